import Foundation

/// Learns all that the full model knows at one origin.
public struct ModelFitter: Sendable {
  /// The settings of the demand forecasts.
  public let fullSettings: FullSettings
  /// The settings of the stock-out forecasts.
  public let stockoutSettings: StockoutSettings
  private let workers: Int

  /// A fitter that uses up to `workers` threads, which do not change the outcome; every core when nil.
  public init(
    fullSettings: FullSettings = FullSettings(), stockoutSettings: StockoutSettings = StockoutSettings(),
    workers: Int? = nil
  ) {
    self.fullSettings = fullSettings
    self.stockoutSettings = stockoutSettings
    self.workers = workers ?? ProcessInfo.processInfo.activeProcessorCount
  }

  /// Learns what the outputs asked for need, from everything known at the end of month `origin`.
  ///
  /// Fitted as the light model, it forecasts what `LightForecaster` does.
  ///
  /// - Precondition: `origin` is a month of the panel, and `horizon` within 1...12.
  public func fit(
    panel: DemandPanel, origin: Int, horizon: Int, outputs: ForecastOutputs, as model: DemandModel = .full
  ) -> FittedModel {
    precondition(origin >= 0 && origin < panel.monthCount, "an origin within the panel")
    precondition(horizon >= 1 && horizon <= 12, "a horizon of 1 to 12 months")
    let chunks = FixedChunks(size: 64, workers: workers)
    let cells = cells(panel, origin: origin, horizon: horizon)
    let peers = PeerSignals(cells)
    let wantsDemand = !outputs.isDisjoint(with: [.monthly, .cumulative])
    let weights =
      wantsDemand && model == .full
      ? BlendChoice(cells, peers: peers, settings: fullSettings, chunks: chunks).weights : .only(.light)
    func demand(_ outcome: AnaloguePools.Outcome, horizon: Int) -> FittedDemand {
      FittedDemand(
        cells, peers: peers, horizon: horizon, outcome: outcome, weights: weights, settings: fullSettings,
        workers: workers)
    }
    let (hasMonths, hasTotals) = (outputs.contains(.monthly), outputs.contains(.cumulative))
    return FittedModel(
      horizon: horizon, peers: PeerKnowledge(cells, peers: peers),
      monthly: hasMonths ? demand(.month, horizon: horizon) : nil,
      nextMonth: hasTotals && !hasMonths ? demand(.month, horizon: 1) : nil,
      cumulative: hasTotals ? demand(.total, horizon: horizon) : nil,
      stockouts: outputs.contains(.stockouts)
        ? FittedStockouts(cells, peers: peers, horizon: horizon, settings: stockoutSettings, workers: workers)
        : nil)
  }

  /// What is learnt from: every series in every month from the first that any part needs.
  func cells(_ panel: DemandPanel, origin: Int, horizon: Int) -> OriginPanel {
    let first = min(
      origin, fullSettings.forest.warmUp,
      fullSettings.light.firstTrainingMonth(origin: origin, horizon: horizon) ?? origin)
    return OriginPanel(
      panel, firstMonth: first, origin: origin, chunks: FixedChunks(size: 64, workers: workers))
  }
}
