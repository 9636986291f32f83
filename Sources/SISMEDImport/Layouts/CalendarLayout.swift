import CSVReading
import SupplyModel

extension LayoutName {
  /// How facilities are supplied.
  public static let calendar = LayoutName(rawValue: "calendar")
}

/// How facilities are supplied: lead time, review period, warehouse, room and budget.
struct CalendarLayout: Layout {
  let name = LayoutName.calendar
  let content = LayoutContent.register

  func columns(_ options: ImportOptions) -> [ColumnDefinition] {
    [
      ColumnDefinition("facility", ["ESTABLECIMIENTO", "CODIGO_PRE"], need: .required),
      ColumnDefinition("lead_time_months", ["MESES_ENTREGA"], need: .required, isNumber: true),
      ColumnDefinition("review_period_months", ["MESES_REVISION"], need: .required, isNumber: true),
      ColumnDefinition("warehouse", ["ALMACEN", "CODIGO_ALMACEN"]),
      ColumnDefinition("storage_litres", ["LITROS_DE_ALMACEN", "CAPACIDAD_LITROS"], isNumber: true),
      ColumnDefinition("budget", ["PRESUPUESTO", "PRESUPUESTO_SOLES"], isNumber: true),
    ]
  }

  func rowReader(for header: Header, options: ImportOptions, reports: ReportCollector) -> any RowReader {
    CalendarRowReader()
  }
}

/// Reads how facilities are supplied: lead time and review period, warehouse, room, budget.
struct CalendarRowReader: RowReader {
  private var supplies = RegisterEntries<FacilityCode, FacilitySupply>()

  func finish() -> RegisterContent? { .supplies(supplies.entries) }

  mutating func take(_ record: CSVRecord, _ cells: CellReader) throws -> [Finding] {
    let facility = try cells.facilityCode(record)
    let longest = Double(SupplyCalendar.longestCoverMonths)
    let lead = try cells.number(record, "lead_time_months", in: 0...longest, whole: true)
    let review = try cells.number(record, "review_period_months", in: 1...longest, whole: true)
    let warehouse = FacilityCode(cells.text(record, "warehouse"))
    let supply = FacilitySupply(
      facility: facility,
      calendar: lead.flatMap { lead in
        review.map { SupplyCalendar(leadTimeMonths: Int(lead), reviewPeriodMonths: Int($0)) }
      },
      warehouse: warehouse.isEmpty
        ? nil : FacilityCodeGrammar.normalized(warehouse.text) ?? warehouse,
      storageLitres: try cells.number(record, "storage_litres", in: 0...1e9),
      budgetSoles: try cells.number(record, "budget", in: 0...1e9))
    // One of the two alone says nothing, and so does a row without anything.
    let saysOneOnly = (lead == nil) != (review == nil)
    if saysOneOnly || supply == FacilitySupply(facility: facility) {
      let blank = lead == nil ? "lead_time_months" : "review_period_months"
      throw cells.rejection(RowFault.blankCell, record, field: cells.header.fields[blank])
    }
    let field = cells.header.fields["facility"]
    try supplies.add(supply, code: facility, record, cells, field: field)
    return []
  }
}
