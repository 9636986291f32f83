import GRDB

/// Databases of the trials before the first release, whose tables grew by steps called by number.
enum TrialTables {
  /// The step that each began with, in the first trials and in those after them.
  private static let firstSteps: Set<String> = ["1: facilities, products, reports, findings, runs", "1"]

  /// The steps of the last trial, which made the tables of `schema 1`.
  private static let lastSteps = Set((1...14).map(String.init))

  static func are(_ steps: Set<String>) -> Bool { !steps.isDisjoint(with: firstSteps) }

  static func areLast(_ steps: Set<String>) -> Bool { steps == lastSteps }

  /// Takes over a database of the last trial as it is: only how its tables are called changes.
  ///
  /// That a step of before united spellings of a code is told no more; what it did stays.
  ///
  /// - Throws: `DatabaseError`.
  static func adopt(_ database: Database) throws {
    guard areLast(try Schema.migrator.appliedIdentifiers(database)) else { return }
    try database.execute(
      sql: """
        DELETE FROM finding WHERE code = 'codes_united';
        DELETE FROM grdb_migrations;
        INSERT INTO grdb_migrations VALUES ('schema 1');
        """)
  }
}
