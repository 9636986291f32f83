import CSVReading
import SupplyModel

extension LayoutName {
  /// SISMED's own table of products.
  public static let mproducto = LayoutName(rawValue: "mproducto")
}

/// SISMED's own table of products (MPRODUCTO): their names, where no catalogue has any.
///
/// It is no catalogue of Colca's: it knows neither couple-years nor packs nor programmes, and so takes nothing from one.
struct ProductTableLayout: Layout {
  let name = LayoutName.mproducto
  let content = LayoutContent.register
  /// A letter that is read in the wrong code page spoils a name and keeps nothing out.
  let keepsTexts = false

  static let code = "MEDCOD"
  static let productName = "MEDNOM"
  /// What SISMED prints behind the name, with a dash before each.
  static let details = ["MEDCNC", "MEDFF", "MEDPRES"]
  static let form = "MEDFF"

  func columns(_ options: ImportOptions) -> [ColumnDefinition] {
    [
      ColumnDefinition(Self.code, need: .required), ColumnDefinition(Self.productName, need: .required),
    ] + (Self.details + ["MEDNOMABR", "MEDTIP", "MEDPET", "MEDEST"]).map { ColumnDefinition($0) }
  }

  func claims(_ header: Header) -> Bool {
    header.fields[Self.code] != nil && header.fields[Self.productName] != nil
  }

  func rowReader(for header: Header, options: ImportOptions, reports: ReportCollector) -> any RowReader {
    ProductTableRowReader()
  }
}

/// Reads SISMED's table of products; of a code that stands there twice the first row that has a name counts.
struct ProductTableRowReader: RowReader {
  private var products: [ProductCode: StatedProduct] = [:]

  func finish() -> RegisterContent? { .namedProducts(products) }

  /// A row without code or name says nothing, as SISMED keeps of products that were taken out.
  func isNoDataRow(_ record: CSVRecord, _ cells: CellReader) -> Bool {
    cells.text(record, ProductTableLayout.code).isEmpty
      || cells.text(record, ProductTableLayout.productName).isEmpty
  }

  mutating func take(_ record: CSVRecord, _ cells: CellReader) throws -> [Finding] {
    let written = ProductCode(cells.text(record, ProductTableLayout.code))
    let code = ProductCodeGrammar.normalized(written.text) ?? written
    let parts = ([ProductTableLayout.productName] + ProductTableLayout.details).map {
      cells.text(record, $0).split(separator: " ").joined(separator: " ")
    }
    let form = cells.text(record, ProductTableLayout.form)
    let stated = StatedProduct(
      name: parts.filter { !$0.isEmpty }.joined(separator: " - "), unit: form.isEmpty ? nil : form,
      isOfProductTable: true)
    products[code] = products[code] ?? stated
    return []
  }
}
