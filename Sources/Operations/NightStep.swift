/// What a night does, in this order; a step that fails keeps no later one from what it can still do.
public enum NightStep: String, Sendable, Codable, CaseIterable {
  /// The database is opened and looked over.
  case database
  /// New files are taken from the inbox.
  case inbox
  /// A run is made where its inputs or its month changed.
  case forecast
  /// Earlier forecasts are scored against the month that has come in.
  case accuracy
  /// The report of the latest run is written.
  case report
  /// What need not be kept is removed.
  case prune
  /// The database is copied.
  case backup
  /// People are told what is new, and what of all this failed.
  case notice
  /// How it all went is written for programs that watch.
  case metrics
}
