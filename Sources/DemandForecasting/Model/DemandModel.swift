/// The forecasting models that users choose from.
public enum DemandModel: String, Sendable, CaseIterable, Codable {
  /// Own quantiles and pooled analogues; no training.
  case light
  /// A pooled forest, averaged with Light as the past advises.
  case full

  /// The distributions asked for, of every series of `panel`, as they could be known at the end of month `origin`.
  ///
  /// - Precondition: `origin` is a month of the panel, and `horizon` within 1...12.
  public func forecasts(
    panel: DemandPanel, origin: Int, horizon: Int, outputs: ForecastOutputs
  ) -> DemandForecasts {
    switch self {
    case .light:
      LightForecaster().forecasts(panel: panel, origin: origin, horizon: horizon, outputs: outputs)
    case .full:
      FullForecaster().forecasts(panel: panel, origin: origin, horizon: horizon, outputs: outputs)
    }
  }
}

/// What a forecast is of; never mixed up.
public enum ForecastTarget: String, Sendable, CaseIterable, Codable {
  /// The consumption that the reports will record: what a backtest can check.
  case consumption
  /// What would be dispensed with stock on the shelf: what orders must meet.
  case demand
}

/// Which distributions a forecast is to hold; what is not asked for is not computed.
public struct ForecastOutputs: OptionSet, Sendable {
  /// The bits, one per output.
  public let rawValue: Int

  /// Outputs from their bits.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Demand of each single month, at `QuantileLevels.monthly`.
  public static let monthly = ForecastOutputs(rawValue: 1)
  /// Total demand from the month after the origin to each month, at `QuantileLevels.cumulative`.
  public static let cumulative = ForecastOutputs(rawValue: 2)
  /// The probability of being seen without stock, with the resupply that usually comes.
  public static let stockouts = ForecastOutputs(rawValue: 4)
  /// Both kinds of demand.
  public static let all: ForecastOutputs = [.monthly, .cumulative]
}
