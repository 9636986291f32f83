import Foundation
import SupplyModel
import SupplyStore
import TestSupport
import Testing

/// A history knows of its reports which were made before their month can have been over.
@Suite struct UnfinishedMonthTests {
  private let folder: TemporaryFolder
  private let november = Month(count: 2026 * 12 + 10)

  init() throws { folder = try TemporaryFolder() }

  /// Saves November's report in a file that comes in at noon of a day, UTC; gives the days of reports that were made early.
  private func madeEarly(statedOn: String?, arrivesOn day: String, fillsGaps: Bool = false) throws -> [Month:
    Day]
  {
    let arrival = try #require(Day(day))
    let noon = Date(timeIntervalSince1970: Double(arrival.daysSince1970) * 86_400 + 43_200)
    let database = try SupplyDatabase(path: folder.path("\(UUID()).sqlite"), machine: .still(at: noon))
    var batch = ReportBatch(facilities: ["A"], products: ["P"])
    batch.merge = fillsGaps ? .fillGaps : .replace
    var row = ReportBatch.Row(
      facility: 0, product: 0, month: november, quantities: StockQuantities(consumed: 30, closing: 20),
      line: 2)
    row.statedOn = try statedOn.map { try #require(Day($0)) }
    batch.rows = [row]
    _ = try database.importFile(name: "a", from: ImportSource(digest: "a")) { transaction in
      try transaction.save(batch)
      return ImportRecord(
        digest: "a", layout: LayoutName(rawValue: "open"), rows: 1, rejected: 0, findings: [])
    }
    return try #require(try database.series(of: .all).first).madeEarly
  }

  @Test(arguments: [
    ("2026-11-15", "2026-12-03"), ("2026-11-01", "2026-12-03"), ("2026-11-19", "2026-11-20"),
  ])
  func byItsOwnDate(day: String, arrival: String) throws {
    #expect(try madeEarly(statedOn: day, arrivesOn: arrival) == [november: try #require(Day(day))])
  }

  @Test(arguments: [false, true]) func byTheDayOnWhichItsFileCameIn(fillsGaps: Bool) throws {
    let early = [november: try #require(Day("2026-11-15"))]
    #expect(try madeEarly(statedOn: nil, arrivesOn: "2026-11-15", fillsGaps: fillsGaps) == early)
    // A date before the month is a slip, and tells nothing.
    #expect(try madeEarly(statedOn: "2026-10-31", arrivesOn: "2026-11-15", fillsGaps: fillsGaps) == early)
  }

  @Test(arguments: [
    ("2026-11-20", "2026-11-20"), ("2026-12-02", "2026-12-03"), (nil, "2026-11-20"), (nil, "2026-12-01"),
    ("2026-10-31", "2026-12-03"),
  ])
  func othersAreNotEarly(day: String?, arrival: String) throws {
    #expect(try madeEarly(statedOn: day, arrivesOn: arrival).isEmpty)
  }
}
