/// Why a copy of the database cannot take its place.
public enum RestoreFault: Equatable, Sendable {
  /// It cannot be read.
  case unreadable
  /// It is not what was written: its digest differs.
  case altered
  /// Pages of it are damaged; SQLite's own words.
  case damaged(reason: String)
  /// It is no database of Colca's.
  case notADatabase
  /// It is of a trial before the first release.
  case trial
  /// A later version wrote it.
  case laterVersion
}
