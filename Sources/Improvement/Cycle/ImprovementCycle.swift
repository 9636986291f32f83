import SupplyModel

/// A cycle of improvement as it stands: baseline, gap, cause, plan, what was measured again, and whether it is closed.
public struct ImprovementCycle: Sendable, Equatable {
  /// How a cycle stands.
  public enum State: String, Sendable, CaseIterable {
    /// Under way.
    case open
    /// An action of its plan is past its day.
    case overdue
    /// It is past the month in which it was to be measured again, and was not.
    case toMeasure = "to_measure"
    /// Ended.
    case closed
  }

  /// Its number.
  public let number: Int64
  /// With what it began.
  public let start: CycleStart
  /// The day on which it began, as the log of changes has it; nil where that cannot be read.
  public let began: Day?
  /// Why there is a gap, as somebody said; nil where nobody has.
  public private(set) var cause: String?
  /// The plan, by number.
  public private(set) var actions: [PlannedAction] = []
  /// What was measured since, by month; of a month the last word counts.
  public private(set) var measurements: [CycleMeasurement] = []
  /// Whether it has ended.
  public private(set) var isClosed = false
  /// What somebody wrote at its end.
  public private(set) var closingNote: String?

  private init(number: Int64, start: CycleStart, began: Day?) {
    self.number = number
    self.start = start
    self.began = began
  }

  /// The cycles of a ledger, by number; an entry of a cycle without a beginning says nothing.
  public static func all(_ entries: [CycleEntry]) -> [ImprovementCycle] {
    var cycles: [Int64: ImprovementCycle] = [:]
    for entry in entries {
      if case .started(let start) = entry.event {
        cycles[entry.cycle] = ImprovementCycle(
          number: entry.cycle, start: start, began: Day(prefixOf: entry.instant))
      } else {
        cycles[entry.cycle]?.follow(entry.event)
      }
    }
    return cycles.sorted { $0.key < $1.key }.map(\.value)
  }

  private mutating func follow(_ event: CycleEvent) {
    switch event {
    case .started: break
    case .explained(let cause): self.cause = cause
    case .planned(let action): actions.append(action)
    case .moved(let number, let state, let note):
      guard let place = actions.firstIndex(where: { $0.number == number }) else { return }
      actions[place].state = state
      actions[place].note = note ?? actions[place].note
    case .measured(let measurement):
      measurements.removeAll { $0.month == measurement.month }
      measurements.append(measurement)
      measurements.sort { $0.month < $1.month }
    case .closed(let note):
      isClosed = true
      closingNote = note
    }
  }

  /// The next number of an action.
  public var nextAction: Int { (actions.map(\.number).max() ?? 0) + 1 }

  /// The actions that are open and past their day.
  public func overdueActions(on day: Day) -> [PlannedAction] {
    isClosed ? [] : actions.filter { $0.state == .open && $0.due < day }
  }

  /// Whether the month in which it was to be measured again is over, and no later measurement is there.
  ///
  /// - Parameter day: today; the month after the one of the measurement must have begun.
  public func needsMeasurement(on day: Day) -> Bool {
    !isClosed && day.month > start.dueMonth && (measurements.last.map { $0.month < start.dueMonth } ?? true)
  }

  /// How it stands on a day.
  public func state(on day: Day) -> State {
    if isClosed { return .closed }
    if needsMeasurement(on: day) { return .toMeasure }
    return overdueActions(on: day).isEmpty ? .open : .overdue
  }

  /// The figure that it began with; nil where there was no denominator.
  public func baseline(_ unit: Standard.Unit) -> Double? { start.baseline.value(unit) }

  /// The figure measured last; nil where nothing was.
  public func latest(_ unit: Standard.Unit) -> Double? { measurements.last?.tally.value(unit) }

  /// How far the baseline lies from the target; nil without a target, and where the baseline meets it already.
  public func gap(_ unit: Standard.Unit, _ better: Standard.Better) -> Double? {
    guard let target = start.target, let first = baseline(unit), !better.meets(first, target: target) else {
      return nil
    }
    return target - first
  }

  /// Which share of the gap is closed: 0 at the baseline, 1 at the target; nil without a gap or a measurement.
  public func progress(_ unit: Standard.Unit, _ better: Standard.Better) -> Double? {
    guard let gap = gap(unit, better), let first = baseline(unit), let last = latest(unit) else { return nil }
    return (last - first) / gap
  }
}
