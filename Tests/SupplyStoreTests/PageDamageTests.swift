import Foundation
import GRDBSQLite
import StockPolicy
import SupplyModel
import TestSupport
import Testing

@testable import SupplyStore

/// Damage that breaks no structure of the file: every page tells by its check that it is not what was written.
@Suite struct PageDamageTests {
  private let folder: TemporaryFolder
  private let path: String
  private let copy: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("colca.sqlite")
    copy = folder.path("copia.sqlite")
    let database = try SupplyDatabase(path: path, machine: .still)
    try database.write { database in
      for number in 0..<2000 {
        try database.execute(
          sql: "INSERT INTO facility (code, name) VALUES (?, ?)",
          arguments: ["F\(number)", String(repeating: "Posta \(number) ", count: number % 40)])
      }
      try database.execute(sql: "INSERT INTO facility (code, name) VALUES ('largo', hex(zeroblob(20000)))")
    }
    try database.backUp(to: copy)
  }

  private func bytes() throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(fileURLWithPath: copy))) }

  private func isTold(_ bytes: [UInt8]) throws -> Bool {
    let damaged = folder.path("dañada.sqlite")
    try Data(bytes).write(to: URL(fileURLWithPath: damaged))
    do {
      return try !SupplyDatabase.damage(ofFile: damaged).isEmpty
    } catch StoreError.notADatabase {
      return true
    }
  }

  @Test func aBitOfAnyPageIsNoticed() throws {
    let sound = try bytes()
    #expect(try !isTold(sound))
    var generator = SeededGenerator(seed: 7)
    let pages = sound.count / 4096
    #expect(pages > 100)
    for page in 0..<pages {
      var damaged = sound
      let place = page * 4096 + Int.random(in: 0..<4096, using: &generator)
      damaged[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      #expect(try isTold(damaged), "page \(page + 1), byte \(place % 4096)")
    }
  }

  /// The head says that there are checks in more than one place.
  @Test func aHeadThatDeniesItsChecksIsDamage() throws {
    var damaged = try bytes()
    #expect(damaged[20] == 8 && Array(damaged[68..<72]) == Array("Colc".utf8))
    damaged[20] = 0
    #expect(try isTold(damaged))
  }

  @Test func aPageInThePlaceOfAnotherOrEmptiedIsNoticed() throws {
    let sound = try bytes()
    let pages = sound.count / 4096
    for page in stride(from: 2, to: pages - 1, by: 9) {
      var (moved, emptied) = (sound, sound)
      moved.replaceSubrange(
        page * 4096..<(page + 1) * 4096, with: sound[(page + 1) * 4096..<(page + 2) * 4096])
      emptied.replaceSubrange(page * 4096..<(page + 1) * 4096, with: [UInt8](repeating: 0, count: 4096))
      #expect(try isTold(moved) && isTold(emptied), "page \(page + 1)")
    }
  }

  @Test func whatReadsADamagedPageSaysWhereToGoOn() throws {
    var damaged = try bytes()
    // A letter of a name, which is as good a letter as the one before.
    let name = Array("Posta 1234 ".utf8)
    let place = try #require(damaged.indices.first { damaged[$0...].starts(with: name) })
    damaged[place] = UInt8(ascii: "C")
    let file = folder.path("dañada.sqlite")
    try Data(damaged).write(to: URL(fileURLWithPath: file))
    let database = try SupplyDatabase(path: file, mode: .existing, machine: .still)
    let error = try #require(throws: StoreError.self) { try database.facilities() }
    #expect(error == .damagedDatabase(path: file, reason: "a page does not hold what was written to it"))
  }

  /// As somebody's shell of SQLite does that looks at the database after a kill: what the log holds goes into the file, without checks.
  @Test func whatAnotherProgramBringsFromTheLogIsNoDamage() throws {
    let database = try SupplyDatabase(path: path, machine: .still)
    try database.write { try $0.execute(sql: "UPDATE facility SET name = 'Otra' WHERE code < 'F5'") }
    let left = folder.path("muerta.sqlite")
    for end in ["", "-wal"] { try FileManager.default.copyItem(atPath: path + end, toPath: left + end) }
    var connection: OpaquePointer?
    #expect(sqlite3_open_v2(left, &connection, SQLITE_OPEN_READWRITE, "unix") == SQLITE_OK)
    #expect(sqlite3_exec(connection, "PRAGMA integrity_check", nil, nil, nil) == SQLITE_OK)
    sqlite3_close(connection)
    #expect(!FileManager.default.fileExists(atPath: left + "-wal"))
    let again = try SupplyDatabase(path: left, mode: .existing, machine: .still)
    #expect(try again.damage(isThorough: true).isEmpty)
    #expect(try again.facilities() == database.facilities())
    try again.write { try $0.execute(sql: "UPDATE facility SET name = 'Más' WHERE code < 'F7'") }
    #expect(try again.damage(isThorough: true).isEmpty)
  }

  @Test func anEmptiedCellOfARunIsDamageToWhoeverReadsIt() throws {
    let database = try SupplyDatabase(path: path, machine: .still)
    let asOf = try #require(Month("2026-10"))
    let calendar = FacilityCalendar.assumed
    let run = ForecastRun(settings: .init(asOf: asOf), assessments: [], calendars: ["F1": calendar])
    try database.save(run, of: database.runSnapshot())
    #expect(try database.latestRun() == run)
    try database.verifyRuns()
    try database.write { try $0.execute(sql: "DELETE FROM run_calendar") }
    let error = StoreError.damagedDatabase(path: path, reason: "run 1 does not hold what was saved of it")
    #expect(throws: error) { try database.latestRun() }
    #expect(throws: error) { try database.alertStates() }
    #expect(throws: error) { try database.verifyRuns() }
  }
}
