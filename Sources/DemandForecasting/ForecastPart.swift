/// The forecasts that a full forecast is averaged from.
enum ForecastPart: Hashable, Sendable, Codable {
  /// The pooled forest.
  case forest
  /// The Light forecast.
  case light
  /// The series' own quantiles with a half-life, in months.
  case own(halfLife: Double)

  /// Parts are added up in this order, so that sums come out the same.
  var order: Double {
    switch self {
    case .forest: -2
    case .light: -1
    case .own(let halfLife): halfLife
    }
  }
}
