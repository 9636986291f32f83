import CSVReading
import Files
import Foundation
import SupplyModel

/// What other systems call our facilities, products and numbers: a small CSV file that people edit.
///
/// Its columns are `kind,code,measure,target`; others are ignored, and a line without a target says nothing yet. Kinds:
/// `data_set`, `attribute_option_combo` (no code); `facility` (code: facility); `data_element`, `category_option_combo`
/// (code: product, measure: `closing`, `consumed`, …); `commodity_type` (code: product, target `system|identifier`);
/// `period` (code: month, target `schedule|name`); `system` (code: `facility` or `product`, target: a URI).
///
/// Codes are looked for as they stand, then however they are written (`SupplyCode.likeness`), so that `6528F01` and `4594`, as a
/// spreadsheet leaves them, are `06528F01` and `04594`, and `abc12` is `ABC12`.
public struct CodeMapping: Sendable {
  /// The kinds of lines.
  public enum Kind: String, Sendable, CaseIterable {
    case dataSet = "data_set"
    case attributeOptionCombo = "attribute_option_combo"
    case facility
    case dataElement = "data_element"
    case categoryOptionCombo = "category_option_combo"
    case commodityType = "commodity_type"
    case period
    case system
  }

  private struct Key: Hashable {
    let kind: Kind
    let code: String
    let measure: String
  }

  private var targets: [Key: String] = [:]
  /// The same by the text in which all ways of writing the code agree.
  private var targetsByLikeness: [Key: String] = [:]
  /// What in the file is not understood.
  public private(set) var findings: [ExchangeFinding] = []

  /// Whether the file has the columns of a mapping.
  public var isReadable: Bool { !findings.contains { $0.kind == .missingColumn } }

  /// Nothing is mapped.
  public init() {}

  /// Reads a mapping, its columns set apart by commas or, as Excel saves them, by semicolons.
  ///
  /// - Throws: `ColcaError` for a file that cannot be read.
  public init(path: String) throws {
    let plain = try Self.rows(path, delimiter: UInt8(ascii: ","))
    let isExcel = plain.rows.first.map { $0.fields.count == 1 && $0.fields[0].contains(";") } ?? false
    let (rows, lost) = isExcel ? try Self.rows(path, delimiter: UInt8(ascii: ";")) : plain
    let columns = header(rows.first?.fields ?? [])
    findings += lost.map { ExchangeFinding(.unreadableLine, line: $0) }
    for row in rows.dropFirst() { accept(row.fields, columns: columns, line: row.line) }
  }

  /// The rows of a file, and the lines that are none: a quote that begins there joins others to them.
  private static func rows(
    _ path: String, delimiter: UInt8
  ) throws -> (rows: [(line: Int, fields: [String])], lost: [Int]) {
    var rows: [(line: Int, fields: [String])] = []
    var lost: [Int] = []
    var width: Int?
    do {
      try CSVReader(delimiter: delimiter).read(
        path: path,
        isWhole: { record in
          guard let width else { return true }
          return record.count == width && !record.hasRowWithinField(ofWidth: width, delimiter: delimiter)
        },
        onDefect: { lost.append($0.line) },
        onRecord: { record in
          width = width ?? record.count
          rows.append((record.line, (0..<record.count).map { String(decoding: record[$0], as: UTF8.self) }))
          return true
        })
    } catch let error as FileAccessError {
      throw error.systemError == ENOENT
        ? FileError.noSuchFile(path: path)
        : FileError.unreadable(path: path, reason: String(cString: strerror(error.systemError)))
    }
    return (rows, lost)
  }

  private mutating func header(_ fields: [String]) -> [String: Int] {
    let names = fields.map { $0.lowercased().replacing("\u{FEFF}", with: "") }
    let columns = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    for name in ["kind", "code", "measure", "target"] where columns[name] == nil {
      findings.append(ExchangeFinding(.missingColumn, name, line: 1))
    }
    return columns
  }

  private mutating func accept(_ fields: [String], columns: [String: Int], line: Int) {
    func field(_ name: String) -> String {
      CodeText.plain(columns[name].flatMap { fields.indices.contains($0) ? fields[$0] : nil } ?? "")
    }
    guard let kind = Kind(rawValue: field("kind").lowercased()) else {
      findings.append(ExchangeFinding(.unknownKind, field("kind"), line: line))
      return
    }
    let measure = field("measure").lowercased()
    guard measure.isEmpty || ExchangeMeasure(rawValue: measure) != nil else {
      findings.append(ExchangeFinding(.unknownMeasure, measure, line: line))
      return
    }
    let target = field("target")
    guard !target.isEmpty else { return }
    // The template guards codes that a spreadsheet would run, and `CodeText` takes the guard off.
    let key = Key(kind: kind, code: field("code"), measure: measure)
    let alike = Key(kind: kind, code: Self.likeness(key.code, kind), measure: measure)
    let isKnown = targets.updateValue(target, forKey: key) != nil
    let like = targetsByLikeness.updateValue(target, forKey: alike)
    if isKnown {
      findings.append(ExchangeFinding(.repeated, kind.rawValue + " " + key.code, line: line))
    } else if let like, like != target {
      // Two ways of writing one code that mean two things: which of them is meant, only a person knows.
      findings.append(ExchangeFinding(.writtenTwoWays, kind.rawValue + " " + key.code, line: line))
    }
  }

  /// The text in which all ways of writing a code agree.
  private static func likeness(_ code: String, _ kind: Kind) -> String {
    switch kind {
    case .facility: FacilityCode(code).likeness
    case .dataElement, .categoryOptionCombo, .commodityType: ProductCode(code).likeness
    case .dataSet, .attributeOptionCombo, .period, .system: code
    }
  }

  /// What a thing is called; nil where nobody has said.
  func target(_ kind: Kind, _ code: String = "", _ measure: ExchangeMeasure? = nil) -> String? {
    let measure = measure?.rawValue ?? ""
    return targets[Key(kind: kind, code: code, measure: measure)]
      ?? targetsByLikeness[Key(kind: kind, code: Self.likeness(code, kind), measure: measure)]
  }

  /// The measures for which any product has a data element, in their own order.
  var measures: [ExchangeMeasure] {
    let used = Set(targets.keys.filter { $0.kind == .dataElement }.map(\.measure))
    return ExchangeMeasure.allCases.filter { used.contains($0.rawValue) }
  }
}
