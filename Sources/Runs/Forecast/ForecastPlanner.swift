import DemandForecasting
import Files
import StockPolicy
import SupplyModel
import SupplyStore

/// Forecasts from a database: runs, what drove one of their forecasts, and models for the pipe.
public struct ForecastPlanner: Sendable {
  let database: SupplyDatabase

  /// A planner for a database.
  public init(database: SupplyDatabase) { self.database = database }

  /// Forecasts and assesses every facility × product of a scope, and saves the run.
  ///
  /// - Parameter makeSettings: the run's settings for the database's latest month; their scope is the run's, or every product
  ///   where the database has no method of family planning.
  /// - Throws: `RunError.noReports` when there is nothing at or before the month asked for, `.emptyScope` when there is nothing
  ///   of the scope; what the database throws.
  public func run(settings makeSettings: (_ latest: Month) -> ForecastRun.Settings) throws -> ForecastRun {
    try run(onStage: { _ in }, settings: makeSettings)
  }

  /// What a forecast is doing, in turn.
  public enum Stage: Int, Sendable, CaseIterable {
    /// Reads reports and registers.
    case reading
    /// Learns demand.
    case demand
    /// Learns being seen without stock.
    case stockouts
    /// Assesses, moves, decides.
    case assessing
    /// Asks what the other reading of doubted histories would order.
    case doubts
    /// Saves the run.
    case saving
  }

  /// The same, telling of each stage before it begins; what `onStage` throws ends it, and nothing is saved.
  ///
  /// - Throws: as `run(settings:)`; what `onStage` throws.
  public func run(
    onStage: (Stage) throws -> Void, settings makeSettings: (_ latest: Month) -> ForecastRun.Settings
  ) throws -> ForecastRun {
    let (run, snapshot) = try made(makeSettings, onStage: onStage)
    try onStage(.saving)
    try database.save(run, of: snapshot)
    return run
  }

  /// A forecast of what would be, as it was kept.
  public struct Trial: Sendable {
    /// The forecast.
    public let run: ForecastRun
    /// Its number.
    public let id: Int64
    /// The number of the trial that it replaces; nil where its name was free.
    public let replaced: Int64?
  }

  /// The same, kept beside the official runs under a name, in place of the trial that had it.
  ///
  /// - Parameter isOwnAlone: whether a trial that another account keeps under the name stays.
  /// - Throws: as `run(onStage:settings:)`; `StoreError.takenTrial`.
  public func trial(
    named name: TrialName, replacingOwnAlone isOwnAlone: Bool = false,
    onStage: (Stage) throws -> Void = { _ in },
    settings makeSettings: (_ latest: Month) -> ForecastRun.Settings
  ) throws -> Trial {
    let (run, snapshot) = try made(makeSettings, onStage: onStage)
    try onStage(.saving)
    let (id, replaced) = try database.save(
      run, of: snapshot, asTrial: name, replacingOwnAlone: isOwnAlone)
    return Trial(run: run, id: id, replaced: replaced)
  }

  private func made(
    _ makeSettings: (_ latest: Month) -> ForecastRun.Settings, onStage: (Stage) throws -> Void = { _ in }
  ) throws -> (ForecastRun, RunSnapshot) {
    try onStage(.reading)
    let (pipeline, snapshot) = try pipeline(settings: makeSettings)
    try onStage(.demand)
    let fit = pipeline.fit()
    try onStage(.stockouts)
    let stockouts = pipeline.fitStockouts().forecasts
    try onStage(.assessing)
    let made = pipeline.assessor(demand: fit.demand, stockouts: stockouts).run()
    try onStage(.doubts)
    let carried = Dictionary(
      made.assessments.compactMap { line in line.order.arithmetic?.carried.map { (line.key, $0) } },
      uniquingKeysWith: { first, _ in first })
    let doubts = try DoubtedOrders(pipeline).doubts(fit, transfers: made.transfers, carried: carried)
    return (made.doubting(doubts), snapshot)
  }

  /// How often a run begins to read anew, when files come in while it reads.
  private static let mostBeginnings = 20

  /// Everything that a run reads, and what the database held while it was read: the same at the beginning and at the end.
  ///
  /// - Throws: `StoreError.databaseLocked` where files go on coming in; what `run` throws.
  private func pipeline(
    settings makeSettings: (_ latest: Month) -> ForecastRun.Settings
  ) throws -> (ForecastPipeline, RunSnapshot) {
    for _ in 0..<Self.mostBeginnings {
      let snapshot = try database.runSnapshot()
      let pipeline = try ForecastPipeline(database: database, settings: settings(makeSettings))
      if try database.inputStamp() == snapshot.inputs { return (pipeline, snapshot) }
    }
    throw StoreError.databaseLocked(path: database.path)
  }

  /// Learns a model of recorded consumption and stock-outs, and writes it into a file for `colca pipe`.
  ///
  /// - Parameter totals: whether it forecasts the totals of several months too.
  /// - Throws: `RunError.noReports` when there is nothing at or before the month; what reading and writing throws.
  public func saveModel(
    asOf month: Month, horizon: Int, scope: ProductScope = .familyPlanning, totals: Bool = false,
    to path: String
  ) throws {
    let products = try ScopeResolver(database).products(of: scope)
    let histories = try database.series(of: products, through: month)
    let quality = try FindingReview(database: database, latestMonth: month, products: products)
      .judgement(of: histories).quality
    let builder = try PanelBuilder(histories, origin: month, quality: quality)
    try AtomicFiles.write(
      try SavedModel(builder, origin: month, horizon: horizon, totals: totals).text(), toFile: path)
  }

  /// The month with which a run ends.
  public struct LastMonth: Sendable, Equatable {
    /// The month.
    public let asOf: Month
    /// The latest month that the database holds of the scope.
    public let latest: Month
    /// Why it is not the latest one; nil when it is, or when a month was asked for.
    public let reason: Reason?

    /// Why a run does not follow the latest month.
    public enum Reason: Sendable, Equatable {
      /// Too few have reported it.
      case fewReported(ReportingGap)
      /// It is the running month, which goes on changing until its end.
      case stillRunning(Month, lastWholeMonth: Month)
    }
  }

  /// The month with which a run ends: the one asked for, else the last that is whole.
  ///
  /// The running month is not whole before its end, nor is a month that fewer than half of the usual facilities have reported;
  /// whoever asks for one of them gets it. A month after the running one is never known.
  ///
  /// - Parameter wholeFromDay: the day of the running month from which it counts as whole; 0 for not before its end.
  /// - Throws: `RunError.noReports` for a database without any, `.emptyScope`, `.monthBeyondReports` for a month that nobody has
  ///   reported yet; what the database throws.
  public func lastMonth(
    asked: Month? = nil, scope: ProductScope = .familyPlanning, wholeFromDay: Int = 0
  ) throws -> LastMonth {
    let latest = try latestMonth(of: scope)
    if let asked {
      guard asked <= latest else { throw RunError.monthBeyondReports(asked: asked, last: latest) }
      return LastMonth(asOf: asked, latest: latest, reason: nil)
    }
    let isRunning = latest == database.runningMonth && !database.isRunningMonthWhole(fromDay: wholeFromDay)
    let ended = try isRunning ? lastBefore(latest, scope) : nil
    let gap = try reportingGap(at: ended ?? latest, scope: scope)
    let asOf = gap?.lastWholeMonth ?? ended ?? latest
    let reason =
      ended.map { _ in LastMonth.Reason.stillRunning(latest, lastWholeMonth: asOf) }
      ?? gap.map(LastMonth.Reason.fewReported)
    return LastMonth(asOf: asOf, latest: latest, reason: reason)
  }

  /// The last month with a report before another one; nil where there is none.
  private func lastBefore(_ month: Month, _ scope: ProductScope) throws -> Month? {
    try database.reportingFacilities(of: ScopeResolver(database).products(of: scope))
      .last { $0.month < month }?.month
  }

  /// Whether so few facilities have reported a month that a run on it sees half a picture; nil when it is whole.
  ///
  /// - Throws: `ColcaError`.
  public func reportingGap(
    at month: Month, scope: ProductScope = .familyPlanning
  ) throws -> ReportingGap? {
    let reporting = try database.reportingFacilities(of: ScopeResolver(database).products(of: scope))
    let now = reporting.first { $0.month == month }?.facilities ?? 0
    let before = reporting.filter { $0.month < month }.suffix(3)
    guard let usual = before.map(\.facilities).max(), now * 2 < usual,
      let whole = before.last(where: { $0.facilities * 2 >= usual })
    else { return nil }
    return ReportingGap(month: month, reported: now, usual: usual, lastWholeMonth: whole.month)
  }

  /// The calendar of a facility as the latest run used it; as today's reports teach it, where it was not in a run.
  ///
  /// - Throws: `ColcaError`.
  public func calendar(of facility: FacilityCode) throws -> FacilityCalendar {
    if let calendar = try database.latestRun()?.calendars[facility] { return calendar }
    let stated = SupplyDirectory(try database.facilitySupplies())[facility].calendar
    let products = try ScopeResolver(database).products(of: .familyPlanning)
    guard let last = try database.monthRange(of: products)?.upperBound else { return .assumed }
    return try stated.map(FacilityCalendar.init(stated:))
      ?? FacilityCalendar(ReceiptRhythm(database.series(of: products, facility: facility), asOf: last))
  }

  /// The latest month that the database holds of a scope.
  func latestMonth(of scope: ProductScope) throws -> Month {
    let products = try ScopeResolver(database).products(of: scope)
    if let months = try database.monthRange(of: products) { return months.upperBound }
    // There may be reports, of months that have not begun.
    throw RunError.noReports(month: try database.heldMonths(of: products).map { _ in database.runningMonth })
  }

  /// The settings for the latest month of the scope that they name.
  func settings(
    _ makeSettings: (_ latest: Month) -> ForecastRun.Settings
  ) throws -> ForecastRun.Settings {
    let settings = makeSettings(try latestMonth(of: .familyPlanning))
    return settings.scope == .familyPlanning
      ? settings : makeSettings(try latestMonth(of: settings.scope))
  }
}
