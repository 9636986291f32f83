import Improvement
import SupplyModel
import SupplyStore

/// What people do in cycles of improvement: begin, plan, measure again, close.
public struct CycleActs {
  private let database: SupplyDatabase

  /// Acts on the cycles of a database.
  public init(_ database: SupplyDatabase) { self.database = database }

  /// Every cycle, by number.
  ///
  /// - Throws: what reading the database throws.
  public func cycles() throws -> [ImprovementCycle] { ImprovementCycle.all(try database.cycleEntries()) }

  /// One cycle.
  ///
  /// - Throws: `RunError.unknownCycle`; what reading the database throws.
  public func cycle(_ number: Int64) throws -> ImprovementCycle {
    guard let cycle = try cycles().first(where: { $0.number == number }) else {
      throw RunError.unknownCycle(number: number)
    }
    return cycle
  }

  /// A cycle of which something can still be noted.
  ///
  /// - Throws: `RunError.unknownCycle`, `.closedCycle`.
  private func open(_ number: Int64) throws -> ImprovementCycle {
    let cycle = try cycle(number)
    guard !cycle.isClosed else { throw RunError.closedCycle(number: number) }
    return cycle
  }

  /// Begins a cycle with what is measured at a place in a month.
  ///
  /// - Parameters:
  ///   - basis: the day and by what it is measured; see `ImprovementReview.basis`.
  ///   - until: the month in which it is measured again; six months later unless given.
  ///   - target: what is to be reached; the standard's own unless given.
  /// - Throws: `RunError.noFigure` where nothing is measured there; what reading and writing throw.
  public func start(
    _ indicator: Indicator, at place: ServicePlace, month: Month, until: Month?, target: Double?,
    review: ImprovementReview, basis: MeasurementBasis
  ) throws -> ImprovementCycle {
    let tally = try figure(indicator, at: place, month: month, review: review)
    let number = try database.note(
      .started(
        CycleStart(
          place: place, indicator: indicator, baselineMonth: month, baseline: tally,
          dueMonth: until ?? month.advanced(by: CycleStart.usualMonths),
          target: target ?? review.standards[indicator.standard]?.target, basis: basis)), cycle: nil)
    return try cycle(number)
  }

  /// Measures again what a cycle is about, by what its baseline was measured.
  ///
  /// - Throws: `RunError.noFigure`, `.unknownCycle`, `.closedCycle`; `.otherBasis` where other products are looked at, or another day is
  ///   set for reports on time, than at the baseline; what reading and writing throw.
  public func measure(
    _ number: Int64, month: Month, review: ImprovementReview, basis: MeasurementBasis
  ) throws -> ImprovementCycle {
    let start = try open(number).start
    try Self.require(basis, asAtTheStartOf: start, number)
    let tally = try figure(start.indicator, at: start.place, month: month, review: review)
    try database.note(
      .measured(CycleMeasurement(month: month, tally: tally, basis: basis)), cycle: number)
    return try cycle(number)
  }

  /// Two figures of a cycle are of the same products, and of the same day where it is about reports on time.
  ///
  /// - Throws: `RunError.otherBasis`.
  public static func require(
    _ basis: MeasurementBasis, asAtTheStartOf start: CycleStart, _ number: Int64
  ) throws {
    guard let first = start.basis else { return }
    if first.scope != basis.scope {
      throw RunError.otherBasis(cycle: number, scope: first.scope, expectedByDay: nil)
    }
    if start.indicator.standard == ColcaMeasure.reportedOnTime.code,
      first.expectedByDay != basis.expectedByDay
    {
      throw RunError.otherBasis(cycle: number, scope: first.scope, expectedByDay: first.expectedByDay)
    }
  }

  /// Says why there is a gap.
  ///
  /// - Throws: `RunError.unknownCycle`, `.closedCycle`; what writing throws.
  public func explain(_ number: Int64, _ cause: String) throws -> ImprovementCycle {
    _ = try open(number)
    try database.note(.explained(cause: cause), cycle: number)
    return try cycle(number)
  }

  /// Plans an action.
  ///
  /// - Throws: `RunError.unknownCycle`, `.closedCycle`; what writing throws.
  public func plan(_ number: Int64, _ text: String, post: String, due: Day) throws -> ImprovementCycle {
    let action = PlannedAction(number: try open(number).nextAction, text: text, post: post, due: due)
    try database.note(.planned(action), cycle: number)
    return try cycle(number)
  }

  /// Says how an action stands.
  ///
  /// - Throws: `RunError.unknownCycle`, `.closedCycle`, `.unknownAction`; what writing throws.
  public func move(
    _ number: Int64, action: Int, to state: PlannedAction.State, note: String?
  ) throws -> ImprovementCycle {
    guard try open(number).actions.contains(where: { $0.number == action }) else {
      throw RunError.unknownAction(cycle: number, number: action)
    }
    try database.note(.moved(action: action, state: state, note: note), cycle: number)
    return try cycle(number)
  }

  /// Ends a cycle.
  ///
  /// - Throws: `RunError.unknownCycle`, `.closedCycle`; what writing throws.
  public func close(_ number: Int64, note: String?) throws -> ImprovementCycle {
    _ = try open(number)
    try database.note(.closed(note: note), cycle: number)
    return try cycle(number)
  }

  private func figure(
    _ indicator: Indicator, at place: ServicePlace, month: Month, review: ImprovementReview
  ) throws -> Tally {
    let table = try review.table(month...month)
    let facilities = PlaceGroups(table, at: place.level, directory: review.facilities)[place]
    let tally = table.tally(indicator, of: facilities, in: month...month)
    guard tally.total > 0 else {
      let item = indicator.item.isEmpty ? "" : " (\(indicator.item))"
      throw RunError.noFigure(
        standard: indicator.standard.text + item, place: place.name.isEmpty ? "*" : place.name, month: month)
    }
    return tally
  }

  /// How the figure of a cycle went from its baseline to what was measured last, with its interval; nil where nothing was measured again.
  ///
  /// Reckoned from what the database holds now, which may have been corrected since.
  ///
  /// - Throws: what reading the database throws.
  public func change(_ cycle: ImprovementCycle, review: ImprovementReview) throws -> FigureChange? {
    guard let last = cycle.measurements.last?.month, last != cycle.start.baselineMonth else { return nil }
    let (first, second) = (min(cycle.start.baselineMonth, last), max(cycle.start.baselineMonth, last))
    let table = try review.table(first...second)
    let facilities = PlaceGroups(table, at: cycle.start.place.level, directory: review.facilities)[
      cycle.start.place]
    return FigureChange(
      cycle.start.indicator, review.standards[cycle.start.indicator.standard],
      (cycle.start.place, facilities),
      before: first...first, after: second...second, table)
  }
}

extension ImprovementReview {
  /// By what a figure is measured on a day: the products, the last month that the database holds, and until when reports are expected.
  ///
  /// - Throws: what reading the database throws.
  public func basis(on day: Day, expectedByDay: Int?) throws -> MeasurementBasis {
    MeasurementBasis(
      scope: products.scope, day: day, dataThrough: try database.monthRange(of: products)?.upperBound,
      expectedByDay: expectedByDay)
  }
}
