import Foundation
import SupplyModel
import TestSupport
import Testing

@testable import SupplyStore

/// A file whose tables are not what the steps make them, with every page whole and its check right.
@Suite struct SchemaShapeTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("colca.sqlite")
  }

  private func make(_ sql: String = "") throws {
    let database = try SupplyDatabase(path: path, machine: .still)
    try database.write { try $0.execute(sql: sql) }
  }

  /// Where this fails a step was added or changed: the digest that is found belongs into `SchemaShape.digest`, or every opening
  /// compares all parts.
  @Test func theDigestIsThatOfTheStepsTables() throws {
    let database = try SupplyDatabase(path: path, machine: .still)
    #expect(try database.read(SchemaShape.digest) == SchemaShape.digest)
  }

  @Test(arguments: [
    ("product", "ALTER TABLE product RENAME COLUMN service_level TO nivel"),
    ("night", "ALTER TABLE night DROP COLUMN outcome"),
    ("run", "ALTER TABLE run ADD COLUMN more TEXT"),
    ("alert", "DROP TABLE alert"),
    (
      "alert",
      """
      DROP TABLE alert;
      CREATE TABLE alert (
        kind TEXT NOT NULL, facility TEXT NOT NULL, product TEXT NOT NULL, memory TEXT NOT NULL,
        PRIMARY KEY (kind, facility, product)) WITHOUT ROWID
      """
    ),
    (
      "alert",
      """
      DROP TABLE alert;
      CREATE TABLE alert (
        kind TEXT NOT NULL, facility TEXT NOT NULL, product TEXT NOT NULL COLLATE NOCASE, memory TEXT NOT NULL,
        PRIMARY KEY (kind, facility, product)) STRICT, WITHOUT ROWID
      """
    ),
    (
      "reported_unit",
      """
      DROP TABLE reported_unit;
      CREATE TABLE reported_unit (
        facility_id INTEGER NOT NULL, file_id INTEGER NOT NULL REFERENCES import_file(id), unit TEXT NOT NULL,
        PRIMARY KEY (facility_id, file_id)) STRICT, WITHOUT ROWID;
      CREATE INDEX reported_unit_file ON reported_unit(file_id)
      """
    ),
    ("finding", "DROP INDEX finding_file; CREATE UNIQUE INDEX finding_file ON finding(file_id)"),
    ("audit", "DROP TRIGGER audit_keeps_all"),
    ("report", "CREATE TRIGGER nada AFTER INSERT ON report BEGIN DELETE FROM report; END"),
    ("otra", "CREATE VIEW otra AS SELECT 1 AS a"),
  ])
  func tablesThatAreOthersAreDamage(table: String, sql: String) throws {
    try make(sql)
    let reason = "the table \(table) is not what Colca makes it"
    #expect(throws: StoreError.damagedDatabase(path: path, reason: reason)) {
      try SupplyDatabase(path: path, machine: .still)
    }
    // A copy of it is none that can be restored.
    #expect(try SupplyDatabase.damage(ofFile: path) == [reason])
  }

  @Test func whatAnotherHandMadeTheSameIsTheSame() throws {
    try make("DROP INDEX finding_file; CREATE INDEX finding_file ON finding (file_id ASC); ANALYZE")
    let database = try SupplyDatabase(path: path, machine: .still)
    #expect(try database.read(SchemaShape.digest) != SchemaShape.digest)
    #expect(try SupplyDatabase.damage(ofFile: path).isEmpty)
  }
}
