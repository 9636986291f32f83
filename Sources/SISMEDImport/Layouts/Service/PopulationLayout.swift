import CSVReading
import SupplyModel

extension LayoutName {
  /// How many people facilities serve.
  public static let population = LayoutName(rawValue: "population")
}

/// How many people facilities serve in a year: women of 15 to 49, couples to protect, of all methods or of one.
struct PopulationLayout: Layout {
  let name = LayoutName.population
  let content = LayoutContent.register

  func columns(_ options: ImportOptions) -> [ColumnDefinition] {
    [
      ColumnDefinition("facility", ["ESTABLECIMIENTO", "CODIGO_PRE"], need: .required),
      ColumnDefinition("year", ["ANIO", "AÑO"], need: .required, isNumber: true),
      ColumnDefinition("women_15_49", ["MUJERES_15_49", "MEF"], need: .required, isNumber: true),
      ColumnDefinition("couples", ["PAREJAS", "PAREJAS_A_PROTEGER"], isNumber: true),
      ColumnDefinition("method", ["METODO"]),
    ]
  }

  /// No other table counts women.
  func claims(_ header: Header) -> Bool { header.fields["women_15_49"] != nil }

  func rowReader(for header: Header, options: ImportOptions, reports: ReportCollector) -> any RowReader {
    PopulationRowReader()
  }
}

/// Reads how many people facilities serve.
struct PopulationRowReader: RowReader {
  private struct Key: Hashable {
    let facility: FacilityCode
    let year: Int
    let method: String
  }

  private(set) var served: [ServedFacility] = []
  private var populations = RegisterEntries<Key, ServedPopulation>()

  func finish() -> RegisterContent? { .populations(populations.entries) }

  mutating func take(_ record: CSVRecord, _ cells: CellReader) throws -> [Finding] {
    let population = ServedPopulation(
      facility: try cells.facilityCode(record),
      year: Int(try cells.neededNumber(record, "year", in: 2000...2099, whole: true)),
      method: cells.text(record, "method"), women: try cells.number(record, "women_15_49", in: 0...1e9),
      couples: try cells.number(record, "couples", in: 0...1e9))
    guard population.women != nil || population.couples != nil else {
      throw cells.rejection(RowFault.blankCell, record, field: cells.header.fields["women_15_49"])
    }
    if let women = population.women, let couples = population.couples, couples > women {
      throw cells.rejection(
        { .couplesAboveWomen(at: $0, women: women) }, record, field: cells.header.fields["couples"])
    }
    let key = Key(facility: population.facility, year: population.year, method: population.method)
    try populations.add(population, code: key, record, cells, field: cells.header.fields["facility"])
    served.append(
      cells.served(population.facility, Month(count: population.year * 12), record, monthColumn: nil))
    return []
  }
}
