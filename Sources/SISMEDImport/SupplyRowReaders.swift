import CSVReading
import SupplyModel

/// Reads how facilities are supplied: lead time and review period, warehouse, room, budget.
struct CalendarRowReader: RowReader {
  private var supplies = RegisterEntries<FacilitySupply>()

  func finish() -> RegisterContent? { .supplies(supplies.entries) }

  mutating func take(_ record: CSVRecord, _ cells: CellReader) throws -> [Finding] {
    let facility = try cells.facilityCode(record)
    let longest = Double(SupplyCalendar.longestCoverMonths)
    let lead = try cells.number(record, "lead_time_months", in: 0...longest, whole: true)
    let review = try cells.number(record, "review_period_months", in: 1...longest, whole: true)
    let warehouse = cells.text(record, "warehouse")
    let supply = FacilitySupply(
      facility: facility,
      calendar: lead.flatMap { lead in
        review.map { SupplyCalendar(leadTimeMonths: Int(lead), reviewPeriodMonths: Int($0)) }
      },
      warehouse: warehouse.isEmpty ? nil : FacilityCodeGrammar.normalized(warehouse) ?? warehouse,
      storageLitres: try cells.number(record, "storage_litres", in: 0...1e9),
      budgetSoles: try cells.number(record, "budget", in: 0...1e12))
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

/// Reads orders under way.
struct OnOrderRowReader: RowReader {
  private var orders = RegisterEntries<OrderUnderWay>()

  func finish() -> RegisterContent? { .orders(orders.entries) }

  func isNoDataRow(_ record: CSVRecord, _ cells: CellReader) -> Bool {
    cells.isTotal(record, product: cells.header.fields["product"])
  }

  mutating func take(_ record: CSVRecord, _ cells: CellReader) throws -> [Finding] {
    let facility = try cells.facilityCode(record)
    let product = cells.text(record, "product")
    guard !product.isEmpty else {
      throw cells.rejection(RowFault.blankCell, record, field: cells.header.fields["product"])
    }
    guard let quantity = try cells.number(record, "quantity", in: 0...1e9) else {
      throw cells.rejection(RowFault.blankCell, record, field: cells.header.fields["quantity"])
    }
    guard let expected = try month(record, cells, "expected_month") else {
      throw cells.rejection(RowFault.blankCell, record, field: cells.header.fields["expected_month"])
    }
    let order = OrderUnderWay(
      facility: facility, product: ProductCodeGrammar.normalized(product) ?? product, quantity: quantity,
      expectedMonth: expected, orderedMonth: try month(record, cells, "ordered_month"))
    if let ordered = order.orderedMonth, ordered > expected {
      throw cells.rejection(RowFault.badMonth, record, field: cells.header.fields["ordered_month"])
    }
    let key = [order.facility, order.product, expected.description].joined(separator: "\u{1F}")
    try orders.add(order, code: key, record, cells, field: cells.header.fields["product"])
    return []
  }

  /// The month in a cell; nil when it is blank.
  private func month(_ record: CSVRecord, _ cells: CellReader, _ column: String) throws -> Month? {
    let written = cells.text(record, column)
    guard !written.isEmpty else { return nil }
    guard let month = WrittenMonth.read(written) else {
      throw cells.rejection(RowFault.badMonth, record, field: cells.header.fields[column])
    }
    return month
  }
}

extension CellReader {
  /// The facility that a register's row is about; a code of another system stays as it is.
  ///
  /// - Throws: `RowRejection` where the cell is blank.
  func facilityCode(_ record: CSVRecord) throws -> String {
    let written = text(record, "facility")
    guard !written.isEmpty else {
      throw rejection(RowFault.blankCell, record, field: header.fields["facility"])
    }
    return FacilityCodeGrammar.normalized(written) ?? written
  }

  /// The number in a register's cell, nil when it is blank or the file has no such column.
  ///
  /// - Throws: `RowRejection` for one outside the range, or with a fraction where only whole numbers make sense.
  func number(
    _ record: CSVRecord, _ column: String, in range: ClosedRange<Double>, whole: Bool = false
  ) throws -> Double? {
    let field = header.fields[column]
    guard let value = try number(record, field: field) else { return nil }
    guard range.contains(value), !whole || value == value.rounded() else {
      throw rejection(RowFault.badNumber, record, field: field)
    }
    return value
  }
}
