import Foundation
import SupplyModel
import SupplyStore
import TestSupport
import Testing

@testable import Runs

/// The report and its correction lie in one folder: the names say nothing of which is which.
@Suite struct OlderFileTests {
  private let folder: TemporaryFolder
  private let database: SupplyDatabase

  init() throws {
    folder = try TemporaryFolder()
    database = try SupplyDatabase(path: folder.path("colca.sqlite"), machine: .still)
  }

  private func file(_ name: String, consumed: Int, written: Double) throws {
    let path = try folder.write(
      name, "facility,product,month,opening,consumed,closing\nA,P,2026-10,70,\(consumed),\(70 - consumed)\n")
    let time = Date(timeIntervalSince1970: written)
    try FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: path)
  }

  private func consumed() throws -> Double? {
    try database.series(of: .all).first?.entries.last?.quantities?.consumed
  }

  @Test(arguments: ["in/ICI (1).csv", "in/ICI-bis.csv", "in/aICI.csv", "in/zICI.csv"])
  func theCorrectionCountsWhateverItIsCalled(name: String) throws {
    try FileManager.default.createDirectory(
      atPath: folder.path("in"), withIntermediateDirectories: true)
    try file("in/ICI.csv", consumed: 4, written: 1_793_000_000)
    try file(name, consumed: 44, written: 1_793_200_000)
    let outcomes = try ImportSession(database: database).importFiles(paths: [folder.path("in")])
    #expect(try consumed() == 44)
    let told = outcomes.flatMap(\.findings).map(\.facts)
    let correction = PathText.lastComponent(name)
    let expected = FindingFacts.reports(.setAside(reports: 1, file: correction, because: .fileTime))
    #expect(told.isEmpty || told == [expected])
    // And so does a dry run, and the older file by itself.
    let older = folder.path("in/ICI.csv")
    #expect(try ImportSession(database: database).importFiles(paths: [older]).map(\.counts.unchanged) == [1])
    #expect(try consumed() == 44)
    let forced = ImportSession(database: database, prevails: true)
    #expect(try forced.importFiles(paths: [older], isDryRun: true).map(\.counts.replaced) == [1])
    #expect(try consumed() == 44)
    #expect(try forced.importFiles(paths: [older]).map(\.counts.replaced) == [1])
    #expect(try consumed() == 4)
  }

  @Test func aCopyIsAsOldAsWhatItWasCopiedFrom() throws {
    try file("new.csv", consumed: 44, written: 1_793_200_000)
    try file("old.csv", consumed: 4, written: 1_793_900_000)
    let importing = FileImport(database: database)
    _ = try importing.importFile(path: folder.path("new.csv"))
    let outcome = try importing.importFile(path: folder.path("old.csv"), writtenAt: 1_793_000_000)
    #expect(outcome.flatMap(\.findings).map(\.code) == [.olderReport])
    #expect(try consumed() == 44)
  }
}
