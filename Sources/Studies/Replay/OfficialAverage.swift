import PolicyReplay
import StockPolicy
import SupplyModel

/// The averages that people order by, as a replayed world knows them.
enum OfficialAverage {
  /// CPMA, not rounded: rounding to whole units would leave the smallest shelves without any order.
  static func value(_ state: ReplayState, _ shelf: Int) -> Double {
    let months = (0..<OfficialRule.windowMonths).map { state.consumption(shelf, month: state.month - $0) }
    return OfficialRule(rounding: .none).indicators(consumption: months, stock: nil).averageConsumption
  }

  /// The mean of the last three months that were reported; 0 without any.
  static func ofThreeMonths(_ state: ReplayState, _ shelf: Int) -> Double {
    let months = (0..<3).compactMap { state.consumption(shelf, month: state.month - $0) }
    return months.isEmpty ? 0 : months.reduce(0, +) / Double(months.count)
  }

  /// CPMA × months to cover × factor; so many units where there is no average.
  static func level(_ state: ReplayState, _ shelf: Int, factor: Double, without units: Double = 0)
    -> Double
  {
    let average = value(state, shelf)
    return average > 0 ? average * Double(state.shelves[shelf].coverMonths) * factor : units
  }
}
