import CSVReading
import SupplyModel

/// The columns in which tables of reports say what their products are.
enum ProductColumns {
  static let name = "product_name"
  static let unit = "product_unit"
  static let price = "product_price"

  /// Name and form; of a price the layouts that have one have their own column.
  static let words = [
    ColumnDefinition(
      name,
      [
        "DESCRIP", "DESCRIPCION", "DESCRIPCION DEL PRODUCTO", "DESCRIPCION PRODUCTO", "NOMBRE DEL PRODUCTO",
        "MEDNOM",
      ], isInPassing: true),
    ColumnDefinition(unit, ["FF", "MEDFF", "FORMA FARMACEUTICA"], isInPassing: true),
  ]
}

/// Reads what rows say of their products in passing: the first word on each thing counts within a file.
struct ProductWords {
  private let nameField: Int?
  private let unitField: Int?
  private let priceField: Int?
  /// What there is to be known: a bit each for name, form and price.
  private let wanted: UInt8
  /// What is known of each product, by its number.
  private var known: [UInt8] = []

  /// The words below a header.
  ///
  /// - Parameter price: the layout's own column of prices, where a row has one price for its product.
  init(_ header: Header, price: String? = ProductColumns.price) {
    nameField = header.fields[ProductColumns.name]
    unitField = header.fields[ProductColumns.unit]
    priceField = price.flatMap { header.fields[$0] }
    wanted = (nameField == nil ? 0 : 1) | (unitField == nil ? 0 : 2) | (priceField == nil ? 0 : 4)
  }

  /// Notes what a row says of its product, by the number of it, in a collector.
  @inline(__always)
  mutating func note(
    _ record: CSVRecord, _ cells: CellReader, product: Int, into collector: inout ReportCollector
  ) {
    guard wanted > 0 else { return }
    let open = product < known.count ? wanted & ~known[product] : wanted
    if open > 0 { read(record, cells, product, open, &collector) }
  }

  private mutating func read(
    _ record: CSVRecord, _ cells: CellReader, _ product: Int, _ open: UInt8,
    _ collector: inout ReportCollector
  ) {
    var stated = StatedProduct()
    if open & 1 != 0 { stated.name = Self.line(record, cells, nameField) }
    if open & 2 != 0 { stated.unit = Self.line(record, cells, unitField) }
    if open & 4 != 0, let priceField {
      stated.priceSoles = WrittenPrice.soles(record[priceField], mark: cells.decimal)
    }
    guard !stated.isEmpty else { return }
    collector.note(stated, ofProduct: product)
    if product >= known.count { known += [UInt8](repeating: 0, count: product + 1 - known.count) }
    known[product] |=
      (stated.name == nil ? 0 : 1) | (stated.unit == nil ? 0 : 2) | (stated.priceSoles == nil ? 0 : 4)
  }

  /// The words in a field: its first line, for a name is one; nil where there are none.
  static func line(_ record: CSVRecord, _ cells: CellReader, _ field: Int?) -> String? {
    guard let field, !record[field].isEmpty else { return nil }
    let text = CodePageRepair.repaired(cells.encoding.text(record[field]))
    let line = String(text.prefix { !$0.isNewline }.prefix(200))
    return line.contains(where: \.isLetter) && !NoName.isOne(line) ? line : nil
  }
}

/// What stands in the place of a name and is none: the word of a database or of a spreadsheet for nothing, and letters that nobody can read.
///
/// Taken for a name, it would replace a good one of an earlier file.
enum NoName {
  private static let words: Set<String> = [
    "NA", "ND", "SD", "NULL", "NULO", "NAN", "NONE", "NIL", "VACIO", "SINDATO", "SINDATOS", "SINNOMBRE",
    "NOAPLICA",
    "NODEFINIDO", "UNDEFINED", "XXX",
  ]

  /// Whether a text is none.
  static func isOne(_ text: String) -> Bool {
    // `#N/A`, `#REF!`, `#¿NOMBRE?`, and a formula that nobody worked out.
    if text.hasPrefix("#") || text.hasPrefix("=") { return true }
    return words.contains(HeaderNames.normalized(text)) || isGarbled(text)
  }

  /// Whether letters were lost, or are still those of a text read in the wrong code page: `CONDÃ“N`, `COND�N`.
  private static func isGarbled(_ text: String) -> Bool {
    let letters = Array(text.unicodeScalars)
    if letters.contains(where: { $0 == "\u{FFFD}" || (0x80...0x9F).contains($0.value) }) { return true }
    return zip(letters, letters.dropFirst()).contains { first, second in
      (first == "Ã" || first == "Â") && !second.isASCII
    }
  }
}
