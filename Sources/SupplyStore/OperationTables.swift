import Foundation
import GRDB
import Operations

/// The tables of what runs unattended.
enum OperationTables {
  /// The log of changes, the record of runs, nights, the memory of alerts, and how good earlier forecasts were.
  ///
  /// Files that went in before are entered into the log as they stand.
  static func create(_ database: Database) throws {
    try database.execute(sql: tables)
    let rows = try Row.fetchAll(
      database, sql: "SELECT id, name, digest, layout, imported_at FROM import_file ORDER BY id")
    for row in rows {
      try AuditLog.append(
        .importedFile, subject: AuditLog.file(row[0]),
        detail: AuditLog.detail(id: row[0], name: row[1], digest: row[2], layout: row[3]), account: "colca",
        instant: row[4], database)
    }
  }

  private static let tables = """
    -- Only ever grows; each entry carries the hash of the one before it.
    CREATE TABLE audit (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      instant TEXT NOT NULL, account TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL,
      detail TEXT NOT NULL, previous_hash TEXT NOT NULL, hash TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER audit_keeps_what_it_says BEFORE UPDATE ON audit
      BEGIN SELECT RAISE(ABORT, 'the log of changes only grows'); END;
    CREATE TRIGGER audit_keeps_all BEFORE DELETE ON audit
      BEGIN SELECT RAISE(ABORT, 'the log of changes only grows'); END;

    ALTER TABLE run ADD COLUMN instant TEXT NOT NULL DEFAULT '';
    ALTER TABLE run ADD COLUMN version TEXT NOT NULL DEFAULT '';
    ALTER TABLE run ADD COLUMN audit_number INTEGER;
    ALTER TABLE run ADD COLUMN inputs TEXT NOT NULL DEFAULT '';
    ALTER TABLE run ADD COLUMN result TEXT NOT NULL DEFAULT '';
    ALTER TABLE run ADD COLUMN is_pruned INTEGER NOT NULL DEFAULT 0;

    CREATE TABLE run_output (
      run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
      language TEXT NOT NULL, name TEXT NOT NULL,
      digest TEXT NOT NULL, bytes INTEGER NOT NULL, audit_number INTEGER NOT NULL, instant TEXT NOT NULL,
      PRIMARY KEY (run_id, language, name)
    ) STRICT, WITHOUT ROWID;

    -- A night that was cut off has no end.
    CREATE TABLE night (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      began TEXT NOT NULL, ended TEXT, has_failed INTEGER NOT NULL DEFAULT 0, outcome TEXT
    ) STRICT;

    -- Files of the inbox that lie in the archive, so that none is put there twice.
    CREATE TABLE archived_file (
      digest TEXT NOT NULL, name TEXT NOT NULL, path TEXT NOT NULL,
      PRIMARY KEY (digest, name)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE alert (
      kind TEXT NOT NULL, facility TEXT NOT NULL, product TEXT NOT NULL, memory TEXT NOT NULL,
      PRIMARY KEY (kind, facility, product)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE accuracy (
      month INTEGER NOT NULL, step INTEGER NOT NULL, scope TEXT NOT NULL, code TEXT NOT NULL,
      run_id INTEGER NOT NULL, score TEXT NOT NULL,
      PRIMARY KEY (month, step, scope, code)
    ) STRICT, WITHOUT ROWID;
    """
}
