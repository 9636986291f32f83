import SupplyModel

/// The true demand of one facility × product: when it is held, how much is asked for, and how that changes.
///
/// Months are counted from the first month reported (0); the months before it bring stock and history to life.
struct DemandProfile {
  /// The first month in which the facility holds the product.
  let firstMonth: Int
  /// The last month in which it does; what is left goes back to the sub-warehouse.
  let lastMonth: Int
  /// Users a month at month 0.
  let usersAtStart: Double
  /// Growth a month, as a share of `usersAtStart`.
  let monthlyGrowth: Double
  /// By how much users of this product turn to another (negative) or from another to this over 36 months.
  let methodShift: Double

  /// The months simulated before the first one reported.
  static let warmUpMonths = 18

  /// The profile, or nil when the facility never holds the product.
  init?(
    _ place: SyntheticFacility, _ product: SyntheticProduct, placeIndex: Int, productIndex: Int,
    settings: SyntheticSettings
  ) {
    var stream = RandomStream(seed: settings.seed, .profile, placeIndex, productIndex)
    guard stream.happens(place.holds(product.heldShare)) else { return nil }
    usersAtStart = product.usersPerMonth * place.size * stream.number(0.6...1.4)
    monthlyGrowth = stream.number(product.yearlyGrowth) / 12
    var network = RandomStream(seed: settings.seed, .profile, 1_000_000 + place.microNetworkIndex)
    let strength = network.fraction()
    switch product.product.code {
    case SyntheticProduct.leftCode: methodShift = -0.45 * strength
    case SyntheticProduct.adoptedCode: methodShift = 1.1 * strength
    default: methodShift = 0
    }
    (firstMonth, lastMonth) = Self.months(
      product, place, months: settings.months, seed: settings.seed, &stream)
  }

  private static func months(
    _ product: SyntheticProduct, _ place: SyntheticFacility, months: Int, seed: UInt64,
    _ stream: inout RandomStream
  ) -> (first: Int, last: Int) {
    let always = (first: -warmUpMonths, last: Int.max)
    // Short networks have no room for a beginning and an end.
    guard months >= 12 else { return always }
    // The region changes its emergency pill about halfway; each facility does so a month or two apart.
    let change = months / 2 + stream.integer(-2...2)
    let code = product.product.code
    if code == SyntheticProduct.replacedCode { return (always.first, change + stream.integer(0...3)) }
    if code == SyntheticProduct.successorCode, place.kind != .centre { return (change, always.last) }
    let fate = stream.fraction()
    let turn = stream.integer((months / 6)...(months * 5 / 6))
    if fate < 0.07, place.kind != .centre { return (turn, always.last) }
    if fate > 0.95, place.kind != .centre { return (always.first, turn) }
    return always
  }

  func isHeld(month: Int) -> Bool { firstMonth <= month && month <= lastMonth }

  /// The mean of the users who come in a month, before chance.
  func meanUsers(_ product: SyntheticProduct, month: Int, monthOfYear: Int, drift: Double) -> Double {
    let elapsed = Double(max(0, month))
    let growth = min(max(1 + monthlyGrowth * elapsed, 0.3), 3)
    let shift = 1 + methodShift * min(elapsed / 36, 1)
    return usersAtStart * growth * shift * product.season[monthOfYear - 1] * drift
  }
}
