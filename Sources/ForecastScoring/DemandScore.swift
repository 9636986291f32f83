/// How good many forecasts of demand were, each with the same weight.
///
/// Every mean is over the forecasts whose month was recorded; nil where there is nothing to take it over, or where a
/// forecast among them is of one number and has no quantiles.
public struct DemandScore: Sendable, Equatable {
  /// Forecasts with a recorded outcome.
  public let rows: Int
  /// MASE of the mean (Hyndman and Koehler 2006): mean |y − mean| ÷ s, over forecasts whose series has a scale s.
  public let meanMASE: Double?
  /// MASE of the median: mean |y − Q.5| ÷ s, over the same forecasts.
  public let medianMASE: Double?
  /// Mean |y − Q.5|, in units.
  public let meanAbsoluteError: Double?
  /// WAPE: Σ |y − Q.5| ÷ Σ y; nil when nothing was consumed.
  public let weightedAbsoluteError: Double?
  /// Σ (mean − y) ÷ Σ y: above zero more was forecast than consumed; nil when nothing was consumed.
  public let bias: Double?
  /// Mean CRPS, in units.
  public let crps: Double?
  /// Weighted quantile loss: 2 × Σ pinball ÷ (levels × Σ y); nil when nothing was consumed.
  public let weightedQuantileLoss: Double?
  /// Mean pinball loss at .90, in units.
  public let pinball90: Double?
  /// Mean pinball loss at .95, in units.
  public let pinball95: Double?
  /// Share of outcomes at or below the .90 quantile.
  public let shareWithinP90: Double?
  /// Share of outcomes at or below the .95 quantile.
  public let shareWithinP95: Double?
  /// Share of outcomes between the quantiles at .10 and .90.
  public let shareWithin80: Double?
  /// Share of outcomes between the quantiles at .05 and .95.
  public let shareWithin90: Double?
}

/// Sums of losses, from which a score is made; grows by one forecast after another.
public struct DemandTally: Sendable {
  private var rows = 0
  private var outcomes = 0.0
  private var medianErrors = 0.0
  private var excess = 0.0
  private var scaledRows = 0
  private var scaledMeanErrors = 0.0
  private var scaledMedianErrors = 0.0
  private var quantileRows = 0
  private var crps = 0.0
  private var pinball90 = 0.0
  private var pinball95 = 0.0
  private var withinP90 = 0
  private var withinP95 = 0
  private var within80 = 0
  private var within90 = 0

  /// Nothing yet.
  public init() {}

  /// Counts a forecast in.
  public mutating func add(_ loss: DemandLoss) {
    rows += 1
    outcomes += loss.outcome
    medianErrors += loss.medianError
    excess += loss.excess
    if let scale = loss.scale {
      scaledRows += 1
      scaledMeanErrors += loss.meanError / scale
      scaledMedianErrors += loss.medianError / scale
    }
    guard let quantiles = loss.quantiles else { return }
    quantileRows += 1
    crps += quantiles.crps
    pinball90 += quantiles.pinball90
    pinball95 += quantiles.pinball95
    withinP90 += quantiles.isWithinP90 ? 1 : 0
    withinP95 += quantiles.isWithinP95 ? 1 : 0
    within80 += quantiles.isWithin80 ? 1 : 0
    within90 += quantiles.isWithin90 ? 1 : 0
  }

  /// The score of what was counted.
  ///
  ///     var tally = DemandTally()
  ///     tally.add(DemandLoss(point: 4, outcome: 6, scale: 4))
  ///     tally.add(DemandLoss(point: 5, outcome: 4, scale: nil))
  ///     tally.score.medianMASE  // 0.5, of one forecast; the mean absolute error is 1.5
  public var score: DemandScore {
    func mean(_ sum: Double, over count: Int) -> Double? { count > 0 ? sum / Double(count) : nil }
    let haveQuantiles = quantileRows == rows
    func ofUse(_ sum: Double) -> Double? { outcomes > 0 ? sum / outcomes : nil }
    func ofQuantiles(_ sum: Double) -> Double? { haveQuantiles ? mean(sum, over: rows) : nil }
    return DemandScore(
      rows: rows, meanMASE: mean(scaledMeanErrors, over: scaledRows),
      medianMASE: mean(scaledMedianErrors, over: scaledRows),
      meanAbsoluteError: mean(medianErrors, over: rows), weightedAbsoluteError: ofUse(medianErrors),
      bias: ofUse(excess),
      crps: ofQuantiles(crps), weightedQuantileLoss: haveQuantiles && outcomes > 0 ? crps / outcomes : nil,
      pinball90: ofQuantiles(pinball90), pinball95: ofQuantiles(pinball95),
      shareWithinP90: ofQuantiles(Double(withinP90)), shareWithinP95: ofQuantiles(Double(withinP95)),
      shareWithin80: ofQuantiles(Double(within80)), shareWithin90: ofQuantiles(Double(within90)))
  }
}
