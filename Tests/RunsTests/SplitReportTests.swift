import Foundation
import SupplyModel
import SupplyStore
import TestSupport
import Testing

@testable import Runs

/// One report whose lots lie on two sheets, or in two files of one command.
@Suite struct SplitReportTests {
  private let folder: TemporaryFolder
  private let database: SupplyDatabase
  private let october = Month(count: 2026 * 12 + 9)

  init() throws {
    folder = try TemporaryFolder()
    database = try SupplyDatabase(path: folder.path("colca.sqlite"), machine: .still)
  }

  private struct Lot {
    var number: String
    var opening = 10
    var consumed = 4
    var month = 202610
  }

  private static let header =
    ["CODIGO_PRE", "ANNOMES", "CODIGO_MED", "MEDLOTE", "SALDO", "VENTA", "SIS", "INTERSAN", "EXO", "SOAT"] + [
      "CREDHOSP", "OTR_CONV", "STOCK_FIN",
    ]

  private func row(_ lot: Lot) -> [String] {
    ["06528F01", "\(lot.month)", "04594", lot.number, "\(lot.opening)", "\(lot.consumed)"]
      + [String](repeating: "0", count: 6) + ["\(lot.opening - lot.consumed)"]
  }

  private func text(_ lots: [Lot]) -> String {
    ([Self.header] + lots.map(row)).map { $0.joined(separator: ";") + "\n" }.joined()
  }

  private func sheet(_ name: String, _ lots: [Lot]) -> WorkbookBytes.Sheet {
    let rows = ([Self.header] + lots.map(row)).enumerated().map { WorkbookBytes.row($0 + 1, $1) }
    return WorkbookBytes.Sheet(name, rows: rows.joined())
  }

  @discardableResult
  private func importWorkbook(_ sheets: [WorkbookBytes.Sheet]) throws -> [FileOutcome] {
    let path = try folder.write("ICI.xlsx", WorkbookBytes(sheets).data)
    return try ImportSession(database: database).importFiles(paths: [path])
  }

  @discardableResult
  private func importFiles(_ files: [(name: String, lots: [Lot])]) throws -> [FileOutcome] {
    let paths = try files.map { try folder.write($0.name, text($0.lots)) }
    return try ImportSession(database: database).importFiles(paths: paths)
  }

  private func report(_ month: Month? = nil) throws -> StockQuantities? {
    try database.series(of: .all).first?[month ?? october]?.quantities
  }

  private func codes(_ outcomes: [FileOutcome]) -> [FindingCode] {
    outcomes.flatMap(\.findings).map(\.code).filter {
      $0 == .joinedReport || $0 == .disputedReport || $0 == .olderReport
    }
  }

  @Test func lotsOnTwoSheetsAreOneReport() throws {
    let outcomes = try importWorkbook([
      sheet("Hoja1", [Lot(number: "A1"), Lot(number: "A2", consumed: 1)]),
      sheet("Hoja2", [Lot(number: "B1", opening: 30)]),
    ])
    #expect(try report()?.consumed == 9 && report()?.opening == 50 && report()?.closing == 41)
    #expect(try database.series(of: .all).first?.lots.map(\.number) == ["A1", "A2", "B1"])
    #expect(codes(outcomes) == [.joinedReport])
    #expect(outcomes.last?.findings.first?.value == "Hoja1")
    #expect(outcomes.map(\.counts.accepted) == [2, 1])
    // The same again changes nothing.
    let again = try importWorkbook([
      sheet("Hoja1", [Lot(number: "A1"), Lot(number: "A2", consumed: 1)]),
      sheet("Hoja2", [Lot(number: "B1", opening: 30)]),
    ])
    #expect(again.allSatisfy { $0.counts.accepted + $0.counts.replaced == 0 })
    #expect(try report()?.consumed == 9)
  }

  @Test func lotsInTwoFilesOfOneCommandAreOneReportAndOfTwoCommandsAreNot() throws {
    let parts = [
      (name: "a.csv", lots: [Lot(number: "A1")]), (name: "b.csv", lots: [Lot(number: "B1", opening: 20)]),
    ]
    #expect(codes(try importFiles(parts)) == [.joinedReport])
    #expect(try report()?.closing == 22)
    let other = try SupplyDatabase(path: folder.path("other.sqlite"), machine: .still)
    for part in parts {
      let path = try folder.write("one-" + part.name, text(part.lots))
      _ = try ImportSession(database: other).importFiles(paths: [path])
    }
    #expect(try other.series(of: .all).first?[october]?.quantities?.closing == 16)
  }

  @Test func aCopyInAnotherDressIsNotCountedTwice() throws {
    let outcomes = try importWorkbook([
      sheet("Hoja1", [Lot(number: "A1"), Lot(number: "A2")]),
      sheet("Copia", [Lot(number: "A2"), Lot(number: "A1")]),
    ])
    #expect(try report()?.consumed == 8)
    #expect(codes(outcomes).isEmpty)
  }

  @Test func aCorrectionOfTheSameLotIsNoPart() throws {
    let outcomes = try importFiles([
      (name: "a.csv", lots: [Lot(number: "A1")]), (name: "b.csv", lots: [Lot(number: "A1", consumed: 5)]),
    ])
    #expect(try report()?.consumed == 5)
    #expect(!codes(outcomes).contains(.joinedReport))
  }

  /// The month before closed with 10: one of the two openings is all there was, and the other file says it anew.
  @Test func openingsThatDoNotFitTheMonthBeforeAreTwoVersions() throws {
    try importFiles([(name: "9.csv", lots: [Lot(number: "A1", opening: 14, month: 202609)])])
    let outcomes = try importFiles([
      (name: "a.csv", lots: [Lot(number: "A1")]), (name: "b.csv", lots: [Lot(number: "A-1", consumed: 5)]),
    ])
    #expect(try report()?.opening == 10)
    #expect(!codes(outcomes).contains(.joinedReport))
    #expect(!outcomes.allSatisfy { !$0.hasFault } || codes(outcomes).isEmpty)
  }

  /// The month before closed with 30: only both openings together are that.
  @Test func withoutTheNumbersOfTheLotsTheBooksTellParts() throws {
    try importFiles([(name: "9.csv", lots: [Lot(number: "", opening: 34, month: 202609)])])
    let outcomes = try importFiles([
      (name: "a.csv", lots: [Lot(number: "")]), (name: "b.csv", lots: [Lot(number: "", opening: 20)]),
    ])
    #expect(codes(outcomes) == [.joinedReport])
    #expect(try report()?.opening == 30 && report()?.consumed == 8 && report()?.closing == 22)
    let files = try database.importedFiles()
    _ = try database.undoImport(id: try #require(files.first { $0.name == "a.csv" }?.id))
    #expect(try report()?.opening == 20)
  }

  /// A month that is sent late: the next one opens with both closings.
  @Test func withoutTheMonthBeforeTheNextOneTellsParts() throws {
    try importFiles([(name: "11.csv", lots: [Lot(number: "", opening: 22, month: 202611)])])
    let outcomes = try importFiles([
      (name: "a.csv", lots: [Lot(number: "")]), (name: "b.csv", lots: [Lot(number: "", opening: 20)]),
    ])
    #expect(codes(outcomes) == [.joinedReport])
    #expect(try report()?.closing == 22)
  }

  @Test func withoutLotsAndBooksNobodySumsAndBothAreNamed() throws {
    let outcomes = try importFiles([
      (name: "a.csv", lots: [Lot(number: "")]),
      (name: "b.csv", lots: [Lot(number: "", opening: 20, consumed: 5)]),
    ])
    #expect(codes(outcomes) == [.disputedReport])
    let found = try #require(outcomes.flatMap(\.findings).first { $0.code == .disputedReport })
    #expect(
      found.facts == .reports(.possibleParts(reports: 1, file: "a.csv", isSetAside: false))
        && found.line == 2)
    #expect(try report()?.opening == 20)
  }

  /// The month before closed with 30 and both open with 30: one corrects the other.
  @Test func versionsWithoutLotsAreNotSummed() throws {
    try importFiles([(name: "9.csv", lots: [Lot(number: "", opening: 34, month: 202609)])])
    let outcomes = try importFiles([
      (name: "a.csv", lots: [Lot(number: "", opening: 30)]),
      (name: "b.csv", lots: [Lot(number: "", opening: 30, consumed: 5)]),
    ])
    #expect(!codes(outcomes).contains(.joinedReport))
    #expect(try report()?.opening == 30 && report()?.consumed == 5)
  }

  @Test func theSameWithoutLotsTwiceIsACopy() throws {
    let outcomes = try importFiles([
      (name: "a.csv", lots: [Lot(number: "")]), (name: "b.csv", lots: [Lot(number: "")]),
    ])
    #expect(codes(outcomes).isEmpty)
    #expect(try report()?.consumed == 4)
  }

  @Test(arguments: [0, 1, 2]) func takingOnePartBackLeavesTheOthers(which: Int) throws {
    try importFiles([(name: "old.csv", lots: [Lot(number: "Z9", consumed: 1)])])
    let parts = [Lot(number: "A1"), Lot(number: "B1", opening: 20), Lot(number: "C1", opening: 30)]
    try importFiles(parts.enumerated().map { (name: "\($0).csv", lots: [$1]) })
    #expect(try report()?.closing == 48)
    let files = try database.importedFiles()
    let id = try #require(files.first { $0.name == "\(which).csv" }?.id)
    _ = try database.undoImport(id: id)
    let left = parts.enumerated().filter { $0.offset != which }.map(\.element)
    #expect(try report()?.closing == Double(left.map { $0.opening - $0.consumed }.reduce(0, +)))
    #expect(try database.series(of: .all).first?.lots.compactMap(\.number) == left.map(\.number))
    for file in files where file.id != id && file.name != "old.csv" {
      _ = try database.undoImport(id: file.id)
    }
    #expect(try report()?.closing == 9)
  }
}
