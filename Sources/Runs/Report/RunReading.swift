import StockPolicy
import SupplyModel
import SupplyStore

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
