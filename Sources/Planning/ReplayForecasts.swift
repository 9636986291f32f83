import DemandForecasting
import SupplyModel
import SupplyStore

/// The demand to cover of every shelf, as it would have been forecast at the close of each month.
///
/// What is forecast at a close depends on nothing after it.
struct ReplayForecasts {
  private let levels = QuantileLevels.cumulative
  private let shelfCount: Int
  private let firstMonth: Int
  /// [month][shelf][level]: the total demand of the shelf's cover; zeros where there is no forecast.
  private var quantiles: [[Double]] = []

  /// Forecasts at the closes of some months.
  ///
  /// - Parameters:
  ///   - history: the shelves, whose cover tells how far each forecast reaches.
  ///   - all: every history of the database: facilities that take no part in a replay teach all the same.
  ///   - months: the closes, as numbers of the scenario.
  ///   - onMonth: called before each month, with its number among them.
  init(
    _ history: ReplayHistory, of all: [SupplySeries], first: Month, months: Range<Int>,
    settings: ReplaySettings,
    database: SupplyDatabase, onMonth: (Int, Int) -> Void
  ) throws {
    shelfCount = history.series.count
    firstMonth = months.lowerBound
    let shelves = history.scenario.shelves
    let horizon = min(12, max(1, shelves.map(\.coverMonths).max() ?? 1))
    let rows = Dictionary(
      history.series.enumerated().map { ([$1.facility, $1.product], $0) },
      uniquingKeysWith: { first, _ in first })
    for (place, month) in months.enumerated() {
      onMonth(place, months.count)
      var table = [Double](repeating: 0, count: shelfCount * levels.count)
      defer { quantiles.append(table) }
      let origin = first.advanced(by: month)
      guard var builder = PanelBuilder(all, origin: origin) else { continue }
      if settings.model == .full {
        builder.weigh(by: try FindingReview(database: database, latestMonth: origin).grades(through: origin))
      }
      let forecasts = settings.model.forecasts(
        panel: builder.panel(of: settings.target, through: origin), origin: builder.origin, horizon: horizon,
        outputs: .cumulative)
      for (index, series) in builder.series.enumerated() {
        guard let shelf = rows[[series.facility, series.product]],
          let demand = forecasts.cumulative(series: index, step: min(horizon, shelves[shelf].coverMonths))
        else { continue }
        table.replaceSubrange(shelf * levels.count..<(shelf + 1) * levels.count, with: demand.values)
      }
    }
  }

  /// The demand to cover after the close of a month.
  func demand(shelf: Int, month: Int) -> QuantileDistribution {
    let start = shelf * levels.count
    return QuantileDistribution(
      levels: levels, values: Array(quantiles[month - firstMonth][start..<start + levels.count]))
  }
}
