import Improvement
import SupplyModel
import SupplyStore

extension RunReport {
  /// What the report tells of improvement: of the twelve months up to the run's, with the products of its scope.
  ///
  /// Asked for after `facts()` it reads little anew; what was kept for it is let go then.
  ///
  /// - Parameter expectedByDay: as of `ImprovementReview`.
  /// - Throws: `RunError.noRun` where none was saved yet; what the database throws.
  public func improvement(expectedByDay: Int? = nil) throws -> ImprovementFacts {
    defer { reading.forget() }
    let review = try ImprovementReview(
      database: database, shared: reading.shared(), expectedByDay: expectedByDay)
    return try review.facts(through: reading.saved().run.settings.asOf, on: today)
  }
}

extension ImprovementReview {
  /// What is told of improvement in the twelve months up to one, of everything at once.
  ///
  /// - Parameters:
  ///   - last: the last month.
  ///   - day: the day on which it is told: what is overdue is so by it.
  /// - Throws: what reading the database throws.
  public func facts(through last: Month, on day: Day) throws -> ImprovementFacts {
    let months = last.advanced(by: 1 - ImprovementFacts.monthCount)...last
    let cycles = try CycleActs(database).cycles().filter { !$0.isClosed }
    let table: MeasureTable
    do {
      table = try self.table(months)
    } catch is RunError {
      // Of what a run was made from nothing is left; its report is made all the same.
      return ImprovementFacts(
        month: last, day: day, table: MeasureTable(facilities: [], months: months, indicators: []),
        standards: standards, cycles: cycles, directory: facilities)
    }
    let needs = try NeedReview(database: database, review: self, period: months).facilities
    let targets = try TargetReview(database: database, review: self, through: last, measured: table).progress
    return ImprovementFacts(
      month: last, day: day, table: table, standards: standards,
      causes: try CauseReview(self).lines(months), cycles: cycles,
      targets: targets.filter { last <= $0.target.to }, needs: needs,
      proposal: ShiftProposal(needs, rules: ShiftRules(), directory: facilities), directory: facilities)
  }

  /// What the orders of the latest run cost at a place, with how many of its lines to order have a price; nil without a run.
  ///
  /// - Throws: what reading the database throws.
  public func orderCost(at place: ServicePlace) throws -> (soles: Double, priced: Int, lines: Int)? {
    guard try !database.runRecords(last: 1).isEmpty, let run = try database.latestRun() else { return nil }
    let lines = run.assessments.filter {
      $0.order.isPlaced && ServicePlace(of: facilities[$0.facility], at: place.level) == place
    }
    let costs = lines.compactMap(\.order.costSoles)
    return (costs.reduce(0, +), costs.count, lines.count)
  }
}
