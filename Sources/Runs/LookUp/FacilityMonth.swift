import Files
import SupplyModel
import SupplyStore

/// What the reports of a facility say of a month, product by product, as somebody needs it who types or corrects that month.
public struct FacilityMonth: Sendable, Equatable {
  /// A product of the month.
  public struct Line: Sendable, Equatable {
    /// The product.
    public let product: ProductCode
    /// What is reported; nil where nothing is.
    public let reported: StockQuantities?
    /// The closing stock of the month before; nil where none is reported.
    public let closingBefore: Double?
    /// Whether lots of the month's closing stock are known, which a report without lots replaces.
    public let hasLots: Bool
  }

  /// The facility.
  public let facility: FacilityCode
  /// The month.
  public let month: Month
  /// The products that it reported in this month or in the twelve before, by code.
  public let lines: [Line]

  /// So many months before the month are looked at for products.
  private static let monthsBefore = 12

  /// Reads it.
  ///
  /// - Parameter products: those that are looked at.
  /// - Throws: `ColcaError`.
  public init(
    _ database: SupplyDatabase, facility: FacilityCode, month: Month, of products: ScopedProducts
  ) throws {
    self.facility = facility
    self.month = month
    let first = month.advanced(by: -Self.monthsBefore)
    lines = try database.series(of: products, facility: facility, through: month).compactMap { series in
      let entries = series.entries.filter { $0.month >= first && $0.quantities != nil }
      guard !entries.isEmpty else { return nil }
      let own = entries.first { $0.month == month }?.quantities
      let before = entries.first { $0.month == month.advanced(by: -1) }?.quantities?.closing
      let isLatest = series.lastReported?.month == month
      return Line(
        product: series.product, reported: own, closingBefore: before,
        hasLots: own != nil && isLatest && !series.lots.isEmpty)
    }.sorted { $0.product < $1.product }
  }

  /// Whether anything is reported of the month.
  public var isReported: Bool { lines.contains { $0.reported != nil } }

  /// What is reported of a product; nil where nothing is.
  public subscript(product: ProductCode) -> StockQuantities? {
    lines.first { $0.product == product }?.reported
  }

  /// SHA-256 of what is reported of the month: another one where anybody has changed it.
  public var digest: String {
    let texts = lines.compactMap { line in
      line.reported.map { line.product.text + " " + Self.text($0) }
    }
    return SHA256Digest.hex(of: "\(facility.text) \(month)\n" + texts.joined(separator: "\n"))
  }

  /// Quantities in one text: what the log of changes keeps, `?` for what is not known.
  ///
  ///     opening 40, received 0, consumed 12, adjustment 0, closing 28
  public static func text(_ quantities: StockQuantities) -> String {
    let parts: [(String, Double?)] = [
      ("opening", quantities.opening), ("received", quantities.received), ("consumed", quantities.consumed),
      ("adjustment", quantities.adjustment), ("closing", quantities.closing),
      ("ordered", quantities.ordered), ("stockout_days", quantities.stockoutDays),
    ]
    return parts.map { name, value in name + " " + (value.map { PlainNumber.text($0) } ?? "?") }
      .joined(separator: ", ")
  }
}
