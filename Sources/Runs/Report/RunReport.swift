import Operations
import StockPolicy
import SupplyModel
import SupplyStore

/// What a report on the latest run is written from: the one place where it is put together, whoever asks for it.
public struct RunReport {
  let database: SupplyDatabase
  let today: Day
  let reading: RunReading

  /// A report on the latest run of a database.
  ///
  /// - Parameter today: the day on which it is made, whose month is the last that a report can be about.
  public init(_ database: SupplyDatabase, today: Day) {
    self.database = database
    reading = RunReading(database)
    self.today = today
  }

  /// Its facts.
  ///
  /// - Throws: `RunError.noRun` where none was saved yet; what the database throws.
  public func facts() throws -> ReportFacts {
    let saved = try reading.saved()
    let asOf = saved.run.settings.asOf
    // What changed is told since the last run of an earlier month, while its forecasts are kept.
    let records = try database.runRecords()
    let scope = saved.run.settings.scope
    // A run of another scope would make every line of its own look new or gone.
    let before = records.first {
      $0.settings.asOf < asOf && !$0.isPruned && $0.settings.scope == scope
    }
    let products = try reading.shared().products
    let review = FindingReview(database: database, latestMonth: today.month, products: products)
    let (findings, stored) = try read(review, products, through: asOf)
    // Where nothing is left of the scope, other products may stand for it.
    let requisitions = try RequisitionPlanner(
      saved.run, database: database, histories: stored.isEmpty ? nil : stored
    ).requisitions()
    // As the run read them: an old code's history is the beginning of its successor's.
    let history = CodeSuccessions(saved.run.settings.orders.successions)
      .merged(stored)
    let scores = try ScoredMonths(database: database).records(series: history)
    return ReportFacts(
      run: saved.run, history: history, demands: try reading.shared().demands(of: history, asOf: asOf),
      earlier: try before.flatMap { try database.run($0.id) }, accuracy: scores,
      facilities: saved.registers.facilities, products: saved.registers.products,
      files: try database.importedFiles(),
      findings: findings,
      outside: try database.outside(products),
      decisions: try StandingDecisions(database, run: saved.run),
      madeOn: today, programVersion: ColcaVersion.current,
      requisitions: requisitions)
  }

  /// The findings that stand, and the histories through the run's month.
  ///
  /// Findings are looked for in all that was ever reported. That is what the run read too, as a rule, and then is read once; where
  /// there are months of long ago or after the run's, it is let go before the others are read.
  private func read(
    _ review: FindingReview, _ products: ScopedProducts, through asOf: Month
  ) throws -> (findings: [ReviewedFinding], histories: [SupplySeries]) {
    let (held, first) = (try database.heldMonths(of: products), try database.firstUsedMonth(of: products))
    if let held, held.upperBound == asOf, (first ?? held.lowerBound) <= held.lowerBound {
      let histories = try review.histories()
      try reading.shared().keep(histories, through: asOf)
      return (try review.standing(in: histories), histories)
    }
    return (try review.standing(), try reading.shared().through(asOf))
  }
}

/// What a report reads of a database once, for all that it tells.
final class RunReading {
  private let database: SupplyDatabase
  private var latest: SavedRun?
  private var histories: SharedHistories?

  /// The readings of a database; nothing is read yet.
  init(_ database: SupplyDatabase) { self.database = database }

  /// Lets go of what was read: pages are written without it.
  func forget() { (latest, histories) = (nil, nil) }

  /// The latest run.
  ///
  /// - Throws: `RunError.noRun` where none was saved yet; what the database throws.
  func saved() throws -> SavedRun {
    if let latest { return latest }
    let read = try SavedRun(latestOf: database)
    latest = read
    return read
  }

  /// The histories of the run's products.
  ///
  /// - Throws: as `saved()`.
  func shared() throws -> SharedHistories {
    if let histories { return histories }
    let products = try ScopeResolver(database).products(heldBy: saved().run.settings.scope)
    let own = SharedHistories(database, of: products)
    histories = own
    return own
  }
}
