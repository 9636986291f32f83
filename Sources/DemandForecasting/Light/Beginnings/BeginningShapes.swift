/// How demand goes on after a few months of history, in multiples of a level: what simulated networks teach.
///
/// A built-in table for databases that hold too little to teach it themselves: quantiles of what came after histories of a class,
/// over the level that `Beginnings` gave them. `scripts/make-beginnings` makes it from simulated networks alone, and raises the upper
/// quantiles a little, since real series scatter more.
enum BeginningShapes {
  /// The levels of a row of the tables.
  static let knots = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99]

  /// Writes the quantiles of a class.
  ///
  /// - Parameters:
  ///   - place: that of a `BeginningClass`.
  ///   - months: how many months the quantiles are of together.
  ///   - level: units a month.
  ///   - levels: rising, within (0, 1).
  static func quantiles(
    place: Int, months: Int, level: Double, levels: [Double], into result: UnsafeMutableBufferPointer<Double>
  ) {
    // Between the tables of one, three and six months shapes change little by little; beyond six they stay.
    let isShort = months <= 3
    let (near, far) = isShort ? (month, threeMonths) : (threeMonths, sixMonths)
    let share = isShort ? Double(months - 1) / 2 : min(1, Double(months - 3) / 3)
    let first = place * knots.count
    let scale = level * Double(months) / 100
    func value(_ knot: Int) -> Double {
      scale * ((1 - share) * Double(near[first + knot]) + share * Double(far[first + knot]))
    }
    var knot = 0
    for (index, wanted) in levels.enumerated() {
      while knot < knots.count - 2 && knots[knot + 1] < wanted { knot += 1 }
      let within = (wanted - knots[knot]) / (knots[knot + 1] - knots[knot])
      let (low, high) = (value(knot), value(knot + 1))
      result[index] = low + (high - low) * min(1, max(0, within))
    }
  }
}

/// Which row of `BeginningShapes` a history belongs to.
struct BeginningClass: Equatable {
  /// The row.
  let place: Int
  /// How many rows the tables have.
  static let count = 2 * 5 * 4 * 5

  /// The class of a history.
  ///
  /// - Parameters:
  ///   - isAlone: no other facility tells anything of the product.
  ///   - reports: how many months were reported.
  ///   - zeroShare: the share of them without consumption.
  ///   - level: what `Beginnings` expects a month.
  init(isAlone: Bool, reports: Int, zeroShare: Double, level: Double) {
    let length = reports <= 1 ? 0 : reports == 2 ? 1 : reports == 3 ? 2 : reports <= 6 ? 3 : 4
    let zeros = zeroShare <= 0 ? 0 : zeroShare < 0.5 ? 1 : zeroShare < 1 ? 2 : 3
    let size = level <= 0.6 ? 0 : level <= 3 ? 1 : level <= 12 ? 2 : level <= 50 ? 3 : 4
    place = (((isAlone ? 1 : 0) * 5 + length) * 4 + zeros) * 5 + size
  }
}
