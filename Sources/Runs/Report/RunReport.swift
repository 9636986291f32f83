import Operations
import SupplyModel
import SupplyStore

/// What a report on the latest run is written from: the one place where it is put together, whoever asks for it.
public struct RunReport {
  let database: SupplyDatabase
  let today: Day

  /// A report on the latest run of a database.
  ///
  /// - Parameter today: the day on which it is made, whose month is the last that a report can be about.
  public init(_ database: SupplyDatabase, today: Day) {
    self.database = database
    self.today = today
  }

  /// Its facts.
  ///
  /// - Throws: `RunError.noRun` where none was saved yet; what the database throws.
  public func facts() throws -> ReportFacts {
    let saved = try SavedRun(latestOf: database)
    let asOf = saved.run.settings.asOf
    // What changed is told since the last run of an earlier month, while its forecasts are kept.
    let records = try database.runRecords()
    let scope = saved.run.settings.scope
    // A run of another scope would make every line of its own look new or gone.
    let before = records.first {
      $0.settings.asOf < asOf && !$0.isPruned && $0.settings.scope == scope
    }
    let products = try ScopeResolver(database).products(heldBy: scope)
    // First, as it reads all histories for itself and lets them go again.
    let findings = try FindingReview(database: database, latestMonth: today.month, products: products)
      .standing()
    let stored = try database.series(of: products, through: asOf)
    // Where nothing is left of the scope, other products may stand for it.
    let requisitions = try RequisitionPlanner(
      saved.run, database: database, histories: stored.isEmpty ? nil : stored
    ).requisitions()
    // As the run read them: an old code's history is the beginning of its successor's.
    let history = CodeSuccessions(saved.run.settings.orders.successions)
      .merged(stored)
    let scores = try ScoredMonths(database: database).records(series: history)
    return ReportFacts(
      run: saved.run, history: history, demands: DemandHistory(history, origin: asOf).demands,
      earlier: try before.flatMap { try database.run($0.id) }, accuracy: scores,
      facilities: saved.registers.facilities, products: saved.registers.products,
      files: try database.importedFiles(),
      findings: findings,
      outside: try database.outside(products),
      decisions: try StandingDecisions(database, run: saved.run),
      madeOn: today, programVersion: ColcaVersion.current,
      requisitions: requisitions)
  }
}
