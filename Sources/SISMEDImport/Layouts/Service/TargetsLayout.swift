import CSVReading
import SupplyModel

extension LayoutName {
  /// What places want to reach, and by when.
  public static let targets = LayoutName(rawValue: "targets")
}

/// What places want to reach of a standard, from one month to another (*metas*).
struct TargetsLayout: Layout {
  let name = LayoutName.targets
  let content = LayoutContent.register

  func columns(_ options: ImportOptions) -> [ColumnDefinition] {
    [
      ColumnDefinition("standard", ["ESTANDAR", "INDICADOR"], need: .required),
      ColumnDefinition("method", ["METODO"]), ColumnDefinition("level", ["NIVEL"], need: .required),
      ColumnDefinition("place", ["LUGAR"], need: .required),
      ColumnDefinition("network", ["RED"]), ColumnDefinition("regional_authority", ["DIRESA", "GERESA"]),
      ColumnDefinition("from", ["DESDE"], need: .required),
      ColumnDefinition("to", ["HASTA"], need: .required),
      ColumnDefinition("start", ["INICIO", "LINEA_DE_BASE"], isNumber: true),
      ColumnDefinition("value", ["META", "VALOR"], need: .required, isNumber: true),
      ColumnDefinition("months", ["MESES", "MESES_POR_CIFRA"], isNumber: true),
    ]
  }

  /// No other table states a value to be reached by a month.
  func claims(_ header: Header) -> Bool { header.fields["standard"] != nil && header.fields["to"] != nil }

  func rowReader(for header: Header, options: ImportOptions, reports: ReportCollector) -> any RowReader {
    TargetRowReader()
  }
}

/// Reads what places want to reach.
struct TargetRowReader: RowReader {
  private struct Key: Hashable {
    let standard: StandardCode
    let item: String
    let place: ServicePlace
    let to: Month
  }

  private var targets = RegisterEntries<Key, PlaceTarget>()

  func finish() -> RegisterContent? { .targets(targets.entries) }

  mutating func take(_ record: CSVRecord, _ cells: CellReader) throws -> [Finding] {
    guard let level: PlaceLevel = try cells.word(record, "level") else {
      throw cells.rejection(RowFault.blankCell, record, field: cells.header.fields["level"])
    }
    let standard = try cells.standardCode(record)
    // A share is written as one of one: 80 for 80 % would be a target that nobody reaches.
    let isAmount = BuiltInStandards.all.contains { $0.code == standard && $0.unit == .coupleYears }
    let range: ClosedRange<Double> = isAmount ? 0...1e9 : 0...1
    let target = PlaceTarget(
      standard: standard, item: cells.text(record, "method"),
      place: try place(level, record, cells), from: try cells.neededMonth(record, "from"),
      to: try cells.neededMonth(record, "to"), start: try cells.number(record, "start", in: range),
      value: try cells.neededNumber(record, "value", in: range),
      months: try months(record, cells))
    guard target.from < target.to else {
      throw cells.rejection(RowFault.badMonth, record, field: cells.header.fields["to"])
    }
    let key = Key(standard: target.standard, item: target.item, place: target.place, to: target.to)
    try targets.add(target, code: key, record, cells, field: cells.header.fields["standard"])
    return []
  }

  /// Over how many whole months a figure is taken: one where nothing is said, two years at most.
  private func months(_ record: CSVRecord, _ cells: CellReader) throws -> Int {
    guard let stated = try cells.number(record, "months", in: 1...24) else { return 1 }
    guard let months = Int(exactly: stated) else {
      throw cells.rejection(RowFault.badNumber, record, field: cells.header.fields["months"])
    }
    return months
  }

  private func place(
    _ level: PlaceLevel, _ record: CSVRecord, _ cells: CellReader
  ) throws -> ServicePlace {
    if level == .all { return .all }
    let name = try cells.needed(record, "place")
    let (authority, network) = (cells.text(record, "regional_authority"), cells.text(record, "network"))
    switch level {
    case .facility:
      let code = FacilityCodeGrammar.normalized(name) ?? FacilityCode(name)
      return ServicePlace(level: level, path: [code.text])
    case .microNetwork: return ServicePlace(level: level, path: [authority, network, name])
    case .network: return ServicePlace(level: level, path: [authority, name])
    case .regionalAuthority: return ServicePlace(level: level, path: [name])
    case .all: return .all
    }
  }
}
