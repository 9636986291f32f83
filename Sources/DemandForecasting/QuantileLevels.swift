/// The probability levels at which demand is forecast.
public enum QuantileLevels {
  /// .05, .10, … .95: the 19 levels of a month's demand.
  public static let monthly: [Double] = (1...19).map { Double($0) / 20 }

  /// The monthly levels and .97, .98, .99, which orders at high service need: the 22 levels of cumulative demand.
  public static let cumulative: [Double] = monthly + [0.97, 0.98, 0.99]
}
