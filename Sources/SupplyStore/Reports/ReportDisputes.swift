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
    let standing: Standing
  }

  private enum Standing: Hashable {
    case setAside(ReportDispute.Reason)
    case tookOver(ReportDispute.Reason)
    case joined
    case possibleParts(isSetAside: Bool)
    case impossibleDate(Day)
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
    note(key, line: line, otherFile, isSetAside ? .setAside(reason) : .tookOver(reason))
  }

  /// Notes a report of which another table of the same command states a part too.
  mutating func noteJoined(_ key: ReportKey, line: Int, otherFile: Int64) {
    note(key, line: line, otherFile, .joined)
  }

  /// Notes a report of which another table of the same command states a part or another version: nobody can tell.
  mutating func notePossibleParts(_ key: ReportKey, line: Int, otherFile: Int64, isSetAside: Bool) {
    note(key, line: line, otherFile, .possibleParts(isSetAside: isSetAside))
  }

  /// Notes a report that states a day on which it cannot have been made.
  mutating func noteImpossibleDate(_ key: ReportKey, line: Int, file: Int64, _ day: Day) {
    note(key, line: line, file, .impossibleDate(day))
  }

  private mutating func note(_ key: ReportKey, line: Int, _ otherFile: Int64, _ standing: Standing) {
    let kind = Kind(facility: key.facility, month: key.month, otherFile: otherFile, standing: standing)
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
        switch kind.standing {
        case .setAside(let reason): .setAside(reports: group.count, file: file, because: reason)
        case .tookOver(let reason): .tookOver(reports: group.count, file: file, because: reason)
        case .joined: .joined(reports: group.count, file: file)
        case .possibleParts(let isSetAside):
          .possibleParts(reports: group.count, file: file, isSetAside: isSetAside)
        case .impossibleDate(let day): .impossibleDate(reports: group.count, day: day)
        }
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
