import DemandForecasting
import PolicyReplay
import Runs
import SupplyModel
import SupplyStore

/// The demand of every shelf as it would have been forecast at the close of each month, from what was recorded by then.
///
/// What is forecast at a close depends on nothing after it, and on no policy: one set of forecasts serves them all.
struct ReplayForecasts: ReplayForecastSource {
  private struct Close {
    let forecasts: DemandForecasts
    let shelves: [Int]
    /// Where each shelf stands in the forecasts; nil where it has none.
    let places: [Int?]
  }

  private let firstMonth: Int
  private let coverMonths: [Int]
  private var closes: [Close?] = []

  /// The months ahead that forecasts must reach for some shelves.
  static func horizon(_ shelves: [ReplayShelf]) -> Int {
    min(12, max(1, shelves.map(\.coverMonths).max() ?? 1))
  }

  /// Forecasts at the closes of some months.
  ///
  /// - Parameters:
  ///   - history: the shelves, whose cover tells how far the forecasts reach.
  ///   - all: every history of the scope: facilities that take no part in a replay teach all the same.
  ///   - months: the closes, as numbers of the scenario.
  ///   - review: how far reports can be believed, as a run on a month sees it.
  ///   - onMonth: called before each month, with its number among them.
  init(
    _ history: ReplayHistory, of all: [SupplySeries], first: Month, months: Range<Int>,
    settings: ReplaySettings, review: (_ latestMonth: Month) -> FindingReview, onMonth: (Int, Int) -> Void
  ) throws {
    firstMonth = months.lowerBound
    let shelves = history.scenario.shelves
    coverMonths = shelves.map(\.coverMonths)
    let rows = Dictionary(
      history.series.enumerated().map { ($1.key, $0) },
      uniquingKeysWith: { first, _ in first })
    for (place, month) in months.enumerated() {
      onMonth(place, months.count)
      let origin = first.advanced(by: month)
      let known = all.compactMap { $0.through(origin) }
      guard PanelBuilder(known, origin: origin) != nil else {
        closes.append(nil)
        continue
      }
      let judged = try JudgedPanel(known, origin: origin, judgement: review(origin).judgement(of: known))
      let forecasts = judged.forecasts(
        settings.model, of: settings.target, through: origin, horizon: Self.horizon(shelves),
        outputs: .cumulative)
      // Both are in order of the codes.
      let taking = judged.learnt.series.enumerated().compactMap { index, series in
        rows[series.key].map { (index: index, shelf: $0) }
      }
      var places = [Int?](repeating: nil, count: shelves.count)
      for (place, entry) in taking.enumerated() { places[entry.shelf] = place }
      closes.append(
        Close(forecasts: forecasts.picking(taking.map(\.index)), shelves: taking.map(\.shelf), places: places)
      )
    }
  }

  func forecasts(_ state: ReplayState) -> (forecasts: DemandForecasts, shelves: [Int])? {
    closes[state.month - firstMonth].map { ($0.forecasts, $0.shelves) }
  }

  /// The demand to cover after the close of a month; nil where there is no forecast.
  func demand(shelf: Int, month: Int) -> QuantileDistribution? {
    guard let close = closes[month - firstMonth], let place = close.places[shelf] else { return nil }
    return close.forecasts.cumulative(
      series: place, step: min(close.forecasts.horizon, coverMonths[shelf]))
  }
}
