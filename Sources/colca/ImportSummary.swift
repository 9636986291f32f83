import Foundation
import Planning
import SupplyModel
import Wording

/// The JSON summary of an import, as the file contract lays it down.
struct ImportSummary: Encodable {
  let schema_version = 1
  let files: [File]

  struct File: Encodable {
    let path: String
    let layout: String?
    let encoding: String?
    let delimiter: String?
    let decimal: String?
    let rows: Int
    let accepted: Int
    let replaced: Int
    let unchanged: Int
    let rejected: Int
    let findings: [Found]
  }

  struct Found: Encodable {
    let code: String
    let severity: String
    let line: Int?
    let column: String?
    let value: String?
    let message: String
  }

  init(_ outcomes: [FileOutcome], language: Language) {
    files = outcomes.map { outcome in
      File(
        path: outcome.path, layout: outcome.layout?.rawValue,
        encoding: outcome.dialect?.encoding.rawValue, delimiter: outcome.dialect?.delimiterName,
        decimal: outcome.dialect?.decimal.rawValue, rows: outcome.rows, accepted: outcome.counts.accepted,
        replaced: outcome.counts.replaced, unchanged: outcome.counts.unchanged, rejected: outcome.rejected,
        findings: outcome.findings.map {
          Found(
            code: $0.code.rawValue, severity: $0.severity.rawValue, line: $0.line, column: $0.column,
            value: $0.value, message: language.sentence(for: $0))
        })
    }
  }

  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }
}
