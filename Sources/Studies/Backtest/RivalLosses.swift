import DemandForecasting
import ForecastScoring
import Runs
import StockPolicy
import SupplyModel

/// The losses of the rungs of the ladder, on the same months of the same series.
enum RivalLosses {
  /// The ladder; nil when the models' forecasts were not made.
  static func ladder(of backtest: Backtest) -> ForecastLadder? {
    guard backtest.origins.contains(where: { $0.rivals != nil }) else { return nil }
    var numbers: [SeriesKey: Int] = [:]
    for series in backtest.origins.flatMap(\.series) where numbers[SeriesKey(series)] == nil {
      numbers[SeriesKey(series)] = numbers.count
    }
    var tally = LadderTally(seriesCount: numbers.count)
    for origin in backtest.origins {
      guard let rivals = origin.rivals else { continue }
      for (index, series) in origin.series.enumerated() {
        guard let number = numbers[SeriesKey(series)] else { continue }
        let scale = series.yearlyDifference(through: origin.month)
        let (last, average) = (lastValue(series, origin.month), officialAverage(series, origin.month))
        for step in 1...backtest.horizon {
          guard let outcome = series.consumed(in: origin.month.advanced(by: step)),
            let light = rivals.light.monthly(series: index, step: step),
            let full = rivals.full.monthly(series: index, step: step)
          else { continue }
          tally.add(
            [
              DemandLoss(point: last, outcome: outcome, scale: scale),
              DemandLoss(point: average, outcome: outcome, scale: scale),
              DemandLoss(light, outcome: outcome, scale: scale),
              DemandLoss(full, outcome: outcome, scale: scale),
            ], series: number)
        }
      }
    }
    return tally.ladder()
  }

  /// The last consumption recorded up to the origin; 0 where none was.
  static func lastValue(_ series: SupplySeries, _ origin: Month) -> Double {
    series.entries.last { $0.month <= origin && $0.quantities?.consumed != nil }?.quantities?.consumed ?? 0
  }

  /// The official average at the origin (CPMA, whole units as SISMED prints it).
  static func officialAverage(_ series: SupplySeries, _ origin: Month) -> Double {
    let months = (0..<OfficialRule.windowMonths).map { series.consumed(in: origin.advanced(by: -$0)) }
    return OfficialRule().indicators(consumption: months, stock: nil).averageConsumption
  }

  /// A facility × product, the same at every origin.
  private struct SeriesKey: Hashable {
    let facility: FacilityCode
    let product: ProductCode

    init(_ series: SupplySeries) { (facility, product) = (series.facility, series.product) }
  }
}
