import CSVReading
import SupplyModel

/// Reads RENIPRESS: each IPRESS under the code of its own pharmacy.
struct RenipressRowReader: RowReader {
  private var facilities = RegisterEntries<Facility>()

  func finish() -> RegisterContent? { .facilities(facilities.entries) }

  mutating func take(_ record: CSVRecord, _ cells: CellReader) throws -> [Finding] {
    func text(_ column: String) -> String? {
      let text = cells.text(record, column)
      return text.isEmpty ? nil : text
    }
    let field = cells.header.fields["COD_IPRESS"]
    guard let written = text("COD_IPRESS") else { throw cells.rejection(.blankCell, record, field: field) }
    guard let code = FacilityCodeGrammar.normalized(written) else {
      throw cells.rejection(.badFacilityCode, record, field: field)
    }
    guard let name = text("NOMBRE") else {
      throw cells.rejection(.blankCell, record, field: cells.header.fields["NOMBRE"])
    }
    // RENIPRESS names the columns the wrong way round for a map: NORTE holds latitude, ESTE longitude.
    let latitude = try cells.number(record, field: cells.header.fields["NORTE"])
    let longitude = try cells.number(record, field: cells.header.fields["ESTE"])
    let facility = Facility(
      code: code, name: name, category: text("CATEGORIA"), microNetwork: text("MICRORED"),
      network: text("RED"), regionalAuthority: text("DISA"), district: text("DISTRITO"),
      telephone: text("TELEFONO"), latitude: latitude, longitude: longitude)
    try facilities.add(facility, code: code, record, cells, field: field)
    return []
  }
}

/// Reads a product catalogue.
struct CatalogueRowReader: RowReader {
  private var products = RegisterEntries<Product>()

  func finish() -> RegisterContent? { .products(products.entries) }

  mutating func take(_ record: CSVRecord, _ cells: CellReader) throws -> [Finding] {
    func text(_ column: String) -> String? {
      let text = cells.text(record, column)
      return text.isEmpty ? nil : text
    }
    guard let written = text("code") else {
      throw cells.rejection(.blankCell, record, field: cells.header.fields["code"])
    }
    guard let name = text("name") else {
      throw cells.rejection(.blankCell, record, field: cells.header.fields["name"])
    }
    let coupleYears = try cells.number(record, field: cells.header.fields["cyp_per_unit"])
    if let coupleYears, coupleYears < 0 {
      throw cells.rejection(.badNumber, record, field: cells.header.fields["cyp_per_unit"])
    }
    // Codes of other systems (the open layout) fit no SISMED grammar and stay as they are.
    let product = Product(
      code: ProductCodeGrammar.normalized(written) ?? written, name: name, unit: text("unit"),
      type: text("type"), coupleYearsPerUnit: coupleYears)
    try products.add(product, code: product.code, record, cells, field: cells.header.fields["code"])
    return []
  }
}

/// Reads lead times and review periods by facility.
struct CalendarRowReader: RowReader {
  private var calendars = RegisterEntries<CalendarEntry>()

  func finish() -> RegisterContent? { .calendars(calendars.entries) }

  mutating func take(_ record: CSVRecord, _ cells: CellReader) throws -> [Finding] {
    func months(_ column: String, atLeast least: Double) throws -> Int {
      let field = cells.header.fields[column]
      guard let value = try cells.number(record, field: field) else {
        throw cells.rejection(.blankCell, record, field: field)
      }
      let longest = Double(SupplyCalendar.longestCoverMonths)
      guard value == value.rounded(), value >= least, value <= longest else {
        throw cells.rejection(.badNumber, record, field: field)
      }
      return Int(value)
    }
    let written = cells.text(record, "facility")
    guard !written.isEmpty else {
      throw cells.rejection(.blankCell, record, field: cells.header.fields["facility"])
    }
    let calendar = SupplyCalendar(
      leadTimeMonths: try months("lead_time_months", atLeast: 0),
      reviewPeriodMonths: try months("review_period_months", atLeast: 1))
    let entry = CalendarEntry(
      facility: FacilityCodeGrammar.normalized(written) ?? written, calendar: calendar)
    let field = cells.header.fields["facility"]
    try calendars.add(entry, code: entry.facility, record, cells, field: field)
    return []
  }
}
