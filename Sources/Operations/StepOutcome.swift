/// What came of one step of a night.
public struct StepOutcome: Sendable, Equatable, Codable {
  /// How a step ended.
  public enum State: String, Sendable, Codable {
    /// It did something.
    case done
    /// There was nothing to do.
    case idle
    /// It could not do it; what was there before stays.
    case failed
    /// It was not tried, since it needs a step that failed.
    case skipped
  }

  /// Which step.
  public let step: NightStep
  /// How it ended.
  public let state: State
  /// What it did or found; nil where it failed or was not tried.
  public let event: NightEvent?
  /// Why it failed, as a sentence in the installation's language.
  public let failure: String?
  /// The exit code that the failure stands for; 0 without one.
  public let exitCode: Int32
  /// How long it took.
  public let seconds: Double
  /// The most memory that the program held until its end, in MB.
  public let peakMegabytes: Int

  /// An outcome.
  public init(
    step: NightStep, state: State, event: NightEvent? = nil, failure: String? = nil, exitCode: Int32 = 0,
    seconds: Double = 0, peakMegabytes: Int = 0
  ) {
    self.step = step
    self.state = state
    self.event = event
    self.failure = failure
    self.exitCode = exitCode
    self.seconds = seconds
    self.peakMegabytes = peakMegabytes
  }
}
