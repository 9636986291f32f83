import CSVReading
import SupplyModel

/// Turns the records of one layout into content.
protocol RowReader {
  /// True for a record that is no data row, such as a line of totals.
  func isNoDataRow(_ record: CSVRecord, _ cells: CellReader) -> Bool

  /// Takes one data row; the findings returned do not keep it out.
  ///
  /// - Throws: `RowRejection` when the row cannot go in; `DecimalUndecided`; whatever takes the reports.
  mutating func take(_ record: CSVRecord, _ cells: CellReader) throws -> [Finding]

  /// What is to be said of the rows as a whole, once all are read.
  var remarks: [Finding] { get }

  /// The facilities of which the rows tell, where they need not have reported anything; a row each.
  var served: [ServedFacility] { get }

  /// Goes on with the rows below another header of the same layout: tables that somebody has stacked.
  mutating func goOn(under header: Header, options: ImportOptions)

  /// Hands on what is left, and gives the content of a register.
  mutating func finish() throws -> RegisterContent?
}

extension RowReader {
  /// Readers of registers look up their columns in the header of the cells at hand.
  mutating func goOn(under header: Header, options: ImportOptions) {}

  func isNoDataRow(_ record: CSVRecord, _ cells: CellReader) -> Bool { false }

  var remarks: [Finding] { [] }

  var served: [ServedFacility] { [] }
}

extension CellReader {
  /// True for a line of totals below a table.
  func isTotal(_ record: CSVRecord, product: Int?) -> Bool {
    // A line of totals names no product, or the word stands where the product would.
    guard let field = product else { return false }
    guard record[field].isEmpty else {
      let first = record[field].first
      guard first == UInt8(ascii: "T") || first == UInt8(ascii: "t") else { return false }
      return encoding.text(record[field]).uppercased().hasPrefix("TOTAL")
    }
    return (0..<record.count).contains { encoding.text(record[$0]).uppercased().hasPrefix("TOTAL") }
  }

  /// Whether a cell that should hold a code says that its row is a total or a mean of others: `Total`, `TODOS`, `All facilities`.
  func saysTotal(_ record: CSVRecord, field: Int?) -> Bool {
    guard let field else { return false }
    let bytes = record[field]
    // Codes have digits, as a rule, and names are long: few cells need a closer look.
    guard (3...30).contains(bytes.count), !bytes.contains(where: { (48...57).contains($0) }) else {
      return false
    }
    let words = PlainWords.of(encoding.text(bytes))
    return Self.totalWords.contains(words) || words.hasPrefix("total ") || words.hasPrefix("subtotal ")
  }

  /// In the form of `PlainWords`.
  private static let totalWords: Set<String> = [
    "total", "totales", "totals", "subtotal", "sub total", "gran total", "grand total", "suma", "sum",
    "todos",
    "todas", "todos los establecimientos", "todos los productos", "all", "all facilities", "all products",
    "all sites", "promedio", "media", "average", "mean",
  ]

  /// A finding when the closing stock is not what the movements give (to half a unit).
  ///
  /// - Parameter gainsAreKnown: whether nothing but the receipts adds to a stock. Then more than the movements give cannot be, although
  ///   nobody knows what else went out.
  func imbalance(
    _ quantities: StockQuantities, _ record: CSVRecord, closingField: Int?, gainsAreKnown: Bool = false
  ) -> Finding? {
    let isWhole = quantities.adjustment != nil
    let known = gainsAreKnown ? quantities.filled(from: StockQuantities(adjustment: 0)) : quantities
    guard let expected = known.closingByMovements, let closing = known.closing else { return nil }
    let excess = closing - expected
    guard (isWhole ? excess.magnitude : excess) > StockQuantities.balanceTolerance else { return nil }
    return finding({ .unbalanced(at: $0, movementsGive: expected) }, record, field: closingField)
  }

  /// A finding for a field below zero that reports keep as written; nil for any other.
  func negative(_ record: CSVRecord, field: Int?, value: Double?) -> Finding? {
    guard let value, value < 0 else { return nil }
    return finding(RowFault.negativeQuantity, record, field: field)
  }
}
