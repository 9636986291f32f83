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
      ColumnDefinition("TELEFONO"), ColumnDefinition("NORTE", ["LATITUD"], isMeasure: true),
      ColumnDefinition("ESTE", ["LONGITUD"], isMeasure: true), ColumnDefinition("COD_UE", ["CODIGO_UE"]),
      ColumnDefinition("ESTADO"), ColumnDefinition("CONDICION"),
      ColumnDefinition("FECHA_BAJA", ["FECHA_CIERRE", "FE_BAJA", "FE_CIERRE"]),
    ]
  }

  func rowReader(for header: Header, options: ImportOptions, reports: ReportCollector) -> any RowReader {
    RenipressRowReader()
  }
}

/// Reads RENIPRESS: each IPRESS under the code of its own pharmacy.
struct RenipressRowReader: RowReader {
  private var hasToldSwap = false
  private var facilities = RegisterEntries<FacilityCode, Facility>()

  func finish() -> RegisterContent? { .facilities(facilities.entries) }

  mutating func take(_ record: CSVRecord, _ cells: CellReader) throws -> [Finding] {
    func text(_ column: String) -> String? {
      let text = cells.text(record, column)
      return text.isEmpty ? nil : text
    }
    /// A place in the hierarchy; RENIPRESS writes "NO PERTENECE A NINGUNA MICRORRED" for none.
    func place(_ column: String) -> String? {
      text(column).flatMap { $0.uppercased().hasPrefix("NO PERTENECE") ? nil : $0 }
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
    let north = cells.header.fields["NORTE"]
    let position = RegisterPosition(
      north: try cells.number(record, field: north),
      east: try cells.number(record, field: cells.header.fields["ESTE"]))
    let facility = Facility(
      code: code, name: name, category: text("CATEGORIA"), microNetwork: place("MICRORED"),
      network: place("RED"), regionalAuthority: text("DISA"), district: text("DISTRITO"),
      telephone: text("TELEFONO"), latitude: position.latitude, longitude: position.longitude,
      executingUnit: text("COD_UE").map { FacilityCodeGrammar.executingUnit($0) ?? $0 },
      closure: FacilityClosure.kind(ofWords: [text("ESTADO"), text("CONDICION")].compactMap { $0 }).map {
        FacilityClosure(kind: $0, since: text("FECHA_BAJA").flatMap(WrittenMonth.read))
      })
    try facilities.add(facility, code: code, record, cells, field: field)
    switch position.reading {
    case .asWritten, .unknown: return []
    case .outside: return [cells.finding(RowFault.positionOutside, record, field: north)]
    case .swapped:
      // A register has its columns one way round: told once, of the first row.
      defer { hasToldSwap = true }
      return hasToldSwap ? [] : [cells.finding(RowFault.positionSwapped, record, field: north)]
    }
  }
}
