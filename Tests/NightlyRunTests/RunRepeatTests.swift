import Foundation
import Operations
import Runs
import SupplyModel
import SupplyStore
import Telling
import TestSupport
import Testing

@testable import NightlyRun

@Suite struct RunRepeatTests {
  private let fixture: NightFixture

  init() throws {
    fixture = try NightFixture()
    try fixture.folder.write("bandeja/ici.csv", NightFixture.rows(months: 9))
    try fixture.night()
    fixture.turn(days: 1)
    try fixture.folder.write("bandeja/oct.csv", NightFixture.rows(months: 10, lastMonthOnly: true))
    try fixture.night()
  }

  private func repeating(_ database: SupplyDatabase) -> RunRepeat {
    let writers = [CSVDialect.plain, .excel].map { dialect -> RunRepeat.Writer in
      { facts, improvement, code, folder in
        try ReportWriter(dialect: dialect).writeNames(
          facts, improvement: improvement, language: Language(rawValue: code) ?? .spanish, to: folder)
      }
    }
    return RunRepeat(database: database, machine: fixture.machine, writers: writers)
  }

  @Test func runsComeOutTheSameToTheByteAndLeaveTheDatabaseAlone() throws {
    let database = try fixture.database()
    let before = try database.verifyAuditLog()
    for run in [1, 2] as [Int64] {
      let verdict = try repeating(database).repeatRun(run)
      #expect(verdict.isSame)
      #expect(verdict.differences == [])
      let outputs = try database.runRecord(run).outputs
      #expect(Set(verdict.sameOutputs) == Set(outputs.map(\.name)) && outputs.count > 3)
    }
    #expect(try database.verifyAuditLog() == before)
    #expect(try database.inputs(atAudit: 1).map(\.name) == ["ici.csv"])
    #expect(throws: StoreError.unknownRun(id: 9)) { try repeating(database).repeatRun(9) }
  }

  @Test func aFileThatWasTakenBackIsNamed() throws {
    let database = try fixture.database()
    let digest = try #require(try database.inputs(atAudit: 1).first?.digest)
    _ = try database.undoImport(id: 1)
    let verdict = try repeating(database).repeatRun(2)
    #expect(!verdict.isSame)
    #expect(verdict.differences.contains(.fileTakenBack(name: "ici.csv", digest: digest)))
    #expect(verdict.differences.contains(.result))
  }

  @Test func anotherRecordedResultIsADifference() throws {
    let database = try fixture.database()
    try database.noteOutputs([("pedidos.csv", "otro", 9), ("nada.csv", "x", 1)], of: 2, languageCode: "es")
    let verdict = try repeating(database).repeatRun(2)
    #expect(!verdict.isSame)
    #expect(
      Set(verdict.differences.map { "\($0)" })
        == Set(
          [
            RepeatVerdict.Difference.output(name: "pedidos.csv", languageCode: "es"),
            .noOutput(name: "nada.csv", languageCode: "es"),
          ].map { "\($0)" }))
  }
}
