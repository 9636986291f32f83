extension QuantileDistribution {
  /// The expected demand beyond a stock, E[(D − stock)⁺], in units, without the tail above the level .95.
  ///
  /// The mean over the evenly spaced quantiles of what each exceeds the stock by (the loss function of inventory
  /// theory, read off quantiles).
  ///
  ///     QuantileDistribution(levels: [0.25, 0.5, 0.75], values: [10, 20, 30]).expectedExcess(over: 20)  // 10 / 3
  public func expectedExcess(over stock: Double) -> Double {
    let body = zip(levels, values).filter { $0.0 < 0.951 }.map { max(0, $0.1 - stock) }
    return body.isEmpty ? 0 : body.reduce(0, +) / Double(body.count)
  }
}
