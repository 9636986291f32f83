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
