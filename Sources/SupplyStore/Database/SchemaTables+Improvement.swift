import GRDB
import SupplyModel

extension Schema {
  /// What teams want to reach, what they measure themselves, and how their cycles of improvement go.
  ///
  /// Facilities stand by their code: whom a checklist or a register of people names need have reported nothing.
  static let improvement = """
    -- `Standard`, where a file states one; texts as JSON.
    CREATE TABLE standard (
      standard TEXT NOT NULL PRIMARY KEY,
      source TEXT NOT NULL, owner TEXT NOT NULL, better TEXT NOT NULL, unit TEXT NOT NULL, target REAL,
      name TEXT NOT NULL, definition TEXT, numerator TEXT, denominator TEXT
    ) STRICT, WITHOUT ROWID;
    -- `ChecklistResult`.
    CREATE TABLE checklist (
      standard TEXT NOT NULL, month INTEGER NOT NULL, facility TEXT NOT NULL,
      met REAL NOT NULL, total REAL NOT NULL,
      PRIMARY KEY (standard, month, facility)
    ) STRICT, WITHOUT ROWID;
    -- `ServedPopulation`; the method is empty for all.
    CREATE TABLE population (
      facility TEXT NOT NULL, year INTEGER NOT NULL, method TEXT NOT NULL, women REAL, couples REAL,
      PRIMARY KEY (facility, year, method)
    ) STRICT, WITHOUT ROWID;
    -- `ServiceMonth`.
    CREATE TABLE service_month (
      service TEXT NOT NULL, month INTEGER NOT NULL, facility TEXT NOT NULL, visits REAL, shift_hours REAL, need REAL,
      PRIMARY KEY (service, month, facility)
    ) STRICT, WITHOUT ROWID;
    -- `PlaceTarget`; the place's path as JSON.
    CREATE TABLE place_target (
      standard TEXT NOT NULL, item TEXT NOT NULL, level TEXT NOT NULL, place TEXT NOT NULL, to_month INTEGER NOT NULL,
      from_month INTEGER NOT NULL, start REAL, value REAL NOT NULL,
      PRIMARY KEY (standard, item, level, place, to_month)
    ) STRICT, WITHOUT ROWID;
    -- What people did in a cycle of improvement, as JSON; it only grows. Who and when stand in the log of changes.
    CREATE TABLE improvement_event (
      audit_number INTEGER PRIMARY KEY REFERENCES audit(number),
      cycle INTEGER NOT NULL,
      facts TEXT NOT NULL
    ) STRICT;
    CREATE INDEX improvement_event_cycle ON improvement_event(cycle);
    """

  /// Over how many months the figures of a target are taken.
  static let targetMonths = "ALTER TABLE place_target ADD COLUMN months INTEGER NOT NULL DEFAULT 1"

  /// Services and methods of people that were kept in several spellings are kept in one.
  static func callAlikeWhatIsAlike(_ database: Database) throws {
    func rename(_ column: String, of table: String, _ name: (String) -> String) throws {
      for written in try String.fetchAll(database, sql: "SELECT DISTINCT \(column) FROM \(table)") {
        let plain = name(written)
        guard plain != written else { continue }
        try database.execute(
          sql: "UPDATE OR REPLACE \(table) SET \(column) = ? WHERE \(column) = ?",
          arguments: [plain, written])
      }
    }
    try rename("service", of: "service_month", ServiceName.of)
    try rename("method", of: "population") { PlainWords.of($0) }
  }
}
