import SupplyModel

/// What somebody did in a cycle of improvement.
public enum CycleEvent: Sendable, Equatable, Codable {
  /// Began it.
  case started(CycleStart)
  /// Said why there is a gap.
  case explained(cause: String)
  /// Planned an action.
  case planned(PlannedAction)
  /// Said how an action of the plan stands.
  case moved(action: Int, state: PlannedAction.State, note: String?)
  /// Measured again.
  case measured(CycleMeasurement)
  /// Ended it.
  case closed(note: String?)
}

/// By what a figure of a cycle was measured: another day or other products give another figure.
public struct MeasurementBasis: Sendable, Equatable, Codable {
  /// The products looked at.
  public var scope: ProductScope
  /// The day on which it was measured.
  public var day: Day
  /// The last month that the database held then; nil where it held no reports.
  public var dataThrough: Month?
  /// The day of the next month by which reports were expected; nil where nobody had set it.
  public var expectedByDay: Int?

  /// A basis.
  public init(scope: ProductScope, day: Day, dataThrough: Month?, expectedByDay: Int? = nil) {
    self.scope = scope
    self.day = day
    self.dataThrough = dataThrough
    self.expectedByDay = expectedByDay
  }
}

/// With what a cycle begins.
public struct CycleStart: Sendable, Equatable, Codable {
  /// Where.
  public var place: ServicePlace
  /// What is to be improved.
  public var indicator: Indicator
  /// The month that it is measured from.
  public var baselineMonth: Month
  /// What was measured then.
  public var baseline: Tally
  /// The last month, in which it is measured again; six months later unless said otherwise.
  public var dueMonth: Month
  /// What is to be reached; nil where nobody has said.
  public var target: Double?
  /// By what the baseline was measured; nil of cycles that began before this was noted.
  public var basis: MeasurementBasis?

  /// How long a cycle takes unless said otherwise.
  public static let usualMonths = 6

  /// A beginning.
  public init(
    place: ServicePlace, indicator: Indicator, baselineMonth: Month, baseline: Tally, dueMonth: Month,
    target: Double?, basis: MeasurementBasis? = nil
  ) {
    self.place = place
    self.indicator = indicator
    self.baselineMonth = baselineMonth
    self.baseline = baseline
    self.dueMonth = dueMonth
    self.target = target
    self.basis = basis
  }
}

/// What is to be done, by whom and until when.
public struct PlannedAction: Sendable, Equatable, Codable {
  /// How it stands.
  public enum State: String, Sendable, Codable, CaseIterable {
    case open, done, dropped
  }

  /// Its number in the cycle, from 1.
  public var number: Int
  /// What is to be done.
  public var text: String
  /// The post that answers for it; never a person's name.
  public var post: String
  /// Until when.
  public var due: Day
  /// How it stands.
  public var state: State
  /// What somebody wrote of it last.
  public var note: String?

  /// An action.
  public init(number: Int, text: String, post: String, due: Day, state: State = .open, note: String? = nil) {
    self.number = number
    self.text = text
    self.post = post
    self.due = due
    self.state = state
    self.note = note
  }
}

/// What was measured in a cycle.
public struct CycleMeasurement: Sendable, Equatable, Codable {
  /// The month.
  public var month: Month
  /// So much of so much.
  public var tally: Tally
  /// By what it was measured; nil of those noted before this was.
  public var basis: MeasurementBasis?

  /// A measurement.
  public init(month: Month, tally: Tally, basis: MeasurementBasis? = nil) {
    self.month = month
    self.tally = tally
    self.basis = basis
  }
}

/// An entry of the ledger of cycles.
public struct CycleEntry: Sendable, Equatable {
  /// Its place in the log of changes.
  public let number: Int64
  /// When, by the machine's clock: UTC, ISO 8601 to the second.
  public let instant: String
  /// The number of the cycle.
  public let cycle: Int64
  /// What was done.
  public let event: CycleEvent

  /// An entry.
  public init(number: Int64, instant: String, cycle: Int64, event: CycleEvent) {
    self.number = number
    self.instant = instant
    self.cycle = cycle
    self.event = event
  }
}
