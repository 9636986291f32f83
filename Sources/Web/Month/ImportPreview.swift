import Files
import Runs
import SupplyModel
import Telling

/// What files would do, or did, in the words of `colca import --dry-run`.
struct ImportPreview: Codable, Sendable, Equatable {
  /// A table of a file.
  struct Table: Codable, Sendable, Equatable {
    let path: String
    let layout: String?
    let rows: Int
    let new: Int
    let replaced: Int
    let unchanged: Int
    let rejected: Int
    let isUnusable: Bool
    let findingCount: Int
    let findings: [Found]
  }

  /// Something that was found, and where.
  struct Found: Codable, Sendable, Equatable {
    let severity: BothWords
    let isError: Bool
    let place: BothWords
    let text: BothWords
  }

  /// So many findings are kept of all tables together; the rest is counted.
  static let findingsKept = 200

  let tables: [Table]
  /// What is said of rows outside the scope; nil where there are none.
  let outside: BothWords?
  /// Of everything that was counted and found: what is confirmed is what was shown.
  let digest: String

  /// Whether anything would change.
  var doesSomething: Bool { tables.contains { $0.new + $0.replaced > 0 } }
  /// Whether anything of it can be used.
  var isUsable: Bool { tables.contains { !$0.isUnusable } }
  var findingCount: Int { tables.reduce(0) { $0 + $1.findingCount } }

  init(_ outcomes: [FileOutcome], in folder: String, scope: ProductScope) {
    var left = Self.findingsKept
    var digest = SHA256Digest()
    tables = outcomes.map { outcome in
      let path =
        outcome.path.hasPrefix(folder + "/")
        ? String(outcome.path.dropFirst(folder.count + 1)) : PathText.lastComponent(outcome.path)
      let counts = outcome.counts
      var said = "\(path) \(outcome.layout?.rawValue ?? "") \(outcome.rows) \(counts.accepted) "
      said += "\(counts.replaced) \(counts.unchanged) \(outcome.rejected)\n"
      for finding in outcome.findings { said += Language.spanish.sentence(for: finding) + "\n" }
      said.withUTF8 { digest.accept(UnsafeRawBufferPointer($0)) }
      // What rejects a row is told before what is only odd.
      let shown =
        (outcome.findings.filter { $0.severity == .error } + outcome.findings.filter { $0.severity != .error })
        .prefix(left)
      left -= shown.count
      return Table(
        path: path, layout: outcome.layout?.rawValue, rows: outcome.rows, new: counts.accepted,
        replaced: counts.replaced, unchanged: counts.unchanged, rejected: outcome.rejected,
        isUnusable: outcome.isUnusable, findingCount: outcome.findings.count,
        findings: shown.map { finding in
          Found(
            severity: BothWords { $0.name(of: finding.severity) }, isError: finding.severity == .error,
            place: BothWords { $0.place(of: finding) }, text: BothWords { $0.sentence(for: finding) })
        })
    }
    let outside = FileOutcome.outside(outcomes)
    self.outside = outside.isEmpty ? nil : BothWords { $0.outsideRows(outside, of: scope) }
    self.digest = digest.finish()
  }
}
