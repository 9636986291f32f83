/// The class of a series at the end of a month: months of one class are analogues of one another.
///
/// Four marks: the stock state (6), the share of zero months (4), the trend (5), and whether the month itself had no
/// consumption (2). They are one code, the stock state in the highest place and the month's zero in the lowest.
struct StateClass: Equatable {
  /// The code, within 0..<count.
  let code: Int

  /// How many classes there are.
  static let count = 6 * 4 * 5 * 2

  /// The class with a code.
  init(code: Int) { self.code = code }

  /// The class of a state with this closing stock; NaN where it is unknown.
  init(_ state: SeriesState, closingStock: Double) {
    let stock = Self.stockState(closingStock, mean6: state.mean6)
    let zeros = Self.band(state.zeroShare, 0, 0.34, orBelow: 0.84)
    let trend = Self.trend((state.mean3 + 0.2) / (state.mean12 + 0.2))
    code = ((stock * 4 + zeros) * 5 + trend) * 2 + (state.endsInZero ? 1 : 0)
  }

  /// The stock state, within 0..<6.
  var stockState: Int { code / 40 }
  /// The band of the share of zero months, within 0..<4.
  var zeroBand: Int { code / 10 % 4 }
  /// The trend, within 0..<5.
  var trend: Int { code / 2 % 5 }
  /// Whether the month itself had no consumption.
  var endsInZero: Bool { code % 2 == 1 }

  /// What the class is called when its finer marks no longer count.
  ///
  /// At coarseness 0 all marks count; then the trend falls away, then the share of zeros, then the stock state; at 4
  /// nothing is left and every month is an analogue. Classes with equal keys share a pool.
  func key(coarseness: Int) -> Int {
    let (endsInZero, trendless) = (code % 2, code / 10)
    switch coarseness {
    case 0: return code
    case 1: return trendless * 2 + endsInZero
    case 2: return trendless / 4 * 2 + endsInZero
    case 3: return endsInZero
    default: return 0
    }
  }

  /// The coarseness at which every month is an analogue.
  static let coarsest = 4

  /// Unknown, none, or the months of stock at the 6-month mean: below .7, 1.5, 3, or more.
  private static func stockState(_ closingStock: Double, mean6: Double) -> Int {
    if closingStock.isNaN { return 0 }
    if closingStock <= 0 { return 1 }
    let months = closingStock / (mean6 + 0.3)
    if months < 0.7 { return 2 }
    if months < 1.5 { return 3 }
    return months < 3 ? 4 : 5
  }

  /// None, some, most, nearly all.
  private static func band(_ share: Double, _ none: Double, _ some: Double, orBelow most: Double) -> Int {
    if share <= none { return 0 }
    if share <= some { return 1 }
    return share < most ? 2 : 3
  }

  /// Collapsing, falling, steady, rising, soaring.
  private static func trend(_ ratio: Double) -> Int {
    if ratio < 0.5 { return 0 }
    if ratio < 0.85 { return 1 }
    if ratio < 1.25 { return 2 }
    return ratio < 2 ? 3 : 4
  }
}
