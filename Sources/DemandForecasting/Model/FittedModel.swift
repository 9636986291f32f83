import Foundation

/// Everything that was learnt at one origin, and enough to forecast any series from its own history alone.
///
/// Products and facilities are known by their numbers in the panel that the model was fitted on; of a number beyond
/// those nothing is known at large. A series gets the same forecast alone as among all others.
public struct FittedModel: Sendable, Codable, Equatable {
  /// How many months ahead the model forecasts.
  public let horizon: Int
  /// Whether a model that was read from a file has all its parts, so that it can be asked.
  public var isSound: Bool {
    (1...12).contains(horizon) && peers.beginnings.isSound && (monthly?.isSound(horizon: horizon) ?? true)
      && (nextMonth?.isSound(horizon: 1) ?? true) && (cumulative?.isSound(horizon: horizon) ?? true)
      && (stockouts?.isSound(horizon: horizon) ?? true)
  }

  /// Whether it forecasts totals of several months too.
  public var hasTotals: Bool { cumulative != nil }

  let peers: PeerKnowledge
  let monthly: FittedDemand?
  /// The first month alone, for totals without single months.
  let nextMonth: FittedDemand?
  let cumulative: FittedDemand?
  let stockouts: FittedStockouts?

  /// The demand of every series of `panel` after `origin`, at which the series' histories end.
  ///
  /// - Precondition: `origin` is a month of the panel.
  public func demand(panel: DemandPanel, origin: Int, workers: Int? = nil) -> DemandForecasts {
    let (cells, signals, chunks) = stand(panel, origin, workers)
    let months = monthly?.quantiles(cells, peers: signals, chunks: chunks) ?? []
    var totals = cumulative?.quantiles(cells, peers: signals, chunks: chunks) ?? []
    if !totals.isEmpty {
      let width = QuantileLevels.monthly.count
      let first = stride(from: 0, to: months.count, by: horizon * width).flatMap { months[$0..<$0 + width] }
      TotalQuantiles.settle(
        &totals,
        firstMonth: nextMonth?.quantiles(cells, peers: signals, chunks: chunks) ?? first, horizon: horizon)
    }
    return DemandForecasts(
      origin: origin, horizon: horizon,
      isForecast: (0..<panel.seriesCount).map { panel.takesPart($0, at: origin) },
      monthlyQuantiles: months, cumulativeQuantiles: totals)
  }

  /// The stock-out probabilities of every series of `panel` after `origin`; nil when they were not fitted.
  ///
  /// - Precondition: `origin` is a month of the panel.
  public func stockouts(panel: DemandPanel, origin: Int, workers: Int? = nil) -> StockoutForecasts? {
    guard let stockouts else { return nil }
    let (cells, signals, chunks) = stand(panel, origin, workers)
    return stockouts.forecasts(cells, peers: signals, chunks: chunks)
  }

  /// What each part says of a series being seen without stock within `step` months, before they are averaged.
  ///
  /// nil where stock-outs were not fitted, or the origin states no stock.
  ///
  /// - Precondition: `origin` is a month of the panel, `series` is of it, and `step` within 1...horizon.
  public func stockoutReasons(
    of series: Int, within step: Int, panel: DemandPanel, origin: Int, workers: Int? = nil
  ) -> StockoutReasons? {
    precondition(step >= 1 && step <= horizon, "a step within the horizon")
    guard let stockouts else { return nil }
    let (cells, signals, _) = stand(panel, origin, workers)
    return stockouts.reasons(of: series, step: step, cells, peers: signals)
  }

  private func stand(
    _ panel: DemandPanel, _ origin: Int, _ workers: Int?
  ) -> (OriginPanel, PeerSignals, FixedChunks) {
    precondition(origin >= 0 && origin < panel.monthCount, "an origin within the panel")
    let chunks = FixedChunks(size: 64, workers: workers ?? ProcessInfo.processInfo.activeProcessorCount)
    let cells = OriginPanel(
      panel, origin: origin, productMeans: peers.productMeans, beginnings: peers.beginnings, chunks: chunks)
    return (cells, peers.signals(month: origin), chunks)
  }
}
