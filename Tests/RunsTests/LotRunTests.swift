import Foundation
import StockPolicy
import SupplyModel
import SupplyStore
import TestSupport
import Testing

@testable import Runs

/// Lots from the file to the run, and back from the database.
@Suite struct LotRunTests {
  private let folder: TemporaryFolder
  private let database: SupplyDatabase
  private let last = Month(count: 24_321)  // 2026-10

  init() throws {
    folder = try TemporaryFolder()
    database = try SupplyDatabase(path: folder.path("colca.sqlite"), machine: .still)
  }

  /// Two years of two facilities and a warehouse, ten a month where anybody is served.
  private func importReports() throws {
    var text = "facility,product,month,opening,received,consumed,adjustment,closing\n"
    for month in (-23...0).map({ last.advanced(by: $0) }) {
      let used = 9 + month.count % 3
      text += "06528F01,P,\(month),60,10,\(used),\(used - 10),60\n06529F01,P,\(month),30,10,10,0,30\n"
      text += "030S05,P,\(month),500,20,0,-20,500\n"
    }
    try importFile("reports.csv", text)
  }

  private func importFile(_ name: String, _ text: String) throws {
    let path = try folder.write(name, Data(text.utf8))
    let outcomes = try ImportSession(database: database).importFiles(paths: [path])
    #expect(outcomes.flatMap(\.findings).map(\.code) == [])
  }

  private func run() throws -> ForecastRun {
    try ForecastPlanner(database: database).run {
      ForecastRun.Settings(asOf: $0, model: .light, target: .consumption, transfers: nil)
    }
  }

  @Test func aRunKnowsTheLotsOfItsShelves() throws {
    try importReports()
    #expect(try run().assessments.map(\.lots.count) == [1, 1])
    try importFile(
      "lots.csv",
      """
      facility,product,month,lot,expiry,quantity,price
      06528F01,P,2026-10,A,2026-11,40,3.5
      06528F01,P,2026-10,B,2027-09,20,3.5

      """)
    let run = try run()
    let lots = try #require(run.assessments.first?.lots)
    #expect(lots.map(\.lot.number) == ["A", "B"])
    #expect((28...31).contains(lots[0].medianLoss))
    // Of the other, which lasts eleven months, some are lost only where demand is low.
    #expect(lots[1].medianLoss == 0 && lots[0].lossProbability == 1)
    #expect((run.assessments[0].order.arithmetic?.expiring ?? 0) > 25)
    #expect(run.assessments[1].order.arithmetic?.expiring == 0)
    #expect(try database.latestRun() == run)
  }

  @Test func warehousesAreNotForecast() throws {
    try importReports()
    #expect(try run().assessments.map(\.facility) == ["06528F01", "06529F01"])
    let month = try #require(try database.monthRange(of: .all)?.upperBound)
    #expect(try NetworkReview(database: database).levels(month: month).contains { $0.place.code == "030S05" })
  }
}
