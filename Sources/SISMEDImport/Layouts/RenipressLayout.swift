import CSVReading
import SupplyModel

extension LayoutName {
  /// The national register of health facilities.
  public static let renipress = LayoutName(rawValue: "renipress")
}

/// The national register of health facilities.
struct RenipressLayout: Layout {
  let name = LayoutName.renipress
  let content = LayoutContent.register

  func columns(_ options: ImportOptions) -> [ColumnDefinition] {
    [
      ColumnDefinition("COD_IPRESS", ["CODIGO_IPRESS", "CODIGO UNICO", "COD_EESS"], need: .required),
      ColumnDefinition(
        "NOMBRE", ["NOMBRE_IPRESS", "ESTABLECIMIENTO", "NOMBRE DEL ESTABLECIMIENTO"], need: .required),
      ColumnDefinition("CATEGORIA"), ColumnDefinition("MICRORED", ["MICRORRED"]), ColumnDefinition("RED"),
      ColumnDefinition("DISA", ["DIRESA", "GERESA"]), ColumnDefinition("DISTRITO"),
      ColumnDefinition("TELEFONO"), ColumnDefinition("NORTE", ["LATITUD"], isNumber: true),
      ColumnDefinition("ESTE", ["LONGITUD"], isNumber: true), ColumnDefinition("COD_UE", ["CODIGO_UE"]),
    ]
  }

  func rowReader(for header: Header, options: ImportOptions, reports: ReportCollector) -> any RowReader {
    RenipressRowReader()
  }
}

/// Reads RENIPRESS: each IPRESS under the code of its own pharmacy.
struct RenipressRowReader: RowReader {
  private var facilities = RegisterEntries<FacilityCode, Facility>()

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
