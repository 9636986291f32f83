import SupplyModel
import TestSupport

/// Histories by hand, from January 2025 on.
enum BuiltHistory {
  static let start = Month(count: 2025 * 12)

  /// The month so many after the first.
  static func month(_ index: Int) -> Month { start.advanced(by: index) }

  /// A series of months given one by one; nil is a month without a report.
  static func series(
    _ months: [StockQuantities?], facility: FacilityCode = "06528F01", product: ProductCode = "04594"
  ) -> SupplySeries {
    let reports = months.enumerated().compactMap { index, quantities in
      quantities.map { (month: month(index), quantities: $0) }
    }
    return SupplySeries(
      facility: facility, product: product, reports: reports, through: month(max(0, months.count - 1)))
  }

  /// A series whose books balance: every month receives what it consumes, so that the stock stays at `stock`.
  static func consuming(_ consumed: [Double?], stock: Double = 500) -> SupplySeries {
    series(consumed.map { $0.map { balanced(consumed: $0, opening: stock, received: $0) } })
  }

  /// A month whose closing follows from its movements.
  static func balanced(
    consumed: Double, opening: Double, received: Double = 0, adjustment: Double = 0
  ) -> StockQuantities {
    StockQuantities(
      opening: opening, received: received, consumed: consumed, adjustment: adjustment,
      closing: opening + received - consumed + adjustment)
  }

  /// A Poisson count, by Knuth's product of uniform numbers (The Art of Computer Programming 2, 3.4.1).
  static func poisson(_ mean: Double, using random: inout SeededGenerator) -> Double {
    var count = 0.0
    // e^(−mean) in parts of at most 30, so that it does not vanish.
    var rest = mean
    while rest > 0 {
      let part = min(30, rest)
      let limit = exponential(-part)
      var product = Double.random(in: 0..<1, using: &random)
      while product > limit {
        count += 1
        product *= Double.random(in: 0..<1, using: &random)
      }
      rest -= part
    }
    return count
  }

  /// e^x for −30 ≤ x ≤ 0, by its series at x ÷ 64 raised to the 64th power.
  private static func exponential(_ x: Double) -> Double {
    let small = x / 64
    var term = 1.0
    var sum = 1.0
    for index in 1...20 {
      term *= small / Double(index)
      sum += term
    }
    return (0..<6).reduce(sum) { power, _ in power * power }
  }
}
