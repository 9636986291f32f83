/// Gathers the losses of every rung, series by series, and makes the ladder of them.
public struct LadderTally: Sendable {
  private let names: [ForecastLadder.Name]
  private var tallies: [DemandTally]
  private var scaled: [[PairedBootstrap.Series]]
  private var ranked: [[PairedBootstrap.Series]]

  /// Nothing yet, for so many series.
  public init(names: [ForecastLadder.Name] = ForecastLadder.Name.allCases, seriesCount: Int) {
    self.names = names
    tallies = Array(repeating: DemandTally(), count: names.count)
    let empty = Array(repeating: PairedBootstrap.Series(), count: seriesCount)
    scaled = Array(repeating: empty, count: max(0, names.count - 1))
    ranked = scaled
  }

  /// Counts in what every rung forecast for one month of one series.
  ///
  /// - Precondition: a loss for every rung, in the order of the names.
  public mutating func add(_ losses: [DemandLoss], series: Int) {
    precondition(losses.count == names.count, "a loss for every rung")
    for (rung, loss) in losses.enumerated() {
      tallies[rung].add(loss)
      guard rung > 0 else { continue }
      let before = losses[rung - 1]
      if let scale = loss.scale {
        scaled[rung - 1][series].rows += 1
        scaled[rung - 1][series].first += before.medianError / scale
        scaled[rung - 1][series].second += loss.medianError / scale
      }
      if let first = before.quantiles, let second = loss.quantiles {
        ranked[rung - 1][series].rows += 1
        ranked[rung - 1][series].first += first.crps
        ranked[rung - 1][series].second += second.crps
      }
    }
  }

  /// The ladder of what was counted.
  public func ladder(bootstrap: PairedBootstrap = PairedBootstrap()) -> ForecastLadder {
    ForecastLadder(
      rungs: zip(names, tallies).map { ForecastLadder.Rung(name: $0, score: $1.score) },
      steps: scaled.indices.map { step in
        ForecastLadder.Step(
          from: names[step], to: names[step + 1], mase: bootstrap.difference(scaled[step]),
          crps: bootstrap.difference(ranked[step]))
      },
      bootstrap: bootstrap)
  }
}
