import SupplyModel
import SupplyStore
import TestSupport
import Testing

@testable import Runs

/// What a history shows is told with the file and the line of the report that it speaks of.
@Suite struct FindingPlaceTests {
  private let folder: TemporaryFolder
  private let database: SupplyDatabase
  private let latest = Month(count: 2026 * 12 + 10)

  init() throws {
    folder = try TemporaryFolder()
    database = try SupplyDatabase(path: folder.path("colca.sqlite"), machine: .still)
  }

  private func importFile(_ name: String, _ rows: String) throws {
    let path = try folder.write(name, "facility,product,month,opening,received,consumed,closing\n" + rows)
    _ = try ImportSession(database: database).importFiles(paths: [path])
  }

  private func broken() throws -> [ReviewedFinding] {
    try FindingReview(database: database, latestMonth: latest, scope: .all).findings().filter {
      $0.finding.code == .openingBroken
    }
  }

  @Test func aBrokenOpeningNamesTheReportThatOpensSo() throws {
    try importFile("setiembre.csv", "A,P,2026-09,10,0,4,6\n")
    try importFile("octubre.csv", "B,P,2026-10,1,0,1,0\nA,P,2026-10,20,0,4,16\n")
    #expect(try broken().map(\.file) == ["octubre.csv"])
    #expect(try broken().map(\.finding.line) == [3])
    #expect(try broken().map(\.isOfHistory) == [true])
    // A later file that says the same month says where it stands now.
    try importFile("octubre-2.csv", "A,P,2026-10,21,0,4,17\n")
    #expect(try broken().map(\.file) == ["octubre-2.csv"])
    #expect(try broken().map(\.finding.line) == [2])
  }

  @Test func whatNoReportShowsStandsNowhere() throws {
    try importFile("a.csv", "A,P,2026-07,10,0,4,6\nA,P,2026-10,6,0,4,2\n")
    let gaps = try FindingReview(database: database, latestMonth: latest, scope: .all).findings().filter {
      $0.finding.code == .monthGap
    }
    #expect(gaps.count == 1)
    #expect(gaps.allSatisfy { $0.file == nil && $0.finding.line == nil })
  }
}
