import CSVReading
import Files
import Foundation
import SupplyModel

/// What other systems call our facilities, products and numbers: a small CSV file that people edit.
///
/// Its columns are `kind,code,measure,target`; others are ignored, and a line without a target says nothing yet. Kinds:
/// `data_set`, `attribute_option_combo` (no code); `facility` (code: facility); `data_element`, `category_option_combo`
/// (code: product, measure: `closing`, `consumed`, …); `commodity_type` (code: product, target `system|identifier`);
/// `period` (code: month, target `schedule|name`); `program` (no code); `product` (code: product, target: its code there);
/// `system` (code: `facility` or `product`, target: a URI).
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
    case program
    case product
    case system
  }

  private struct Key: Hashable {
    let kind: Kind
    let code: String
    let measure: String
  }

  /// A line that says something.
  private struct Line {
    let key: Key
    let number: Int
  }

  private var targets: [Key: String] = [:]
  /// The same by the text in which all ways of writing the code agree.
  private var targetsByLikeness: [Key: String] = [:]
  private var lines: [Line] = []
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
    let earlier = targets.updateValue(target, forKey: key)
    let like = targetsByLikeness.updateValue(target, forKey: alike)
    lines.append(Line(key: key, number: line))
    let said = [kind.rawValue, key.code, measure].filter { !$0.isEmpty }.joined(separator: " ")
    // One code that means two things: which of them is meant, only a person knows.
    if let earlier {
      findings.append(ExchangeFinding(earlier == target ? .repeated : .contradicted, said, line: line))
    } else if let like, like != target {
      findings.append(ExchangeFinding(.writtenTwoWays, said, line: line))
    }
  }

  /// The text in which all ways of writing a code agree.
  private static func likeness(_ code: String, _ kind: Kind) -> String {
    switch kind {
    case .facility: FacilityCode(code).likeness
    case .dataElement, .categoryOptionCombo, .commodityType, .product: ProductCode(code).likeness
    case .dataSet, .attributeOptionCombo, .period, .program, .system: code
    }
  }

  /// What a thing is called; nil where nobody has said.
  func target(_ kind: Kind, _ code: String = "", _ measure: ExchangeMeasure? = nil) -> String? {
    let measure = measure?.rawValue ?? ""
    return targets[Key(kind: kind, code: code, measure: measure)]
      ?? targetsByLikeness[Key(kind: kind, code: Self.likeness(code, kind), measure: measure)]
  }

  /// The category option combo of a number: that of its measure, else that of its product; nil where nobody has said.
  func combination(_ product: ProductCode, _ measure: ExchangeMeasure) -> String? {
    target(.categoryOptionCombo, product.text, measure) ?? target(.categoryOptionCombo, product.text)
  }

  /// The measures for which any product has a data element, in their own order.
  var measures: [ExchangeMeasure] {
    let used = Set(targets.keys.filter { $0.kind == .dataElement }.map(\.measure))
    return ExchangeMeasure.allCases.filter { used.contains($0.rawValue) }
  }

  /// Whether lines give a target to places and to things that a format tells.
  func says(of format: ExchangeFormat) -> Bool {
    let kinds = Set(lines.map(\.key.kind))
    let things: Kind
    switch format {
    case .dhis2, .dhis2CSV, .adx: things = .dataElement
    case .openlmis: things = .commodityType
    case .openlmisRequisition: things = .product
    case .fhir: return true
    }
    return kinds.contains(.facility) && kinds.contains(things)
  }

  /// The data elements that lines give to two numbers, in whichever months: there one would take the other's place.
  var sharedElements: [ExchangeFinding] {
    // By the element and combination, the numbers that have it: each by its likeness, for `4594` and `04594` are one.
    var meanings: [[String?]: [String: String]] = [:]
    for line in lines where line.key.kind == .dataElement {
      guard let measure = ExchangeMeasure(rawValue: line.key.measure),
        let element = target(.dataElement, line.key.code, measure)
      else { continue }
      let product = ProductCode(line.key.code)
      meanings[[element, combination(product, measure)], default: [:]][
        "\(product.likeness) \(measure.rawValue)"] = "\(product) \(measure.rawValue)"
    }
    return meanings.values.filter { $0.count > 1 }
      .map { ExchangeFinding(.oneElementForTwo, $0.values.sorted().joined(separator: ", ")) }
      .sorted { $0.code < $1.code }
  }

  /// The lines whose facility or product is none of a run's: they give a target to nothing.
  func unknownCodes(facilities: Set<FacilityCode>, products: Set<ProductCode>) -> [ExchangeFinding] {
    let facilities = Set(facilities.map(\.likeness))
    let products = Set(products.map(\.likeness))
    return lines.filter { line in
      let likeness = Self.likeness(line.key.code, line.key.kind)
      switch line.key.kind {
      case .facility: return !facilities.contains(likeness)
      case .dataElement, .categoryOptionCombo, .commodityType, .product: return !products.contains(likeness)
      case .dataSet, .attributeOptionCombo, .period, .program, .system: return false
      }
    }.map { ExchangeFinding(.unknownCode, "\($0.key.kind.rawValue) \($0.key.code)", line: $0.number) }
  }
}
