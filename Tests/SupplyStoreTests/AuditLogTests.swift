import Files
import Foundation
import Operations
import StockPolicy
import SupplyModel
import TestSupport
import Testing

@testable import SupplyStore

/// The log of changes: who did what, in a chain that shows when something in it was changed.
@Suite struct AuditLogTests {
  private let folder: TemporaryFolder
  private let database: SupplyDatabase

  init() throws {
    folder = try TemporaryFolder()
    var machine = Machine.still
    machine.account = "operador"
    database = try SupplyDatabase(path: folder.path("colca.sqlite"), machine: machine)
  }

  private func save(_ name: String, digest: String) throws {
    _ = try database.importFile(name: name) { transaction in
      try transaction.save(
        ReportBatch(
          facilities: ["A"], products: ["P"],
          rows: [
            ReportBatch.Row(
              facility: 0, product: 0, month: Month(count: 24_320),
              quantities: StockQuantities(consumed: 1, closing: Double(digest.utf8.count)), line: 2)
          ]))
      return ImportRecord(
        digest: digest, layout: LayoutName(rawValue: "open"), rows: 1, rejected: 0, findings: [])
    }
  }

  @Test func everyChangeIsAnEntryThatHoldsTheOneBefore() throws {
    try save("a.csv", digest: "aa")
    try save("b.csv", digest: "bbb")
    _ = try database.undoImport(id: 1)
    try database.save(
      ForecastRun(settings: ForecastRun.Settings(asOf: Month(count: 24_320)), assessments: []),
      of: database.runSnapshot())
    let entries = try database.auditEntries()
    #expect(entries.map(\.action) == ["import", "import", "undo", "run"])
    #expect(entries.map(\.subject) == ["file 1", "file 2", "file 1", "run 1"])
    #expect(entries.allSatisfy { $0.account == "operador" && $0.instant == "2026-11-26T02:00:05Z" })
    #expect(entries[0].detail == #"{"digest":"aa","id":"1","layout":"open","name":"a.csv"}"#)
    #expect(entries[0].previousHash.isEmpty)
    #expect(zip(entries, entries.dropFirst()).allSatisfy { $1.previousHash == $0.hash })
    let verdict = try database.verifyAuditLog()
    #expect(verdict == AuditVerdict(entries: 4, head: entries[3].hash, firstBroken: nil))
    #expect(try database.auditHash(2) == entries[1].hash)
    #expect(try database.auditHash(9) == nil)
  }

  /// By hand: `printf '0:1:120:2026-11-26T02:00:05Z8:operador3:run5:run 12:{}' | sha256sum`.
  @Test func theHashIsThatOfTheDocumentedText() {
    let entry = AuditEntry(
      number: 1, instant: "2026-11-26T02:00:05Z", account: "operador", action: .run, subject: "run 1",
      detail: "{}", previousHash: "")
    #expect(
      entry.hash == SHA256Digest.hex(of: "0:1:120:2026-11-26T02:00:05Z8:operador3:run5:run 12:{}"))
    #expect(entry.hash == "cf321e54d273c6371b2b0205452f5272e297bfeea69a4e411bd783109f1bdf30")
  }

  @Test func whatWasChangedAfterwardsIsFound() throws {
    for name in ["a", "bb", "ccc"] { try save(name, digest: name) }
    // Not by the program: its log only grows.
    #expect(throws: ProgrammingError.self) {
      try database.write { try $0.execute(sql: "UPDATE audit SET account = 'nadie' WHERE number = 2") }
    }
    #expect(throws: ProgrammingError.self) {
      try database.write { try $0.execute(sql: "DELETE FROM audit WHERE number = 3") }
    }
    #expect(try database.verifyAuditLog().firstBroken == nil)
    try database.write {
      try $0.execute(sql: "DROP TRIGGER audit_keeps_what_it_says; DROP TRIGGER audit_keeps_all")
      try $0.execute(sql: "UPDATE audit SET account = 'nadie' WHERE number = 2")
    }
    #expect(try database.verifyAuditLog().firstBroken == 2)
    try database.write {
      try $0.execute(sql: "UPDATE audit SET account = 'operador' WHERE number = 2")
    }
    #expect(try database.verifyAuditLog().firstBroken == nil)
    try database.write { try $0.execute(sql: "DELETE FROM audit WHERE number = 2") }
    #expect(
      try database.verifyAuditLog()
        == AuditVerdict(
          entries: 1, head: try #require(try database.auditHash(1)), firstBroken: 3))
  }

  @Test func aRehearsalLeavesNoEntry() throws {
    _ = try database.rehearseImports { rehearsal in
      try rehearsal.importFile(name: "a") { _ in
        ImportRecord(digest: "a", layout: LayoutName(rawValue: "open"), rows: 0, rejected: 0, findings: [])
      }
    }
    #expect(try database.auditEntries().isEmpty)
  }

  @Test func aRunKnowsWhatItWasMadeFrom() throws {
    let settings = ForecastRun.Settings(asOf: Month(count: 24_320))
    try save("a.csv", digest: "aa")
    let stamp = try database.inputStamp()
    #expect(stamp == SHA256Digest.hex(of: "1 aa open\n"))
    let run = ForecastRun(settings: settings, assessments: [])
    #expect(try database.save(run, of: database.runSnapshot()) == 1)
    let record = try database.runRecord(1)
    #expect(record.inputs == stamp && record.auditNumber == 1 && record.version == ColcaVersion.current)
    #expect(try record.result == run.resultDigest() && record.settings == settings && !record.isPruned)
    try save("b.csv", digest: "bbb")
    #expect(try database.inputStamp() != stamp)
    _ = try database.undoImport(id: 2)
    #expect(try database.inputStamp() == stamp)
    try database.noteOutputs([("informe.html", "dd", 9)], of: 1, languageCode: "es")
    try database.noteOutputs([("informe.html", "ee", 10)], of: 1, languageCode: "es")
    #expect(
      try database.runRecord(1).outputs == [
        RunRecord.Output(
          name: "informe.html", languageCode: "es", digest: "ee", byteCount: 10, auditNumber: 4,
          instant: "2026-11-26T02:00:05Z")
      ])
    #expect(throws: StoreError.unknownRun(id: 7)) { try database.runRecord(7) }
  }

  @Test func pruningKeepsTheLastRunOfEachMonthAndEveryRecord() throws {
    for asOf in [300, 301, 301, 320, 321, 321, 320] {
      try database.save(
        ForecastRun(settings: .init(asOf: Month(count: 24_000 + asOf)), assessments: []),
        of: database.runSnapshot())
    }
    #expect(try database.pruneRuns(keepingMonths: 18) == 5)
    let kept = try database.runRecords().filter { !$0.isPruned }.map(\.id)
    #expect(kept == [7, 6])
    #expect(try database.runRecords().count == 7)
    #expect(try database.pruneRuns(keepingMonths: 18) == 0)
    #expect(try database.auditEntries().last?.detail == #"{"runs":"1 2 3 4 5"}"#)
  }
}
