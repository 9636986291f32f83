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
