/// What each step from the simplest rule to the full forecast gains: forecast value added (Gilliland 2010).
///
/// Every rung forecasts the same months of the same series. The rules that give one number have errors of it alone: no
/// quantiles are made up for them, so they have no CRPS and no coverage.
public struct ForecastLadder: Sendable, Equatable {
  /// The forecasts compared, from the simplest on.
  public enum Name: String, Sendable, CaseIterable {
    /// The last consumption reported, for all months ahead.
    case lastValue = "last_value"
    /// The official average (CPMA), for all months ahead.
    case officialAverage = "official_average"
    /// The Light forecaster.
    case light
    /// The full forecaster.
    case full
  }

  /// A forecast with its score.
  public struct Rung: Sendable, Equatable {
    /// Which forecast.
    public let name: Name
    /// How good it was.
    public let score: DemandScore

    /// A rung.
    public init(name: Name, score: DemandScore) {
      self.name = name
      self.score = score
    }
  }

  /// What a rung gains on the one before.
  public struct Step: Sendable, Equatable {
    /// The simpler forecast.
    public let from: Name
    /// The one after it.
    public let to: Name
    /// The difference in MASE of the median; nil where no series has a scale.
    public let mase: PairedBootstrap.Difference?
    /// The difference in CRPS; nil where one of both has no quantiles.
    public let crps: PairedBootstrap.Difference?

    /// A step.
    public init(
      from: Name, to: Name, mase: PairedBootstrap.Difference?, crps: PairedBootstrap.Difference?
    ) {
      self.from = from
      self.to = to
      self.mase = mase
      self.crps = crps
    }
  }

  /// The forecasts, from the simplest on.
  public let rungs: [Rung]
  /// The steps between neighbours.
  public let steps: [Step]
  /// How the intervals were drawn.
  public let bootstrap: PairedBootstrap

  /// A ladder from its parts.
  public init(rungs: [Rung], steps: [Step], bootstrap: PairedBootstrap) {
    self.rungs = rungs
    self.steps = steps
    self.bootstrap = bootstrap
  }
}
