import Runs
import RunsSupport
import StockPolicy
import SupplyModel
import SupplyStore
import TestSupport
import Testing

/// Old codes, substitutes and a warehouse's own request, from files to the run.
@Suite struct SubstituteRunTests {
  private let network: SeededNetwork
  private let last = Month(count: 24_321)  // 2026-10
  private let warehouse: FacilityCode = "030S05"

  init() throws { network = try SeededNetwork() }

  /// Rows of two years: what was used each month, and what is left at its end.
  private func rows(
    _ facility: FacilityCode, _ product: ProductCode, months: ClosedRange<Int> = -23...0, used: Int, left: Int
  ) -> [(month: Month, text: String)] {
    months.map { back in
      let month = last.advanced(by: back)
      let opening = left + (back == months.lowerBound ? used : 0)
      let received = left + used - opening
      return (month, "\(facility),\(product),\(month),\(opening),\(received),\(used),0,\(left),,\n")
    }
  }

  private func run(_ change: (inout OrderSettings) -> Void = { _ in }) throws -> ForecastRun {
    try ForecastPlanner(database: network.database).run {
      var settings = ForecastRun.Settings(asOf: $0, model: .light, target: .consumption, transfers: nil)
      change(&settings.orders)
      return settings
    }
  }

  private func importFile(_ name: String, _ text: String) throws {
    let path = try network.folder.write(name, text)
    #expect(
      try FileImport(database: network.database).importFile(path: path).allSatisfy { $0.counts.accepted > 0 })
  }

  @Test func theSuccessorGoesOnWithTheOldCode() throws {
    try network.load(
      rows("06528F01", "38680", months: -23...(-3), used: 12, left: 30)
        + rows("06528F01", "38680", months: -2...0, used: 4, left: 5)
        + rows("06528F01", "29945", months: -2...0, used: 8, left: 4)
        + rows("06529F01", "38680", used: 6, left: 1))
    let apart = try run()
    #expect(apart.assessments.map(\.product) == ["29945", "38680", "38680"])
    let together = try run { $0.successions = [CodeSuccession(old: "38680", new: "29945")] }
    #expect(
      together.assessments.map(\.key) == [SeriesKey("06528F01", "29945"), SeriesKey("06529F01", "29945")])
    let line = try #require(together.assessments.first)
    // Twelve a month before and after; the five of the old code are there, and are not ordered again.
    #expect(line.recentConsumption == Array(repeating: 12, count: 12))
    #expect((line.stock, line.official.averageConsumption) == (9, 12))
    #expect(line.order.arithmetic?.replaced == [.init(product: "38680", stock: 5)])
    let sum = try #require(line.order.arithmetic)
    #expect(sum.need > 0 && sum.need == Int((sum.level - 9).rounded(.up)))
    // Who never had the new one orders it, and none of the old one.
    #expect(together.assessments[1].order.quantity > 0)
    #expect(try network.database.latestRun() == together)
    let told = try ForecastPlanner(database: network.database)
      .explanation(facility: "06528F01", product: "38680", asOf: nil)
    #expect(told.assessment.product == "29945" && told.months.count == 24)
    #expect(told.months.allSatisfy { $0.recorded == 12 })
  }

  /// What a catalogue says of successors holds for every run, but where somebody says otherwise of the code.
  @Test func aCatalogueNamesSuccessors() throws {
    try network.load(
      rows("06528F01", "38680", used: 12, left: 30) + rows("06528F01", "29945", used: 3, left: 9))
    func catalogue(_ rows: String) throws {
      let path = try network.folder.write("catalogo.csv", "code,name,sucesor\n" + rows)
      #expect(
        try FileImport(database: network.database).importFile(path: path).allSatisfy { $0.rejected == 0 })
    }
    let asked = try run { $0.successions = [CodeSuccession(old: "38680", new: "29945")] }
    try catalogue("38680,A,29945\n29945,B,\nA1,C,\n")
    let run = try run { _ in }
    #expect(run.assessments.map(\.product) == ["29945"] && run.assessments == asked.assessments)
    #expect(run.settings.orders.successions == [CodeSuccession(old: "38680", new: "29945")])
    let other = try self.run { $0.successions = [CodeSuccession(old: "38680", new: "A1")] }
    #expect(other.assessments.map(\.product) == ["29945", "A1"])
    try catalogue("38680,A,29945\n29945,B,A1\nA1,C,38680\n")
    #expect(throws: RunError.circularSuccession(code: "29945")) { _ = try self.run { _ in } }
  }

  @Test func aSlipInACodeIsNotPassedOver() throws {
    try network.load(rows("06528F01", "38680", used: 12, left: 30))
    #expect(throws: RunError.unknownSuccession(code: "38681", nearest: "38680")) {
      _ = try run { $0.successions = [CodeSuccession(old: "38681", new: "29945")] }
    }
    #expect(throws: RunError.unknownSuccession(code: "99999", nearest: nil)) {
      _ = try run { $0.successions = [CodeSuccession(old: "38680", new: "99999")] }
    }
  }

  /// One facility without the ampoule of three months, of which the warehouse has none; one with plenty of the other.
  private func importInjectables() throws {
    try network.load(
      rows("06528F01", "04594", used: 10, left: 0) + rows("06528F01", "03234", used: 5, left: 6)
        + rows("06529F01", "04594", used: 10, left: 0) + rows("06529F01", "03234", used: 2, left: 900)
        + rows(warehouse, "04594", months: 0...0, used: 0, left: 0)
        + rows(warehouse, "03234", months: 0...0, used: 0, left: 70))
    try importFile(
      "calendar.csv",
      """
      facility,lead_time_months,review_period_months,warehouse
      06528F01,1,2,030S05
      06529F01,1,2,030S05
      030S05,2,3,

      """)
  }

  @Test func aSubstituteIsAskedForWhatDoesNotCome() throws {
    try importInjectables()
    let (none, some) = (try run { $0.substituteShare = 0 }, try run())
    func sum(_ run: ForecastRun, _ facility: FacilityCode, _ product: ProductCode) throws -> OrderArithmetic {
      try #require(run.assessments.first { $0.key == SeriesKey(facility, product) }?.order.arithmetic)
    }
    let (before, after) = (try sum(none, "06528F01", "03234"), try sum(some, "06528F01", "03234"))
    #expect(before.carried == nil)
    let carried = try #require(after.carried)
    #expect(carried.products == ["04594"])
    #expect(abs(after.demand - before.demand - carried.units) < 1e-6)
    #expect(after.quantity > before.quantity)
    // About thirty of three months go unmet: three tenths of their couple-years, in ampoules of a month.
    #expect((27...31).contains(carried.units / (0.25 * 0.3 / 0.076923)))
    // What is short itself is ordered as before.
    #expect(try sum(some, "06528F01", "04594").packed == sum(none, "06528F01", "04594").packed)
  }

  @Test func aFullSubstituteTakesALossAway() throws {
    try importInjectables()
    func line(_ run: ForecastRun) throws -> SeriesAssessment {
      try #require(run.assessments.first { $0.key == SeriesKey("06529F01", "04594") })
    }
    let (none, some) = (try line(try run { $0.substituteShare = 0 }), try line(try run()))
    #expect(some.order.arithmetic?.relief == .init(share: 0.3, substitute: "03234"))
    #expect(none.expectedHarm > 1 && abs(some.expectedHarm - 0.7 * none.expectedHarm) < 1e-9)
    #expect(none.order.arithmetic?.relief == nil)
  }

  @Test func theWarehouseAsksForWhatItsFacilitiesOrderAndUse() throws {
    try importInjectables()
    try importFile("on_order.csv", "facility,product,quantity,expected_month\n030S05,04594,25,2026-12\n")
    let run = try run()
    let asked = try RequisitionPlanner(run, database: network.database).requisitions()
    #expect(asked.map(\.product) == ["03234", "04594"] && asked.allSatisfy { $0.warehouse == warehouse })
    let ampoules = try #require(asked.last)
    let lines = run.assessments.filter { $0.product == "04594" }
    #expect((ampoules.stock, ampoules.lines, ampoules.onOrder) == (0, 2, 25))
    #expect(ampoules.ordered == lines.reduce(0) { $0 + $1.order.quantity })
    #expect((19...21).contains(ampoules.monthlyDemand))
    // Two months to come and three between two requests, as the file says.
    #expect((ampoules.coverMonths, ampoules.calendar.leadTimeSource) == (5, .stated))
    let needed = Double(ampoules.ordered) + 5 * ampoules.monthlyDemand - 25
    #expect(ampoules.quantity == Int(needed.rounded(.up)))
  }
}
