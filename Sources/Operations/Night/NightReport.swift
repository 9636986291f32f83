/// How a night went, from its first step to its last.
public struct NightReport: Sendable, Equatable, Codable {
  /// The night's number in the database; nil where the database could not be opened.
  public var id: Int64?
  /// The outcomes so far, in order.
  public var outcomes: [StepOutcome] = []
  /// Why lines of the log went elsewhere, as a sentence in the installation's language; nil when none did.
  ///
  /// No failure of the night: what it did is done. But people are told, and look.
  public var logTrouble: String?

  /// A night that begins.
  public init(id: Int64? = nil) { self.id = id }

  /// Whether any step failed.
  public var hasFailed: Bool { outcomes.contains { $0.state == .failed } }

  /// The exit code of the first step that failed; 0 when none did.
  public var exitCode: Int32 { outcomes.first { $0.state == .failed }?.exitCode ?? 0 }

  /// What came of a step.
  public subscript(step: NightStep) -> StepOutcome? { outcomes.last { $0.step == step } }
}

/// What a night does, in this order; a step that fails keeps no later one from what it can still do.
public enum NightStep: String, Sendable, Codable, CaseIterable {
  /// The database is opened and looked over.
  case database
  /// New files are taken from the inbox.
  case inbox
  /// A run is made where its inputs or its month changed.
  case forecast
  /// Earlier forecasts are scored against the month that has come in.
  case accuracy
  /// The report of the latest run is written.
  case report
  /// What need not be kept is removed.
  case prune
  /// The database is copied.
  case backup
  /// People are told what is new, and what of all this failed.
  case notice
  /// How it all went is written for programs that watch.
  case metrics
}

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
