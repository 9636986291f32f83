import CSVReading
import SupplyModel

extension LayoutName {
  /// What teams want to reach.
  public static let standards = LayoutName(rawValue: "standards")
}

/// What teams want to reach: indicators with definition, source, owner and target.
struct StandardsLayout: Layout {
  let name = LayoutName.standards
  let content = LayoutContent.register

  func columns(_ options: ImportOptions) -> [ColumnDefinition] {
    [
      ColumnDefinition("standard", ["ESTANDAR", "CODIGO_ESTANDAR"], need: .required),
      ColumnDefinition("name", ["NOMBRE"], need: .required),
      ColumnDefinition("definition", ["DEFINICION"]), ColumnDefinition("numerator", ["NUMERADOR"]),
      ColumnDefinition("denominator", ["DENOMINADOR"]), ColumnDefinition("source", ["FUENTE"]),
      ColumnDefinition("owner", ["NIVEL_RESPONSABLE", "RESPONSABLE"]),
      ColumnDefinition("better", ["MEJOR"]), ColumnDefinition("unit", ["UNIDAD"]),
      ColumnDefinition("target", ["META"], isNumber: true),
      ColumnDefinition("name_en"), ColumnDefinition("definition_en"), ColumnDefinition("numerator_en"),
      ColumnDefinition("denominator_en"),
    ]
  }

  /// No other table says which way of a standard is better, or what is counted of it.
  func claims(_ header: Header) -> Bool {
    header.fields["standard"] != nil
      && ["numerator", "denominator", "source", "owner"].contains { header.fields[$0] != nil }
  }

  func rowReader(for header: Header, options: ImportOptions, reports: ReportCollector) -> any RowReader {
    StandardRowReader()
  }
}

/// Reads standards.
struct StandardRowReader: RowReader {
  private var standards = RegisterEntries<StandardCode, Standard>()

  func finish() -> RegisterContent? { .standards(standards.entries) }

  mutating func take(_ record: CSVRecord, _ cells: CellReader) throws -> [Finding] {
    let code = try cells.standardCode(record)
    let known = BuiltInStandards.all.first { $0.code == code }
    let source: Standard.Source = try cells.word(record, "source") ?? known?.source ?? .checklist
    if source == .colca, known == nil {
      // Colca measures nothing under a name of somebody's own.
      throw cells.rejection(
        { .unknownWord(at: $0, expected: BuiltInStandards.all.map(\.code.text)) }, record,
        field: cells.header.fields["standard"])
    }
    let unit: Standard.Unit = try cells.word(record, "unit") ?? known?.unit ?? .share
    let isOwn = source == .colca
    if isOwn, let known, unit != known.unit {
      throw cells.rejection(
        { .unknownWord(at: $0, expected: known.unit.words) }, record, field: cells.header.fields["unit"])
    }
    let better: Standard.Better = try cells.word(record, "better") ?? known?.better ?? .higher
    if isOwn, let known, better != known.better {
      // What Colca measures is better one way: turned around, every verdict on it would be.
      throw cells.rejection(
        { .unknownWord(at: $0, expected: known.better.words) }, record, field: cells.header.fields["better"])
    }
    if !isOwn, unit != .share {
      // A checklist counts so many of so many.
      throw cells.rejection(
        { .unknownWord(at: $0, expected: Standard.Unit.share.words) }, record,
        field: cells.header.fields["unit"])
    }
    let most: Double = unit == .share ? 1 : 1e9
    func words(_ column: String) -> StandardText? {
      cells.stated(record, column).map { StandardText(es: $0, en: cells.stated(record, column + "_en")) }
    }
    let standard = Standard(
      code: code, source: source, owner: try cells.word(record, "owner") ?? known?.owner ?? .facility,
      better: better, unit: unit,
      target: try cells.number(record, "target", in: 0...most),
      name: StandardText(es: try cells.needed(record, "name"), en: cells.stated(record, "name_en")),
      definition: words("definition") ?? (isOwn ? known?.definition : nil),
      numerator: words("numerator") ?? (isOwn ? known?.numerator : nil),
      denominator: words("denominator") ?? (isOwn ? known?.denominator : nil))
    try standards.add(standard, code: code, record, cells, field: cells.header.fields["standard"])
    return []
  }
}
