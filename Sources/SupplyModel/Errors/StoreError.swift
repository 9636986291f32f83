/// What can be wrong with the database, or be asked of it in vain.
public enum StoreError: ColcaError {
  /// Another program holds the database.
  case databaseLocked(path: String)
  /// There is no database, and what was asked makes none.
  case noDatabase(path: String)
  /// The file is no database of Colca's, or is damaged.
  case notADatabase(path: String)
  /// The database is of a trial before the first release, which no version brings up to date.
  case trialDatabase(path: String)
  /// A later version of Colca wrote the database.
  case databaseFromLaterVersion(path: String)
  /// The database's file is damaged; `reason` is the first of SQLite's own words.
  case damagedDatabase(path: String, reason: String)
  /// The database was taken away since it was opened, or another took its place, as a restored copy does; nothing was written.
  case replacedDatabase(path: String)
  /// A number that names no imported file.
  case unknownImport(id: Int64)
  /// A number that names no run.
  case unknownRun(id: Int64)
  /// A name under which no forecast of what would be is kept.
  case unknownTrial(TrialName)
  /// A name under which another account keeps a trial, which only that account may replace.
  case takenTrial(TrialName, by: String)

  /// Why a program that this error stops has ended.
  public var exitReason: ExitReason {
    switch self {
    case .databaseLocked, .replacedDatabase: .tryAgain
    case .notADatabase, .damagedDatabase: .badData
    case .noDatabase, .unknownImport, .unknownRun, .unknownTrial: .noInput
    case .takenTrial: .usage
    case .trialDatabase, .databaseFromLaterVersion: .configuration
    }
  }
}
