import Files
import Foundation
import Operations
import Runs
import SupplyModel
import SupplyStore
import TestSupport
import Testing

@testable import NightlyRun

/// The drill: a database is lost, and a copy takes its place.
@Suite struct RestoreTests {
  private let fixture: NightFixture

  init() throws {
    fixture = try NightFixture()
    try fixture.folder.write("bandeja/ici.csv", NightFixture.rows(months: 9))
    try fixture.night()
    fixture.turn(days: 1)
    try fixture.folder.write("bandeja/oct.csv", NightFixture.rows(months: 10, lastMonthOnly: true))
    try fixture.night()
  }

  private func restore() throws -> Restore {
    Restore(configuration: try fixture.configuration(), machine: fixture.machine)
  }

  private func overwrite(_ path: String, from offset: UInt64) throws {
    let handle = try FileHandle(forUpdating: URL(fileURLWithPath: path))
    let end = try handle.seekToEnd()
    try handle.seek(toOffset: offset)
    try handle.write(contentsOf: Data(repeating: 0x5A, count: Int(end - offset)))
    try handle.close()
  }

  @Test func theDrill() throws {
    let series = try fixture.database().series(of: .all)
    let log = try fixture.database().verifyAuditLog()
    for end in ["-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: fixture.folder.path("colca.sqlite" + end))
    }
    try overwrite(fixture.folder.path("colca.sqlite"), from: 8192)
    // The night finds the damage, touches nothing, and says how to go on.
    try fixture.folder.write("bandeja/tarde.csv", NightFixture.rows(months: 10, lastMonthOnly: true))
    let night = try fixture.night()
    #expect(night[.database]?.state == .failed && night.exitCode == 65)
    #expect(night[.database]?.failure?.contains("colca restore") == true)
    #expect(fixture.names("bandeja") == ["tarde.csv"])

    let restore = try restore()
    let copies = try restore.candidates()
    #expect(copies.count == 2 && copies.allSatisfy { $0.fault == nil && $0.byteCount > 0 })
    let aside = try #require(try restore.restore(from: copies[0].path))
    #expect(aside.hasSuffix("/colca.sqlite.anterior-2026-11-27T020005"))
    #expect(FileManager.default.fileExists(atPath: aside))
    #expect(!fixture.names("").contains { $0.contains("restaurada") })
    let database = try fixture.database()
    #expect(try database.damage(isThorough: true).isEmpty)
    #expect(try database.series(of: .all) == series)
    let entries = try database.auditEntries()
    // The copy was made before its own night noted the report's end; the log goes on from it.
    #expect(Int64(entries.count) <= log.entries + 1)
    #expect(entries.last?.action == "restore")
    #expect(entries.last?.detail == #"{"copy":"colca-2026-11-27T020005.sqlite"}"#)
    #expect(try database.verifyAuditLog().firstBroken == nil)
    // And the next night goes on from there.
    #expect(try !fixture.night().hasFailed)
    #expect(fixture.names("bandeja").isEmpty)
  }

  /// An import that began before a copy took the database's place would end well, with its rows in the file put aside.
  @Test func whoeverOpenedTheDatabaseBeforeWritesNoMore() throws {
    let before = try fixture.database()
    let restore = try restore()
    let copy = try #require(try restore.candidates().first)
    let aside = try #require(try restore.restore(from: copy.path))
    let path = try fixture.folder.write("tarde.csv", NightFixture.rows(months: 11, lastMonthOnly: true))
    let kept = try FileBytes.digest(of: aside).digest
    #expect(throws: StoreError.replacedDatabase(path: before.path)) {
      do {
        _ = try FileImport(database: before).importFile(path: path)
      } catch let interruption as InterruptedImport {
        throw interruption.cause
      }
    }
    #expect(try FileBytes.digest(of: aside).digest == kept)
    let imported = try FileImport(database: try fixture.database()).importFile(path: path)
    #expect(imported.allSatisfy { $0.counts.accepted > 0 })
  }

  /// Nobody puts a copy in place under an import that has begun.
  @Test func aDatabaseThatIsBeingWrittenIsNotMoved() throws {
    let restore = try restore()
    let copy = try #require(try restore.candidates().first)
    let names = Set(fixture.names(""))
    _ = try fixture.database().whileNobodyWrites {
      #expect(throws: StoreError.databaseLocked(path: fixture.folder.path("colca.sqlite"))) {
        try restore.restore(from: copy.path)
      }
    }
    #expect(
      Set(fixture.names("")).subtracting([".colca.lock"]).isSuperset(of: names.subtracting([".colca.lock"])))
    #expect(!fixture.names("").contains { $0.hasSuffix(".restaurada") })
    #expect(try fixture.database().damage(isThorough: true).isEmpty)
  }

  @Test func anEarlierCopyTakesTheMonthBackAndTheArchiveBringsItAgain() throws {
    let restore = try restore()
    let copies = try restore.candidates()
    let whole = try fixture.database().series(of: .all)
    _ = try restore.restore(from: copies[1].path)
    #expect(try fixture.database().monthRange(of: .all)?.upperBound == Month("2026-09"))
    // The later copy knows a longer log: that is no fault after a restore.
    try fixture.folder.write("colca.conf", fixture.text)
    let loader = try ConfigurationLoader(named: fixture.folder.path("colca.conf"), environment: [:])
    let checks = Doctor(loader: loader, machine: fixture.machine).checks()
    #expect(checks.first { $0.subject == .auditLog }?.state == .pass)
    try FileManager.default.copyItem(
      atPath: fixture.folder.path("archivo/2026-11-27/oct.csv"),
      toPath: fixture.folder.path("bandeja/oct.csv"))
    #expect(try !fixture.night().hasFailed)
    #expect(try fixture.database().series(of: .all) == whole)
  }

  @Test func aDatabaseThatWasLostIsNotTakenForANewOne() throws {
    let series = try fixture.database().series(of: .all)
    for end in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: fixture.folder.path("colca.sqlite" + end))
    }
    let copies = fixture.names("copias")
    for _ in 1...2 {
      fixture.turn(days: 1)
      let night = try fixture.night()
      #expect(night[.database]?.state == .failed && night.exitCode == 65)
      let sentence = try #require(night[.database]?.failure)
      #expect(sentence.contains("colca restore") && sentence.contains("30 reportes"))
      #expect(sentence.contains("«\(try fixture.configuration().places.backups)»"))
      #expect(fixture.names("copias") == copies && !fixture.names("").contains("colca.sqlite"))
      #expect(night[.notice]?.state == .done)
    }
    // The same where a command has made an empty one since.
    _ = try fixture.database()
    #expect(try fixture.night()[.database]?.state == .failed)
    #expect(fixture.names("copias") == copies)
    // A copy of an empty database, as an earlier version would have made it, is not what one goes back to.
    try fixture.database().backUp(to: fixture.folder.path("copias/colca-2026-12-31T020005.sqlite"))
    let restore = try restore()
    #expect(try restore.candidates().map(\.reportCount) == [0, 30, 27])
    #expect(try fixture.night()[.database]?.state == .failed)
    _ = try restore.restore(from: try #require(try restore.best()).path)
    #expect(try fixture.database().series(of: .all) == series)
    #expect(try !fixture.night().hasFailed)
  }

  @Test func copiesOfADatabaseThatWasBegunAnewAreNotPruned() throws {
    let fixture = try NightFixture("backups_kept = 1\nmonthly_backups_kept = 0\n")
    try fixture.folder.write("bandeja/ici.csv", NightFixture.rows(months: 9))
    try fixture.night()
    let full = try #require(fixture.names("copias").first)
    for end in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: fixture.folder.path("colca.sqlite" + end))
    }
    // Somebody imports by hand, and all that there was is in the copy alone.
    _ = try fixture.database().importFile(name: "a.csv") { transaction in
      try transaction.save(
        ReportBatch(
          facilities: ["F1"], products: ["P"],
          rows: [
            ReportBatch.Row(
              facility: 0, product: 0, month: Month(count: 24_321), quantities: StockQuantities(consumed: 1),
              line: 2)
          ]))
      return ImportRecord(
        digest: "a", layout: LayoutName(rawValue: "open"), rows: 1, rejected: 0, findings: [])
    }
    func sound() -> [String] { fixture.names("copias").filter { $0.hasSuffix(".sqlite") } }
    for _ in 1...4 {
      fixture.turn(days: 1)
      #expect(try !fixture.night().hasFailed)
    }
    // Those of the new one are pruned as ever: that of the night before and this night's stay.
    #expect(sound().count == 3 && sound().first == full)
    // Once somebody has decided, the others are copies like any.
    let restore = Restore(
      configuration: try fixture.configuration(), machine: fixture.machine)
    _ = try restore.restore(from: fixture.folder.path("copias/" + full))
    fixture.turn(days: 1)
    #expect(try !fixture.night().hasFailed)
    #expect(sound().count == 2)
  }

  @Test func whoWantsToBeginAnewOrTakesEverythingBackMay() throws {
    let database = try fixture.database()
    for file in try database.importedFiles() { _ = try database.undoImport(id: file.id) }
    #expect(try database.contents(of: .all).reports == 0)
    #expect(try fixture.night()[.database]?.state == .done)
    for name in ["colca.sqlite", "colca.sqlite-wal", "colca.sqlite-shm", "copias"] {
      try? FileManager.default.removeItem(atPath: fixture.folder.path(name))
    }
    #expect(try !fixture.night().hasFailed)
  }

  @Test func copiesThatAreNotSoundAreRefusedWithTheReason() throws {
    let restore = try restore()
    let path = try restore.candidates()[0].path
    try overwrite(path, from: 8192)
    #expect(restore.look(at: path).fault == .altered)
    #expect(throws: NightError.unusableCopy(path: path, fault: .altered)) { try restore.restore(from: path) }
    try FileManager.default.removeItem(atPath: path + ".json")
    guard case .damaged? = restore.look(at: path).fault else {
      Issue.record("the damage was not seen")
      return
    }
    let note = try fixture.folder.write(
      "copias/nota.sqlite", String(repeating: "no es una base ", count: 400))
    #expect(restore.look(at: note).fault == .notADatabase)
    #expect(restore.look(at: fixture.folder.path("copias/nada.sqlite")).fault == .unreadable)
    #expect(try fixture.database().monthRange(of: .all)?.upperBound == Month("2026-10"))
  }

  @Test func aNightUnderWayIsNotRestoredUnder() throws {
    let restore = try restore()
    let path = try restore.candidates()[0].path
    var other = fixture.machine
    other.name = "otra"
    let lock = try FolderLock(folder: fixture.folder.path(""), machine: other)
    #expect(throws: FileError.self) { try restore.restore(from: path) }
    withExtendedLifetime(lock) {}
  }
}
