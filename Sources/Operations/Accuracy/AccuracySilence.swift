import SupplyModel

/// Why nothing can be said of how good earlier forecasts were.
public enum AccuracySilence: Sendable, Equatable {
  /// Nothing was ever forecast.
  case noRun
  /// No run whose forecasts are kept ends one to six months before a month that a later run knows: the latest known month.
  case nothingForetold(latest: Month)
  /// Forecasts of these months are kept, and no report says what was used of a shelf in stock.
  case nothingCame(of: ClosedRange<Month>)
}
