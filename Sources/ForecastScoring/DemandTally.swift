/// Sums of losses, from which a score is made; grows by one forecast after another.
public struct DemandTally: Sendable {
  private var rows = 0
  private var outcomes = 0.0
  private var medianErrors = 0.0
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
    func ofQuantiles(_ sum: Double) -> Double? { haveQuantiles ? mean(sum, over: rows) : nil }
    return DemandScore(
      rows: rows, meanMASE: mean(scaledMeanErrors, over: scaledRows),
      medianMASE: mean(scaledMedianErrors, over: scaledRows),
      meanAbsoluteError: mean(medianErrors, over: rows),
      crps: ofQuantiles(crps), weightedQuantileLoss: haveQuantiles && outcomes > 0 ? crps / outcomes : nil,
      pinball90: ofQuantiles(pinball90), pinball95: ofQuantiles(pinball95),
      shareWithinP90: ofQuantiles(Double(withinP90)), shareWithinP95: ofQuantiles(Double(withinP95)),
      shareWithin80: ofQuantiles(Double(within80)), shareWithin90: ofQuantiles(Double(within90)))
  }
}
