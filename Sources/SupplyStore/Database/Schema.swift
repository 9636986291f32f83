import GRDB

/// The tables of the database, and whose a file is that holds others.
///
/// A step that is out is never changed, only followed by further ones: register them below in order, and write down in
/// `Tests/Golden/schema` what the tables are after each.
enum Schema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { try $0.execute(sql: tables) }
    migrator.registerMigration("2") { try $0.execute(sql: datesOfReports) }
    migrator.registerMigration("3") {
      try $0.execute(sql: "ALTER TABLE product ADD COLUMN programme TEXT")
    }
    migrator.registerMigration("4") {
      try $0.execute(sql: "ALTER TABLE facility ADD COLUMN closure TEXT")
    }
    migrator.registerMigration("5") { try $0.execute(sql: findingActs) }
    migrator.registerMigration("6") { try $0.execute(sql: statedProducts) }
    migrator.registerMigration("7") { try CodeSpellings(database: $0).unite() }
    migrator.registerMigration("8") { try $0.execute(sql: reportParts) }
    migrator.registerMigration("9") { try $0.execute(sql: "ALTER TABLE run ADD COLUMN seal TEXT") }
    migrator.registerMigration("10") { try $0.execute(sql: reportsByProduct) }
    migrator.registerMigration("11") { try $0.execute(sql: decisions) }
    migrator.registerMigration("12") { try $0.execute(sql: trials) }
    migrator.registerMigration("13") { try $0.execute(sql: rounds) }
    migrator.registerMigration("14") { try $0.execute(sql: improvement) }
    return migrator
  }

  /// Whose the tables of a file are.
  enum Origin {
    /// There are none yet.
    case nobody
    /// This version's, or those of an earlier one that can be brought up to date.
    case ours
    /// Those of the trials before the first release, which nothing brings up to date.
    case trial
    /// Those of a later version, by a step that this one does not know.
    case laterVersion
    /// Another program's.
    case stranger
  }

  /// Whose the tables are, from the steps that made them.
  static func origin(_ database: Database) throws -> Origin {
    let steps = try migrator.appliedIdentifiers(database)
    if steps.contains(firstTrialStep) { return .trial }
    if try migrator.appliedMigrations(database).isEmpty {
      return try hasTables(database) ? .stranger : .nobody
    }
    return try migrator.hasBeenSuperseded(database) ? .laterVersion : .ours
  }

  /// The step that every database of before the first release began with.
  private static let firstTrialStep = "1: facilities, products, reports, findings, runs"

  private static func hasTables(_ database: Database) throws -> Bool {
    let sql = """
      SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name <> 'grdb_migrations' AND substr(name, 1, 7) <> 'sqlite_')
      """
    return try Bool.fetchOne(database, sql: sql) ?? false
  }
}
