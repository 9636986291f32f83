import Improvement
import SupplyModel
import SupplyStore

extension RunReport {
  /// What the report tells of improvement: of the twelve months up to the run's, with the products of its scope.
  ///
  /// - Parameter expectedByDay: as of `ImprovementReview`.
  /// - Throws: `RunError.noRun` where none was saved yet; what the database throws.
  public func improvement(expectedByDay: Int? = nil) throws -> ImprovementFacts {
    let settings = try SavedRun(latestOf: database).run.settings
    let products = try ScopeResolver(database).products(heldBy: settings.scope)
    let review = try ImprovementReview(
      database: database, products: products, expectedByDay: expectedByDay)
    let last = settings.asOf
    let months = last.advanced(by: 1 - ImprovementFacts.monthCount)...last
    let table: MeasureTable
    do {
      table = try review.table(months)
    } catch is RunError {
      // Of what the run was made from nothing is left; its report is made all the same.
      return ImprovementFacts(
        month: last, day: today, table: MeasureTable(facilities: [], months: months, indicators: []),
        standards: review.standards, cycles: try cycles(), directory: review.facilities)
    }
    let needs = try NeedReview(database: database, review: review, period: months).facilities
    let targets = try TargetReview(database: database, review: review, through: last).progress
    return ImprovementFacts(
      month: last, day: today, table: table, standards: review.standards,
      causes: try CauseReview(database: database, products: products).lines(months), cycles: try cycles(),
      targets: targets.filter { last <= $0.target.to }, needs: needs,
      proposal: ShiftProposal(needs, rules: ShiftRules(), directory: review.facilities),
      directory: review.facilities)
  }

  private func cycles() throws -> [ImprovementCycle] {
    ImprovementCycle.all(try database.cycleEntries()).filter { !$0.isClosed }
  }
}
