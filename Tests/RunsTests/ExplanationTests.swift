import DemandForecasting
import Runs
import StockPolicy
import SupplyModel
import SupplyStore
import TestSupport
import Testing

/// An explanation tells of the forecast that a run saves, and of nothing else.
@Suite struct ExplanationTests {
  private let folder: TemporaryFolder
  private let database: SupplyDatabase
  private static let last = Month(count: 2023 * 12 + 27)

  init() throws {
    folder = try TemporaryFolder()
    database = try SupplyDatabase(path: folder.path("colca.sqlite"), machine: .still)
    var random = SeededGenerator(seed: 3)
    var text = "facility,product,month,opening,received,consumed,adjustment,closing,ordered,stockout_days\n"
    for facility in 0..<12 {
      for product in 0..<2 {
        for offset in 0..<28 where offset != 20 || facility != 1 {
          let month = Month(count: 2023 * 12 + offset)
          let isEmpty = facility == 1 && (22...23).contains(offset)
          let used = isEmpty ? 0 : Int.random(in: 1...(4 + facility * 3), using: &random)
          let closing = isEmpty || facility == 1 && offset == 21 ? 0 : Int.random(in: 1...30, using: &random)
          let opening = isEmpty ? "0" : ""
          let consumed = facility == 1 && offset == 18 ? "" : String(used)
          text += "F\(facility),P\(product),\(month),\(opening),,\(consumed),,\(closing),,\n"
        }
      }
    }
    _ = try FileImport(database: database).importFile(path: try folder.write("open.csv", text))
  }

  @Test(arguments: [(DemandModel.full, ForecastTarget.demand), (.full, .consumption), (.light, .demand)])
  func itsNumbersAreThoseOfTheRun(model: DemandModel, target: ForecastTarget) throws {
    let planner = ForecastPlanner(database: database)
    func settings(_ latest: Month) -> ForecastRun.Settings {
      ForecastRun.Settings(asOf: latest, model: model, target: target)
    }
    let run = try planner.run(settings: settings)
    for key in [SeriesKey("F1", "P0"), SeriesKey("F7", "P1")] {
      let explanation = try planner.explanation(
        facility: key.facility, product: key.product, settings: settings)
      let saved = run.assessments.first { $0.key == key }
      #expect(explanation.assessment == saved && explanation.settings == run.settings)
      #expect((explanation.drivers.cases == nil) == (model == .light))
    }
  }

  @Test func everyMonthIsSaidWhatBecameOfIt() throws {
    let planner = ForecastPlanner(database: database)
    let demand = try planner.explanation(facility: "F1", product: "P0") {
      ForecastRun.Settings(asOf: $0, model: .light)
    }
    func month(_ offset: Int) -> Month { Month(count: 2023 * 12 + offset) }
    #expect(demand.months.count == 24 && demand.months.last?.month == Self.last)
    #expect(demand.months(.notReported) == [month(20)] && demand.months(.noConsumption) == [month(18)])
    #expect(demand.months(.emptyShelf) == [month(22), month(23)])
    #expect(demand.months(.raised).contains(month(21)) || demand.months(.raised).contains(month(24)))
    for entry in demand.months {
      switch entry.use {
      case .notReported, .noConsumption: #expect(entry.counted == nil && entry.recorded == nil)
      case .raised, .emptyShelf: #expect((entry.counted ?? 0) > (entry.recorded ?? 0))
      case .asRecorded, .notHeld: #expect(entry.counted == entry.recorded && entry.counted != nil)
      case .doubted: Issue.record("nothing is doubted here")
      }
    }
    // As recorded, nothing is raised; the correction stands beside it all the same.
    let recorded = try planner.explanation(facility: "F1", product: "P0") {
      ForecastRun.Settings(asOf: $0, model: .light, target: .consumption)
    }
    #expect(recorded.months(.emptyShelf).isEmpty && recorded.months(.raised).isEmpty)
    #expect(recorded.months.map(\.corrected) == demand.months.map(\.corrected))
    #expect(recorded.drivers.level.mean12 < demand.drivers.level.mean12)
  }

  @Test func whatHasNoHistoryIsAnError() throws {
    let planner = ForecastPlanner(database: database)
    #expect(throws: RunError.noHistory(facility: "F1", product: "P9")) {
      try planner.explanation(facility: "F1", product: "P9") { ForecastRun.Settings(asOf: $0) }
    }
  }
}
