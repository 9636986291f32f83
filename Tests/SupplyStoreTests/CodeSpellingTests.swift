import Foundation
import GRDBSQLite
import SupplyModel
import SupplyStore
import TestSupport
import Testing

/// Databases of before, in which two spellings of one code were two facilities or two products.
@Suite struct CodeSpellingTests {
  private let folder: TemporaryFolder
  private let path: String
  private let composed = "PUESTO \u{D1}"
  private let apart = "PUESTO N\u{303}"
  private let october = 24_321

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("colca.sqlite")
  }

  private func execute(_ sql: String) {
    var connection: OpaquePointer?
    defer { sqlite3_close(connection) }
    #expect(sqlite3_open(path, &connection) == SQLITE_OK)
    #expect(sqlite3_exec(connection, sql, nil, nil, nil) == SQLITE_OK, "\(sql)")
  }

  /// A database of before with two files, and reports of facilities 1 (composed) and 2 (apart).
  private func make(_ reports: [(facility: Int, month: Int, consumed: Int, file: Int, line: Int)]) throws {
    _ = try SupplyDatabase(path: path, machine: .still)
    execute("DELETE FROM grdb_migrations WHERE identifier = '7'")
    execute("INSERT INTO facility (id, code) VALUES (1, '\(composed)'), (2, '\(apart)'), (3, 'B ')")
    execute("UPDATE facility SET name = 'Ñ' WHERE id = 2")
    execute("INSERT INTO product (id, code) VALUES (1, 'P'), (2, 'P\u{A0}')")
    for file in [1, 2] {
      execute(
        """
        INSERT INTO import_file (id, name, digest, layout, imported_at, rows, accepted, replaced, unchanged, rejected)
        VALUES (\(file), 'f\(file)', 'd\(file)', 'open', '', 1, 1, 0, 0, 0)
        """)
    }
    for report in reports {
      execute(
        """
        INSERT INTO report (facility_id, product_id, month, consumed, file_id, line)
        VALUES (\(report.facility), 1, \(report.month), \(report.consumed), \(report.file), \(report.line))
        """)
    }
    execute(
      """
      INSERT INTO finding (file_id, code, severity, facts, facility, product, month)
      VALUES (1, 'damaged_row', 'error', '{"row":{"damaged":{}}}', '\(apart)', 'P', 1)
      """)
    execute(
      "INSERT INTO report (facility_id, product_id, month, consumed, file_id, line) VALUES (3, 2, \(october), 8, 1, 9)"
    )
  }

  private func database() throws -> SupplyDatabase { try SupplyDatabase(path: path, machine: .still) }

  @Test func theyAreOneHistoryWithANoticeOfIt() throws {
    try make([(1, october, 4, 1, 2), (2, october + 1, 5, 2, 3), (2, october, 6, 2, 2)])
    let database = try database()
    #expect(try database.facilities().map(\.code) == ["B", FacilityCode(composed)])
    #expect(try database.facilities().last?.name == "Ñ")
    #expect(try database.products().map(\.code) == ["P"])
    let series = try database.series(of: .all)
    #expect(series.map(\.facility) == ["B", FacilityCode(composed)])
    // The later file's word counts; the earlier one's comes up when it is taken back.
    #expect(series.last?.entries.map(\.quantities?.consumed) == [6, 5])
    let told = try database.findings(includingClosed: true).map(\.finding.facts)
    #expect(told.contains(.file(.codesUnited(code: composed, reports: 1, twice: 1))))
    #expect(told.contains(.file(.codesUnited(code: "P", reports: 1, twice: 0))))
    #expect(try SupplyDatabase.fault(ofTablesIn: path) == nil)
    _ = try database.undoImport(id: 2)
    #expect(try database.series(of: .all).last?.entries.map(\.quantities?.consumed) == [4])
  }

  @Test func ofOneFileTheFirstRowStays() throws {
    try make([(1, october, 4, 1, 7), (2, october, 6, 1, 2)])
    let database = try database()
    #expect(try database.series(of: .all).last?.entries.map(\.quantities?.consumed) == [6])
    _ = try database.undoImport(id: 1)
    #expect(try database.series(of: .all).isEmpty)
  }

  /// What names a code as text names it as the tables do now: else a finding would never close.
  @Test func findingsFollowTheirCode() throws {
    try make([(2, 1, 4, 1, 2)])
    let database = try database()
    #expect(try database.findings(includingClosed: true).first?.facility == FacilityCode(composed))
    let code = try database.findings(includingClosed: true).compactMap(\.facility?.text).first
    #expect(code.map { Array($0.utf8) } == Array(composed.utf8))
  }

  @Test func aDatabaseWithoutSuchCodesStaysAsItIs() throws {
    let first = try database()
    _ = try first.importFile(name: "a") { transaction in
      var batch = ReportBatch(facilities: ["A"], products: ["P"])
      batch.rows.append(
        .init(facility: 0, product: 0, month: Month(count: october), quantities: .init(consumed: 1), line: 2))
      try transaction.save(batch)
      return ImportRecord(
        digest: "a", layout: LayoutName(rawValue: "open"), rows: 1, rejected: 0, findings: [])
    }
    execute("DELETE FROM grdb_migrations WHERE identifier = '7'")
    #expect(try database().series(of: .all).count == 1)
    #expect(try database().findings().isEmpty)
  }
}
