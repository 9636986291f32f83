import CSVReading
import SupplyModel

extension LayoutName {
  /// What teams found with checklists.
  public static let checklist = LayoutName(rawValue: "checklist")
}

/// What teams found with checklists: so many of so many that meet a standard, by facility and month.
struct ChecklistLayout: Layout {
  let name = LayoutName.checklist
  let content = LayoutContent.register

  func columns(_ options: ImportOptions) -> [ColumnDefinition] {
    [
      ColumnDefinition("facility", ["ESTABLECIMIENTO", "CODIGO_PRE"], need: .required),
      ColumnDefinition("month", ["MES", "ANNOMES"], need: .required),
      ColumnDefinition("standard", ["ESTANDAR", "CODIGO_ESTANDAR"], need: .required),
      ColumnDefinition("met", ["CUMPLE", "CUMPLEN"], need: .required, isNumber: true),
      ColumnDefinition("of", ["DE", "EVALUADOS"], need: .required, isNumber: true),
    ]
  }

  /// No other table states what meets a standard.
  func claims(_ header: Header) -> Bool { header.fields["standard"] != nil && header.fields["met"] != nil }

  func rowReader(for header: Header, options: ImportOptions, reports: ReportCollector) -> any RowReader {
    ChecklistRowReader()
  }
}

/// Reads what checklists found.
struct ChecklistRowReader: RowReader {
  private struct Key: Hashable {
    let facility: FacilityCode
    let month: Month
    let standard: StandardCode
  }

  private(set) var served: [ServedFacility] = []
  private var results = RegisterEntries<Key, ChecklistResult>()

  func finish() -> RegisterContent? { .checklists(results.entries) }

  mutating func take(_ record: CSVRecord, _ cells: CellReader) throws -> [Finding] {
    let result = ChecklistResult(
      facility: try cells.facilityCode(record), month: try cells.neededMonth(record, "month"),
      standard: try cells.standardCode(record), met: try cells.neededNumber(record, "met", in: 0...1e9),
      total: try cells.neededNumber(record, "of", in: 0...1e9))
    guard result.met <= result.total else {
      throw cells.rejection(
        { .metAboveTotal(at: $0, total: result.total) }, record, field: cells.header.fields["met"])
    }
    let key = Key(facility: result.facility, month: result.month, standard: result.standard)
    try results.add(result, code: key, record, cells, field: cells.header.fields["standard"])
    served.append(cells.served(result.facility, result.month, record))
    return []
  }
}
