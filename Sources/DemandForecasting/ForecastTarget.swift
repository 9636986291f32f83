/// What a forecast is of; never mixed up.
public enum ForecastTarget: String, Sendable, CaseIterable, Codable {
  /// The consumption that the reports will record: what a backtest can check.
  case consumption
  /// What would be dispensed with stock on the shelf: what orders must meet.
  case demand
}
