import DemandForecasting
import SupplyModel
import SupplySolving
import Testing

@testable import StockPolicy

@Suite struct StockPositionTests {
  private let town = TransferTown()

  @Test func theDonorKeepsItsLevelAndTheOfficialMinimum() {
    // 100 in stock, order-up-to level 30, two months of CPMA 10: 70 to spare.
    #expect(town.position("A", stock: 100).spare(settings: town.settings) == 70)
    // Demand has fallen to 1 a month, the official average still says 10: two months of it stay.
    #expect(town.position("A", stock: 100, demand: 1).spare(settings: town.settings) == 80)
    #expect(town.position("A", stock: 25).spare(settings: town.settings) == 0)
    #expect(town.position("A", stock: 100, packSize: 12).spare(settings: town.settings) == 5)
  }

  @Test func whatWasNotCountedThisMonthStays() {
    #expect(town.position("A", stock: 100, age: 1).spare(settings: town.settings) == 0)
    #expect(town.position("A", stock: 0, age: 1).need(settings: town.settings).isEmpty)
    #expect(town.position("A", stock: nil).need(settings: town.settings).isEmpty)
  }

  @Test func idleStockIsSparedOnlyWhenItHasLain() {
    #expect(town.position("A", stock: 50, used: 0, demand: 0).spare(settings: town.settings) == 50)
    #expect(town.position("A", stock: 50, used: 0, demand: 0, months: 2).spare(settings: town.settings) == 0)
  }

  @Test func unitsAreWorthWhatTheyKeepFromGoingUnmet() {
    // Demand over the cover 10, 20 or 30 with equal chances; nothing on the shelf; each unit a couple-year.
    let spread = QuantileDistribution(levels: [0.25, 0.5, 0.75], values: [10, 20, 30])
    let pieces = town.position("A", stock: 0, cover: spread, coupleYears: 1).need(settings: town.settings)
    #expect(pieces.map(\.units) == [10, 10, 10])
    #expect(pieces.map { ($0.worth * 3).rounded() } == [3, 2, 1])
  }

  @Test func onlyWhatCannotWaitForAnOrderIsMissed() {
    // 15 units last to the middle of the second month; an order arrives after the first.
    #expect(town.position("A", stock: 15).need(settings: town.settings).isEmpty)
    #expect(!town.position("A", stock: 8).need(settings: town.settings).isEmpty)
  }
}

/// Facilities that used 10 a month for a year, with a certain demand ahead, an order a month away and two between orders.
struct TransferTown {
  let settings = ForecastRun.Settings(asOf: Month(count: 2026 * 12 + 9))

  func position(
    _ facility: String, _ product: String = "P", stock: Double?, used: Double = 10, demand: Double = 10,
    cover: QuantileDistribution? = nil, age: Int = 0, months: Int = 12, coupleYears: Double = 0.1,
    packSize: Int = 1
  ) -> StockPosition {
    let last = settings.asOf.advanced(by: -age)
    let reports = (1 - months...0).map {
      (month: last.advanced(by: $0), quantities: StockQuantities(consumed: used, closing: stock))
    }
    let series = SupplySeries(facility: facility, product: product, reports: reports, through: settings.asOf)
    let cumulative = (1...12).map {
      cover ?? QuantileDistribution(levels: QuantileLevels.cumulative, values: certain(demand * Double($0)))
    }
    let assessment = AssessmentPolicy(settings: settings).assess(
      series, monthlyDemand: [], cumulativeDemand: cumulative, terms: OrderTerms(calendar: .assumed),
      coupleYearsPerUnit: coupleYears)
    guard let coverDemand = CoverDemand(cumulativeDemand: cumulative, coverMonths: 3, ageMonths: age) else {
      preconditionFailure("twelve months of demand are some")
    }
    return StockPosition(
      assessment: assessment,
      coverDemand: coverDemand,
      coupleYearsPerUnit: coupleYears, packSize: packSize)
  }

  private func certain(_ units: Double) -> [Double] { QuantileLevels.cumulative.map { _ in units } }
}
