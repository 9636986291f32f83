import Foundation
import SupplyModel

/// The JSON summary of an import, as the file contract lays it down.
public struct ImportSummary: Encodable {
  private let schema_version = 1
  private let files: [File]

  private struct File: Encodable {
    let path: String
    let layout: OrNull<String>
    let encoding: OrNull<String>
    let delimiter: OrNull<String>
    let decimal: OrNull<String>
    let rows: Int
    let accepted: Int
    let replaced: Int
    let unchanged: Int
    let rejected: Int
    /// Absent where there is nothing outside.
    let outside_scope: Outside?
    let findings: [Found]
  }

  private struct Outside: Encodable {
    let rows: Int
    let products: Int
  }

  private struct Found: Encodable {
    let code: String
    let severity: String
    let line: OrNull<Int>
    let byte: OrNull<Int>
    let column: OrNull<String>
    let value: OrNull<String>
    let message: String
  }

  /// A value whose key stands in the summary also when there is none, as the contract lists it.
  private struct OrNull<Value: Encodable>: Encodable {
    let value: Value?

    init(_ value: Value?) { self.value = value }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      if let value { try container.encode(value) } else { try container.encodeNil() }
    }
  }

  /// The summary of some files.
  public init(_ outcomes: [FileOutcome], language: Language) {
    files = outcomes.map { outcome in
      File(
        path: outcome.path, layout: OrNull(outcome.layout?.rawValue),
        encoding: OrNull(outcome.dialect?.encoding.rawValue),
        delimiter: OrNull(outcome.dialect?.delimiterName), decimal: OrNull(outcome.dialect?.decimal.rawValue),
        rows: outcome.rows, accepted: outcome.counts.accepted, replaced: outcome.counts.replaced,
        unchanged: outcome.counts.unchanged, rejected: outcome.rejected,
        outside_scope: Self.outside(outcome),
        findings: outcome.findings.map {
          Found(
            code: $0.code.rawValue, severity: $0.severity.rawValue, line: OrNull($0.line),
            byte: OrNull($0.byte),
            column: OrNull($0.column), value: OrNull($0.value), message: language.sentence(for: $0))
        })
    }
  }

  private static func outside(_ outcome: FileOutcome) -> Outside? {
    let outside = FileOutcome.outside([outcome])
    return outside.isEmpty ? nil : Outside(rows: outside.rows, products: outside.products)
  }

  /// The text of the JSON object.
  ///
  /// - Throws: what the encoder throws.
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }
}
