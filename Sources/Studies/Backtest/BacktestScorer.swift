import DemandForecasting
import ForecastScoring
import Runs
import SupplyModel

/// Sets the forecasts of a backtest against what was recorded: a row per series, origin and month ahead.
///
/// A month that was not recorded, or is not over, is counted and not scored.
struct BacktestScorer {
  let score: BacktestScore

  init(_ backtest: Backtest) {
    var score = BacktestScore()
    score.origins = backtest.origins.map(\.month)
    score.horizon = backtest.horizon
    score.model = backtest.model
    Self.scoreDemand(backtest, into: &score)
    score.byLevel = LevelForecasts.scores(of: backtest)
    score.windows = CumulativeCoverage.windows(of: backtest)
    score.stockouts = StockoutPopulation.scores(of: backtest)
    score.unsupplied = UnsuppliedScores.scores(of: backtest)
    score.ladder = RivalLosses.ladder(of: backtest)
    self.score = score
  }

  private static func scoreDemand(_ backtest: Backtest, into score: inout BacktestScore) {
    let sizes = FacilitySizes(backtest)
    var all = DemandTally()
    var steps = Array(repeating: DemandTally(), count: backtest.horizon)
    var origins: [DemandTally] = []
    var products: [ProductCode: DemandTally] = [:]
    var classes: [FacilitySizes.Size: DemandTally] = [:]
    var stocks: [OriginStock: DemandTally] = [:]
    for origin in backtest.origins {
      var ofOrigin = DemandTally()
      for (index, series) in origin.series.enumerated() {
        let scale = series.yearlyDifference(through: origin.month)
        var losses: [DemandLoss] = []
        for step in 1...backtest.horizon {
          guard let forecast = origin.forecasts.monthly(series: index, step: step) else { continue }
          guard let outcome = series.consumed(in: origin.month.advanced(by: step)) else {
            score.rowsWithoutOutcome += 1
            continue
          }
          let loss = DemandLoss(forecast, outcome: outcome, scale: scale)
          losses.append(loss)
          steps[step - 1].add(loss)
        }
        guard !losses.isEmpty else { continue }
        let stock = OriginStock(series, at: origin.month)
        for loss in losses {
          all.add(loss)
          ofOrigin.add(loss)
          products[series.product, default: DemandTally()].add(loss)
          classes[sizes[series.facility], default: DemandTally()].add(loss)
          stocks[stock, default: DemandTally()].add(loss)
        }
      }
      origins.append(ofOrigin)
    }
    score.overall = all.score
    score.byOrigin = zip(backtest.origins, origins).map { .init(key: $0.month.description, score: $1.score) }
    score.byStep = steps.enumerated().map { .init(key: String($0 + 1), score: $1.score) }
    score.byProduct = products.sorted { $0.key < $1.key }.map {
      .init(key: $0.key.text, score: $0.value.score)
    }
    score.byFacilitySize = FacilitySizes.Size.allCases.compactMap { size in
      classes[size].map { .init(key: size.rawValue, score: $0.score) }
    }
    score.byStock = OriginStock.allCases.compactMap { stock in
      stocks[stock].map { .init(key: stock.rawValue, score: $0.score) }
    }
  }
}

extension SupplySeries {
  /// The scale of MASE: the mean of |y_t − y_(t−12)| up to the origin, over months both recorded.
  ///
  /// nil when it is zero or no two months allow it.
  func yearlyDifference(through origin: Month) -> Double? {
    var sum = 0.0
    var count = 0
    for entry in entries where entry.month <= origin {
      guard let now = entry.quantities?.consumed, let before = consumed(in: entry.month.advanced(by: -12))
      else { continue }
      sum += (now - before).magnitude
      count += 1
    }
    return sum > 0 ? sum / Double(count) : nil
  }
}

/// How often the total of the first months stayed within what was forecast for it: what an order rests on.
enum CumulativeCoverage {
  /// The windows of 1 … horizon months; nil when totals were not forecast.
  ///
  /// A total counts only where every one of its months was recorded.
  static func windows(of backtest: Backtest) -> [BacktestScore.Window]? {
    guard backtest.origins.contains(where: { !$0.forecasts.cumulativeQuantiles.isEmpty }) else { return nil }
    var rows = Array(repeating: 0, count: backtest.horizon)
    var (within90, within95) = (rows, rows)
    for origin in backtest.origins {
      for (index, series) in origin.series.enumerated() {
        var total = 0.0
        for step in 1...backtest.horizon {
          guard let outcome = series.consumed(in: origin.month.advanced(by: step)),
            let forecast = origin.forecasts.cumulative(series: index, step: step)
          else { break }
          total += outcome
          rows[step - 1] += 1
          if total <= forecast.quantile(0.9) { within90[step - 1] += 1 }
          if total <= forecast.quantile(0.95) { within95[step - 1] += 1 }
        }
      }
    }
    return rows.indices.map {
      .init(months: $0 + 1, rows: rows[$0], withinP90: within90[$0], withinP95: within95[$0])
    }
  }
}

/// Facilities as small, medium and large: thirds by their mean consumption.
///
/// A facility's mean consumption is that of its series: all units that they recorded up to the last origin, by the number of
/// months recorded. Units of different products are added as they are, so a facility that hands out condoms is large.
/// Facilities of equal means are told apart by their codes.
struct FacilitySizes {
  enum Size: String, CaseIterable { case small, medium, large }

  private let sizes: [FacilityCode: Size]

  /// The sizes of every facility that a backtest forecasts for.
  init(_ backtest: Backtest) {
    guard let last = backtest.origins.max(by: { $0.month < $1.month }) else {
      sizes = [:]
      return
    }
    var sums: [FacilityCode: (units: Double, months: Int)] = [:]
    for series in last.series {
      var sum = sums[series.facility] ?? (0, 0)
      for entry in series.entries where entry.month <= last.month {
        guard let consumed = entry.quantities?.consumed else { continue }
        sum = (sum.units + consumed, sum.months + 1)
      }
      sums[series.facility] = sum
    }
    let means = sums.map { (code: $0.key, mean: $0.value.units / Double(max(1, $0.value.months))) }
    let order = means.sorted { ($0.mean, $0.code) < ($1.mean, $1.code) }
    sizes = Dictionary(
      uniqueKeysWithValues: order.enumerated().map { place, facility in
        (facility.code, Size.allCases[place * Size.allCases.count / order.count])
      })
  }

  /// The size of a facility.
  subscript(facility: FacilityCode) -> Size { sizes[facility] ?? .small }
}
