import DemandForecasting
import Runs
import RunsSupport
import StockPolicy
import SupplyModel
import SupplyStore
import TestSupport
import Testing

/// The demand of places, from what a run read.
@Suite struct PlaceDemandTests {
  @Test func placesAreForecastAsWholesAndFacilitiesAsTheRunHasThem() throws {
    let network = try SeededNetwork()
    let rows = SeededNetwork.rows(facilities: 5, months: 24, seed: 7)
    try network.load(rows)
    let planner = ForecastPlanner(database: network.database)
    #expect(throws: RunError.noRun) { _ = try planner.demand(at: .all, within: .all, horizon: 3) }
    let last = try #require(rows.map(\.month).max())
    _ = try planner.run { _ in ForecastRun.Settings(asOf: last, model: .light) }
    let run = try #require(try network.database.latestRun())
    let of = try planner.demand(at: .facility, within: .all, horizon: 2)
    #expect(of.settings == run.settings && of.unknown == 0)
    #expect(of.demands.count == run.assessments.count)
    for demand in of.demands {
      let assessment = try #require(
        run.assessments.first {
          $0.facility.text == demand.place.name && $0.product == demand.product
        })
      #expect(demand.months.map(\.median) == assessment.monthlyDemand.prefix(2).map(\.median))
    }
    let all = try planner.demand(at: .all, within: .all, horizon: 2).demands
    #expect(Set(all.map(\.product)) == Set(run.assessments.map(\.product)))
    for demand in all {
      let parts = of.demands.filter { $0.product == demand.product }
      #expect(demand.facilities == parts.count && demand.months.count == 2)
      // Together they rise and fall less than each by itself.
      let apart = parts.reduce(0) { $0 + $1.total.quantile(0.9) }
      #expect(demand.total.median > 0 && demand.total.quantile(0.9) < apart)
    }
    // No register says of what network they are.
    #expect(try planner.demand(at: .network, within: .all, horizon: 2).demands.isEmpty)
    let first = try #require(of.demands.first)
    let one = try planner.demand(at: .facility, within: first.place, horizon: 2).demands
    #expect(one == of.demands.filter { $0.place == first.place })
  }

  /// What was used before a year without a word says nothing of what will be.
  @Test func nothingIsForeseenOfWhatNobodyReportedForAYear() throws {
    let network = try SeededNetwork()
    let rows = SeededNetwork.rows(facilities: 3, months: 24, seed: 8)
    try network.load(rows.filter { !$0.text.contains(",P1,") || $0.month.description < "2023-10" })
    let planner = ForecastPlanner(database: network.database)
    let last = try #require(rows.map(\.month).max())
    _ = try planner.run { _ in ForecastRun.Settings(asOf: last, model: .light) }
    let all = try planner.demand(at: .all, within: .all, horizon: 2)
    #expect(all.demands.map(\.product) == ["P0"] && all.unknown == 1)
    let parts = try planner.demand(at: .facility, within: .all, horizon: 2)
    #expect(Set(parts.demands.map(\.product)) == ["P0"] && parts.unknown == 3)
  }
}
