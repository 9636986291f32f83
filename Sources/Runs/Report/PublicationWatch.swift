import Operations
import StockPolicy
import SupplyModel
import SupplyStore

/// Whether a night may publish the latest run: not where it would empty a list that was full, unless the data say why or somebody has
/// confirmed it.
///
/// The data say why a line is gone where
/// - the run looks at another scope, which its product is none of;
/// - its facility is closed by the register, and the run does not look at it;
/// - a report of after what was published states a receipt;
/// - of orders: more is on its way than was.
///
/// What is compared with is what was published or confirmed last, however many nights ago: a list that was held back once is held
/// back every night, until somebody confirms it, takes the files back that emptied it, or later data fill it.
public struct PublicationWatch {
  private let database: SupplyDatabase

  /// Watches over a database.
  public init(database: SupplyDatabase) { self.database = database }

  /// Why the latest run is held back; nil where it may be published, or is.
  ///
  /// - Throws: `ColcaError`.
  public func held() throws -> HeldRun? {
    guard let latest = try database.runRecords(last: 1).first, let last = try lastPublished(before: latest),
      let before = try database.run(last), let now = try database.run(latest.id)
    else { return nil }
    let registers = try database.facilities()
    let closed = Set(registers.filter { $0.closure != nil }.map(\.code))
    let lines = Dictionary(now.assessments.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let isOtherScope = before.settings.scope != now.settings.scope
    var received: Set<SeriesKey>?
    let lists = try EmptiedList.found(published: before, latest: now) { list, line in
      guard let present = lines[line.key] else { return isOtherScope || closed.contains(line.facility) }
      if list == .orders, let arithmetic = present.order.arithmetic,
        arithmetic.onOrder > line.order.arithmetic?.onOrder ?? 0
      {
        return true
      }
      if received == nil { received = try self.received(before: before, now: now) }
      return received?.contains(line.key) ?? false
    }
    return lists.isEmpty
      ? nil : HeldRun(run: latest.id, asOf: latest.settings.asOf, published: last, lists: lists)
  }

  /// The run that was published or confirmed last; nil where that is the latest run, or there is none whose forecasts are kept.
  private func lastPublished(before latest: RunRecord) throws -> Int64? {
    let confirmed = try database.confirmedRun()
    guard latest.outputs.isEmpty, confirmed != latest.id else { return nil }
    return try database.runRecords().first {
      $0.id < latest.id && !$0.isPruned && (!$0.outputs.isEmpty || $0.id == confirmed)
    }?.id
  }

  /// What something was received of since the month for which its stock was last published.
  private func received(before: ForecastRun, now: ForecastRun) throws -> Set<SeriesKey> {
    let known = Dictionary(
      before.assessments.map { ($0.key, $0.stockMonth) }, uniquingKeysWith: { first, _ in first })
    let products = try ScopeResolver(database).products(heldBy: now.settings.scope)
    var received: Set<SeriesKey> = []
    for series in try database.series(of: products, through: now.settings.asOf) {
      let key = SeriesKey(series.facility, series.product)
      guard let month = known[key] else { continue }
      let isSince = series.entries.contains { entry in
        (month.map { entry.month > $0 } ?? true) && (entry.quantities?.received ?? 0) > 0
      }
      if isSince { received.insert(key) }
    }
    return received
  }
}

extension PublicationWatch {
  /// Somebody says that a run that is held back is right: the night publishes it.
  ///
  /// - Throws: `NightError.notHeldBack` where another run is held back, or none is; `ColcaError` of the database.
  public func confirm(_ run: Int64) throws {
    guard try held()?.run == run else { throw NightError.notHeldBack(run: run) }
    try database.noteConfirmed(run: run)
  }
}
