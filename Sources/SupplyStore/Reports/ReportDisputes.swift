import GRDB
import SupplyModel

/// The reports of a file that another file states otherwise, gathered by facility and month as they come up.
struct ReportDisputes {
  /// So many are told one by one.
  static let kept = 1000

  /// What the disputes told together have in common.
  private struct Kind: Hashable {
    let facility: FacilityCode
    let month: Month
    let otherFile: Int64
    let isSetAside: Bool
    let reason: ReportDispute.Reason
  }

  private struct Group {
    let product: ProductCode
    let line: Int
    var count = 1
  }

  private var groups: [Kind: Group] = [:]
  private var order: [Kind] = []
  private var further = 0

  /// Notes a report that stays out, or comes in though a person should look.
  ///
  /// - Parameters:
  ///   - key: the report.
  ///   - line: its line in this file.
  ///   - otherFile: the file that states it otherwise.
  mutating func note(
    _ key: ReportKey, line: Int, otherFile: Int64, isSetAside: Bool, _ reason: ReportDispute.Reason
  ) {
    let kind = Kind(
      facility: key.facility, month: key.month, otherFile: otherFile, isSetAside: isSetAside, reason: reason)
    if groups[kind] != nil {
      groups[kind]?.count += 1
    } else if order.count < Self.kept {
      order.append(kind)
      groups[kind] = Group(product: key.product, line: line)
    } else {
      further += 1
    }
  }

  /// The findings, in the order in which they came up; `name` tells what a file is called.
  func findings(name: (Int64) throws -> String) throws -> [Finding] {
    var findings: [Finding] = []
    for kind in order {
      guard let group = groups[kind] else { continue }
      let file = try name(kind.otherFile)
      let dispute: ReportDispute =
        kind.isSetAside
        ? .setAside(reports: group.count, file: file, because: kind.reason)
        : .tookOver(reports: group.count, file: file, because: kind.reason)
      findings.append(
        Finding(
          .reports(dispute), line: group.line,
          subject: Finding.Subject(
            facility: kind.facility, product: group.product, month: kind.month)))
    }
    if further > 0 { findings.append(Finding(.file(.furtherFindings(count: further)))) }
    return findings
  }
}
