import CSVReading
import SupplyModel

extension LayoutName {
  /// What facilities did in months.
  public static let services = LayoutName(rawValue: "services")
}

/// What facilities did in a month of a service: visits, hours of shifts, and how many visits were needed.
struct ServicesLayout: Layout {
  let name = LayoutName.services
  let content = LayoutContent.register

  func columns(_ options: ImportOptions) -> [ColumnDefinition] {
    [
      ColumnDefinition("facility", ["ESTABLECIMIENTO", "CODIGO_PRE"], need: .required),
      ColumnDefinition("month", ["MES", "ANNOMES"], need: .required),
      ColumnDefinition("service", ["SERVICIO"], need: .required),
      ColumnDefinition("visits", ["ATENCIONES"], need: .required, isNumber: true),
      ColumnDefinition("shift_hours", ["HORAS", "HORAS_DE_TURNO"], isNumber: true),
      ColumnDefinition("need", ["NECESIDAD", "NECESIDAD_ESTIMADA"], isNumber: true),
    ]
  }

  /// No other table counts visits of a service.
  func claims(_ header: Header) -> Bool { header.fields["service"] != nil && header.fields["visits"] != nil }

  func rowReader(for header: Header, options: ImportOptions, reports: ReportCollector) -> any RowReader {
    ServiceRowReader()
  }
}

/// Reads what facilities did in months.
struct ServiceRowReader: RowReader {
  private struct Key: Hashable {
    let facility: FacilityCode
    let month: Month
    let service: String
  }

  private(set) var served: [ServedFacility] = []
  private var months = RegisterEntries<Key, ServiceMonth>()

  func finish() -> RegisterContent? { .serviceMonths(months.entries) }

  mutating func take(_ record: CSVRecord, _ cells: CellReader) throws -> [Finding] {
    let month = ServiceMonth(
      facility: try cells.facilityCode(record), month: try cells.neededMonth(record, "month"),
      service: try cells.needed(record, "service"),
      visits: try cells.number(record, "visits", in: 0...1e9),
      shiftHours: try cells.number(record, "shift_hours", in: 0...1e9),
      need: try cells.number(record, "need", in: 0...1e9))
    guard month.visits != nil || month.shiftHours != nil || month.need != nil else {
      throw cells.rejection(RowFault.blankCell, record, field: cells.header.fields["visits"])
    }
    let key = Key(facility: month.facility, month: month.month, service: month.service)
    try months.add(month, code: key, record, cells, field: cells.header.fields["service"])
    served.append(cells.served(month.facility, month.month, record))
    return []
  }
}
