import Foundation
import GRDBSQLite
import SupplyModel
import SupplyStore
import TestSupport
import Testing

/// The tables as they are written down, and databases of other versions.
@Suite struct SchemaTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("colca.sqlite")
  }

  /// Runs a statement; gives the first column of its rows.
  @discardableResult
  private func texts(_ sql: String) -> [String] {
    var connection: OpaquePointer?
    defer { sqlite3_close(connection) }
    #expect(sqlite3_open(path, &connection) == SQLITE_OK)
    var statement: OpaquePointer?
    defer { sqlite3_finalize(statement) }
    #expect(sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK)
    var texts: [String] = []
    while sqlite3_step(statement) == SQLITE_ROW {
      if let text = sqlite3_column_text(statement, 0) { texts.append(String(cString: text)) }
    }
    return texts
  }

  /// Once a version is out its tables are never changed: a further step follows, and what is written here grows.
  @Test func theTablesAreThoseWrittenDown() throws {
    _ = try SupplyDatabase(path: path, machine: .still)
    let tables = texts(
      "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type DESC, name"
    )
    #expect(tables.count > 20)
    let text = tables.map { $0 + ";\n" }.joined(separator: "\n")
    #expect(try Golden.difference(text, from: "schema/schema-3.sql") == nil)
  }

  /// Makes a database by the steps of a trial, up to one of them, with the tables that the last trial had.
  private func makeTrial(upTo step: Int) throws {
    try make(from: "last-trial.sql")
    for done in 1...step { texts("INSERT INTO grdb_migrations VALUES ('\(done)')") }
  }

  /// Makes the tables that are written down in a file.
  private func make(from file: String) throws {
    let statements = try String(
      contentsOf: Golden.root.appendingPathComponent("Tests/Golden/schema/" + file), encoding: .utf8
    ).components(separatedBy: ";\n\n")
    // Written down by kind; a trigger comes after its table.
    let triggers = statements.filter { $0.hasPrefix("CREATE TRIGGER") }
    #expect(triggers.count == 2)
    for statement in statements where !triggers.contains(statement) { texts(statement) }
    for trigger in triggers { texts(trigger) }
  }

  @Test func aDatabaseOfTheLastTrialIsTakenOverAsItIs() throws {
    try makeTrial(upTo: 14)
    texts("INSERT INTO facility (code) VALUES ('F1')")
    texts("INSERT INTO product (code) VALUES ('P1')")
    texts(
      """
      INSERT INTO report (facility_id, product_id, month, opening, received, consumed, closing, file_id, line)
      VALUES (1, 1, 24311, 1, 2, 3, 4, 5, 6), (1, 1, 24310, 0, 1, 0, 1, 5, 7)
      """)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path))[20] == 0)
    // Its pages are given checks, too.
    #expect(try SupplyDatabase(path: path, machine: .still).facilities().map(\.code) == ["F1"])
    #expect(try Data(contentsOf: URL(fileURLWithPath: path))[20] == 8)
    #expect(try SupplyDatabase.damage(ofFile: path).isEmpty)
    #expect(
      try SupplyDatabase(path: path, machine: .still).series(of: .all).map { $0.entries.map(\.quantities) }
        == [
          [
            StockQuantities(opening: 0, received: 1, consumed: 0, closing: 1),
            StockQuantities(opening: 1, received: 2, consumed: 3, closing: 4),
          ]
        ])
    #expect(
      texts("SELECT identifier FROM grdb_migrations ORDER BY 1") == ["schema 1", "schema 2", "schema 3"])
    #expect(try SupplyDatabase.fault(ofTablesIn: path) == nil)
  }

  @Test func itsStepsAreTheOnlyOnes() throws {
    _ = try SupplyDatabase(path: path, machine: .still)
    #expect(
      texts("SELECT identifier FROM grdb_migrations ORDER BY 1") == ["schema 1", "schema 2", "schema 3"])
    #expect(try SupplyDatabase.fault(ofTablesIn: path) == nil)
  }

  @Test(arguments: 1...2)
  func aDatabaseOfAnEarlierStepIsBroughtUpToDateWithWhatItHolds(step: Int) throws {
    try make(from: "schema-\(step).sql")
    for done in 1...step { texts("INSERT INTO grdb_migrations VALUES ('schema \(done)')") }
    texts("INSERT INTO facility (code) VALUES ('F1')")
    texts("INSERT INTO product (code, name) VALUES ('04594', 'MEDROXIPROGESTERONA')")
    let database = try SupplyDatabase(path: path, machine: .still)
    #expect(try database.facilities().map(\.code) == ["F1"])
    #expect(try database.products() == [Product(code: "04594", name: "MEDROXIPROGESTERONA")])
    #expect(try database.accounts().isEmpty)
    try theTablesAreThoseWrittenDown()
    #expect(
      texts("SELECT identifier FROM grdb_migrations ORDER BY 1") == ["schema 1", "schema 2", "schema 3"])
    #expect(try SupplyDatabase.fault(ofTablesIn: path) == nil)
  }

  @Test func aTargetOfTheSecondStepIsOfItsMonthAlone() throws {
    try make(from: "schema-2.sql")
    texts("INSERT INTO grdb_migrations VALUES ('schema 1'), ('schema 2')")
    texts(
      """
      INSERT INTO place_target (standard, item, level, place, to_month, from_month, value)
      VALUES ('app_entregados', '', 'all', '[]', 24320, 24310, 600)
      """)
    let targets = try SupplyDatabase(path: path, machine: .still).placeTargets()
    #expect(targets.map(\.months) == [1] && targets.map(\.value) == [600])
    try theTablesAreThoseWrittenDown()
  }

  @Test func spellingsOfOneServiceOrMethodBecomeOne() throws {
    try make(from: "schema-2.sql")
    texts("INSERT INTO grdb_migrations VALUES ('schema 1'), ('schema 2')")
    texts(
      """
      INSERT INTO service_month (service, month, facility, visits)
      VALUES ('planificacion familiar', 24321, 'A', 34), ('planificación familiar', 24321, 'B', 5), ('vacunación', 24321, 'A', 7)
      """)
    texts(
      "INSERT INTO population (facility, year, method, couples) VALUES ('A', 2026, '', 9), ('A', 2026, 'Píldora', 4)"
    )
    let database = try SupplyDatabase(path: path, machine: .still)
    #expect(
      try database.serviceMonths().map { "\($0.service) \($0.facility) \($0.visits ?? 0)" }
        == ["planificación familiar A 34.0", "planificación familiar B 5.0", "vacunacion A 7.0"])
    #expect(texts("SELECT method FROM population ORDER BY method") == ["", "pildora"])
  }

  @Test func aDatabaseFromALaterVersionIsRefusedAndKept() throws {
    _ = try SupplyDatabase(path: path, machine: .still)
    texts("INSERT INTO grdb_migrations VALUES ('91: something of later')")
    #expect(throws: StoreError.databaseFromLaterVersion(path: path)) {
      try SupplyDatabase(path: path, machine: .still)
    }
    #expect(try SupplyDatabase.fault(ofTablesIn: path) == .laterVersion)
    #expect(texts("SELECT count(*) FROM grdb_migrations") == ["4"])
  }

  @Test func aDatabaseOfTheFirstTrialsIsRefusedAndKept() throws {
    texts("CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
    texts("INSERT INTO grdb_migrations VALUES ('1: facilities, products, reports, findings, runs')")
    texts("CREATE TABLE facility (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, name TEXT) STRICT")
    try isRefusedAndKept()
  }

  @Test func aDatabaseOfATrialBeforeTheLastIsRefusedAndKept() throws {
    try makeTrial(upTo: 13)
    try isRefusedAndKept()
  }

  private func isRefusedAndKept() throws {
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(throws: StoreError.trialDatabase(path: path)) { try SupplyDatabase(path: path, machine: .still) }
    #expect(try SupplyDatabase.fault(ofTablesIn: path) == .trial)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }
}
