/// Units of one lot on a shelf, as a report closes.
///
/// A lot may be used until the end of the month in which it expires. The lots of a report need not add up to its
/// closing stock: of what is missing nothing is known.
public struct StockLot: Hashable, Sendable, Codable {
  /// The lot's number as printed on the box; nil when nobody wrote it down.
  public var number: String?
  /// Until when it may be used.
  public var expiry: LotExpiry
  /// Units of issue, above zero.
  public var units: Double
  /// The price of a unit in soles, to a millionth of a sol; nil when unknown.
  public var priceSoles: Double?

  /// A lot of which only the units need be known.
  public init(number: String? = nil, expiry: LotExpiry = .unknown, units: Double, priceSoles: Double? = nil) {
    self.number = number
    self.expiry = expiry
    self.units = units
    self.priceSoles = priceSoles
  }

  /// True when more than its units is known: a lot of which nothing else is known is no lot to keep.
  public var saysAnything: Bool { number != nil || expiry != .unknown || priceSoles != nil }
}

extension StockLot: Comparable {
  /// By expiry, the earlier first and unknown ones last; then by number, price and units.
  public static func < (left: StockLot, right: StockLot) -> Bool {
    let (own, other) = (left.rank, right.rank)
    if own.expiry != other.expiry { return own.expiry < other.expiry }
    if own.number != other.number { return own.number < other.number }
    return own.rest.lexicographicallyPrecedes(other.rest)
  }

  private var rank: (expiry: Int, number: String, rest: [Double]) {
    let month = expiry.month.map { $0.count * 2 + (expiry.isNearestOnly ? 1 : 0) } ?? .max
    return (month, number ?? "", [number == nil ? 0 : 1, priceSoles ?? .infinity, units])
  }
}

/// What is known of the date until which a lot may be used.
///
/// SISMED's per-lot rows and `lots` files state each lot's own date. FORMDET's older form has one date for the whole
/// stock, that of the lot that expires first: whoever reads such a date knows that nothing expires before it, and
/// nothing of how much does then.
public enum LotExpiry: Hashable, Sendable, Codable {
  /// Nobody wrote a date, or one that cannot be meant.
  case unknown
  /// The lot may be used until the end of this month.
  case endOf(Month)
  /// The first units of this stock expire at the end of this month, the others then or later.
  case notBefore(Month)

  /// The month at whose end the lot, or the first of its units, expires; nil when unknown.
  public var month: Month? {
    switch self {
    case .unknown: nil
    case .endOf(let month), .notBefore(let month): month
    }
  }

  /// True for a date that only the first units are known to have.
  public var isNearestOnly: Bool {
    if case .notBefore = self { true } else { false }
  }
}
