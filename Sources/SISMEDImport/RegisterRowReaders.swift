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
    guard let written = text("COD_IPRESS") else {
      throw cells.rejection(RowFault.blankCell, record, field: field)
    }
    guard let code = FacilityCodeGrammar.normalized(written) else {
      throw cells.rejection(RowFault.badFacilityCode, record, field: field)
    }
    guard let name = text("NOMBRE") else {
      throw cells.rejection(RowFault.blankCell, record, field: cells.header.fields["NOMBRE"])
    }
    // RENIPRESS names the columns the wrong way round for a map: NORTE holds latitude, ESTE longitude.
    let latitude = try cells.number(record, field: cells.header.fields["NORTE"])
    let longitude = try cells.number(record, field: cells.header.fields["ESTE"])
    let facility = Facility(
      code: code, name: name, category: text("CATEGORIA"), microNetwork: text("MICRORED"),
      network: text("RED"), regionalAuthority: text("DISA"), district: text("DISTRITO"),
      telephone: text("TELEFONO"), latitude: latitude, longitude: longitude, executingUnit: text("COD_UE"))
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
      throw cells.rejection(RowFault.blankCell, record, field: cells.header.fields["code"])
    }
    guard let name = text("name") else {
      throw cells.rejection(RowFault.blankCell, record, field: cells.header.fields["name"])
    }
    func whole(_ column: String) throws -> Int? {
      try cells.number(record, column, in: 1...1e9, whole: true).map { Int($0) }
    }
    // Codes of other systems (the open layout) fit no SISMED grammar and stay as they are.
    let product = Product(
      code: ProductCodeGrammar.normalized(written) ?? written, name: name, unit: text("unit"),
      type: text("type"), coupleYearsPerUnit: try cells.number(record, "cyp_per_unit", in: 0...1e6),
      packSize: try whole("pack_size"), minimumOrder: try whole("minimum_order"),
      priceSoles: try cells.number(record, "price", in: 0...1e9),
      litresPerUnit: try cells.number(record, "litres_per_unit", in: 0...1e6),
      substituteGroup: text("substitute_group"),
      serviceLevel: try cells.number(record, "service_level", in: 0.5...0.99))
    try products.add(product, code: product.code, record, cells, field: cells.header.fields["code"])
    return []
  }
}
