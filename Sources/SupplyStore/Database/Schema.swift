import GRDB

/// The tables of the database, and whose a file is that holds others.
///
/// A step that databases were made by is never changed, only followed by further ones: register them below in order, and write down in
/// `Tests/Golden/schema` what the tables are after each.
enum Schema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("schema 1") { try $0.execute(sql: tables) }
    migrator.registerMigration("schema 2") {
      try $0.execute(sql: accounts)
      try $0.execute(sql: successors)
    }
    migrator.registerMigration("schema 3") {
      try $0.execute(sql: targetMonths)
      try callAlikeWhatIsAlike($0)
      try $0.execute(sql: work)
      try $0.execute(sql: tokens)
    }
    return migrator
  }

  /// Whose the tables of a file are.
  enum Origin {
    /// There are none yet.
    case nobody
    /// This version's, or those of an earlier one that can be brought up to date, the last trial's among them.
    case ours
    /// Those of earlier trials before the first release, which nothing brings up to date.
    case trial
    /// Those of a later version, by a step that this one does not know.
    case laterVersion
    /// Another program's.
    case stranger
  }

  /// Whose the tables are, from the steps that made them.
  static func origin(_ database: Database) throws -> Origin {
    let steps = try migrator.appliedIdentifiers(database)
    if TrialTables.areLast(steps) { return .ours }
    if TrialTables.are(steps) { return .trial }
    if try migrator.appliedMigrations(database).isEmpty {
      return try hasTables(database) ? .stranger : .nobody
    }
    return try migrator.hasBeenSuperseded(database) ? .laterVersion : .ours
  }

  private static func hasTables(_ database: Database) throws -> Bool {
    let sql = """
      SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name <> 'grdb_migrations' AND substr(name, 1, 7) <> 'sqlite_')
      """
    return try Bool.fetchOne(database, sql: sql) ?? false
  }
}
