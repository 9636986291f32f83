import CSVReading
import SupplyModel

extension LayoutName {
  /// Products.
  public static let catalogue = LayoutName(rawValue: "catalogue")
}

/// Products with their names, couple-years and what orders need to know of them.
struct CatalogueLayout: Layout {
  let name = LayoutName.catalogue
  let content = LayoutContent.register

  func columns(_ options: ImportOptions) -> [ColumnDefinition] {
    [
      ColumnDefinition("code", ["CODIGO", "CODIGO_MED"], need: .required),
      ColumnDefinition("name", ["NOMBRE", "DESCRIPCION"], need: .required),
      ColumnDefinition("unit", ["UNIDAD"]), ColumnDefinition("cyp_per_unit", isMeasure: true),
      ColumnDefinition("type", ["TIPO", "METODO"]),
      ColumnDefinition("pack_size", ["UNIDADES_POR_PAQUETE", "PAQUETE"], isNumber: true),
      ColumnDefinition("minimum_order", ["PEDIDO_MINIMO"], isNumber: true),
      ColumnDefinition("price", ["PRECIO", "PRECIO_UNITARIO"], isMeasure: true),
      ColumnDefinition("litres_per_unit", ["LITROS_POR_UNIDAD"], isMeasure: true),
      ColumnDefinition("substitute_group", ["GRUPO_SUSTITUTO", "GRUPO_DE_SUSTITUTOS"]),
      ColumnDefinition("service_level", ["NIVEL_DE_SERVICIO"], isMeasure: true),
      ColumnDefinition("programme", ["PROGRAMA", "PROGRAM"]),
      ColumnDefinition("successor", ["SUCESOR", "CODIGO_NUEVO", "REEMPLAZADO_POR"]),
    ]
  }

  func rowReader(for header: Header, options: ImportOptions, reports: ReportCollector) -> any RowReader {
    CatalogueRowReader()
  }
}

/// Reads a product catalogue.
struct CatalogueRowReader: RowReader {
  private var products = RegisterEntries<ProductCode, Product>()

  func finish() -> RegisterContent? { .products(products.entries) }

  mutating func take(_ record: CSVRecord, _ cells: CellReader) throws -> [Finding] {
    func text(_ column: String) -> String? {
      let text = cells.text(record, column)
      return text.isEmpty ? nil : text
    }
    guard let written = text("code").map(ProductCode.init), !written.isEmpty else {
      throw cells.rejection(RowFault.blankCell, record, field: cells.header.fields["code"])
    }
    guard let name = text("name") else {
      throw cells.rejection(RowFault.blankCell, record, field: cells.header.fields["name"])
    }
    func whole(_ column: String) throws -> Int? {
      try cells.number(record, column, in: 1...1e9, whole: true).map { Int($0) }
    }
    // Codes of other systems (the open layout) fit no SISMED grammar and stay as they are.
    func code(_ text: ProductCode) -> ProductCode { ProductCodeGrammar.normalized(text.text) ?? text }
    let successor = text("successor").map { code(ProductCode($0)) }
    guard successor != code(written) else {
      throw cells.rejection(RowFault.badProductCode, record, field: cells.header.fields["successor"])
    }
    let product = Product(
      code: code(written), name: name, unit: text("unit"),
      type: text("type"), coupleYearsPerUnit: try cells.number(record, "cyp_per_unit", in: 0...1e6),
      packSize: try whole("pack_size"), minimumOrder: try whole("minimum_order"),
      priceSoles: try cells.number(record, "price", in: 0...1e9),
      litresPerUnit: try cells.number(record, "litres_per_unit", in: 0...1e6),
      substituteGroup: text("substitute_group"),
      serviceLevel: try cells.number(record, "service_level", in: 0.5...0.99), programme: text("programme"),
      successor: successor)
    try products.add(product, code: product.code, record, cells, field: cells.header.fields["code"])
    return []
  }
}
