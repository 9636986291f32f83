import DemandForecasting
import Improvement
import RunsSupport
import StockPolicy
import SupplyModel
import SupplyStore
import TestSupport
import Testing

@testable import Runs

/// One number has one value: what standards say of a month is what a run, the report and the lists say of it.
@Suite struct StandardsOfRunTests {
  private static let methods = ["04594", "18102", "08054", "03351"]

  /// Ten facilities over twenty months, with empty shelves, missing reports and figures that are doubted.
  private func network() throws -> SeededNetwork {
    let fixture = try SeededNetwork()
    var random = SeededGenerator(seed: 12)
    var rows: [(month: Month, text: String)] = []
    for facility in 0..<10 {
      for product in Self.methods {
        var stock = 60
        for offset in 0..<20 {
          let month = Month(count: 2023 * 12 + offset)
          let received =
            Int.random(in: 0...3, using: &random) == 0 ? Int.random(in: 20...120, using: &random) : 0
          let asked =
            Int.random(in: 5...25, using: &random) * (Int.random(in: 0..<40, using: &random) == 0 ? 12 : 1)
          let consumed = min(stock + received, asked)
          let closing = stock + received - consumed
          // One report of twenty never comes; the last one of a facility has not come yet.
          let isMissing = (offset * 7 + facility) % 20 == 3 || (facility == 9 && offset == 19)
          if !isMissing {
            rows.append(
              (month, "F\(facility),\(product),\(month),\(stock),\(received),\(consumed),0,\(closing),,\n"))
          }
          stock = closing
        }
      }
    }
    try fixture.load(rows)
    return fixture
  }

  @Test func figuresOfTheLastMonthAreThoseOfItsRun() throws {
    let fixture = try network()
    let database = fixture.database
    let run = try ForecastPlanner(database: database).run { ForecastRun.Settings(asOf: $0) }
    let asOf = run.settings.asOf
    let review = try ImprovementReview(
      database: database, products: ScopeResolver(database).products(of: .familyPlanning))
    #expect(try review.lastMonth() == asOf)
    let table = try review.table(asOf...asOf)
    func tally(_ measure: ColcaMeasure, item: String = "") -> Tally {
      table.tally(Indicator(measure.code, item: item), of: table.facilities.indices, in: asOf...asOf)
    }
    let availability = MethodAvailability(
      run.assessments, asOf: asOf, category: { _ in nil }, method: { FamilyPlanning.product($0)?.type })
    #expect(availability.methods.count == 4)
    for method in availability.methods {
      let found = tally(.methodInStock, item: method.name)
      #expect(found == Tally(met: Double(method.offering - method.out), total: Double(method.offering)))
    }
    let three = availability.primary
    #expect(tally(.threeMethods) == Tally(met: Double(three.enough), total: Double(three.facilities)))
    let share = AvailabilityShare(run.assessments.map(\.knownAvailability))
    #expect(tally(.normalStock) == Tally(met: Double(share.normal), total: Double(share.evaluated)))
    let reporting = try #require(try NetworkReview(database: database).reporting(month: asOf)).facilities
    #expect(
      tally(.reported) == Tally(met: Double(reporting.reported.count), total: Double(reporting.expected)))
    #expect(reporting.missing.count >= 1)
  }

  @Test func nothingIsSaidOfAMonthThatNobodyHasReported() throws {
    let fixture = try network()
    let review = try ImprovementReview(
      database: fixture.database, products: ScopeResolver(fixture.database).products(of: .familyPlanning))
    let last = try review.lastMonth()
    let next = last.advanced(by: 1)
    #expect(throws: RunError.monthBeyondReports(asked: next, last: last)) { try review.table(last...next) }
  }

  @Test func coupleYearsAreThoseOfTheReport() throws {
    let fixture = try network()
    let database = fixture.database
    let products = try ScopeResolver(database).products(of: .familyPlanning)
    let last = try #require(try database.monthRange(of: products)?.upperBound)
    let months = last.advanced(by: -11)...last
    let table = try ImprovementReview(database: database, products: products).table(months)
    let history = try DemandHistory(database: database, of: products)
    var years = CoupleYears()
    for (series, demand) in zip(history.histories, history.demands) {
      years.add(
        series, demand: demand, perUnit: FamilyPlanning.product(series.product)?.coupleYearsPerUnit ?? 0,
        from: months.lowerBound, through: last)
    }
    let found = [ColcaMeasure.coupleYearsDispensed, .coupleYearsLost].map {
      table.tally(Indicator($0.code), of: table.facilities.indices, in: months).met
    }
    #expect(years.lost > 0)
    #expect(abs(found[0] - years.dispensed) < 1e-9 && abs(found[1] - years.lost) < 1e-9)
  }

  @Test func sharedHistoriesAreThoseOfTheDatabase() throws {
    let database = try network().database
    let products = try ScopeResolver(database).products(of: .familyPlanning)
    let last = try #require(try database.heldMonths(of: products)).upperBound
    let shared = SharedHistories(database, of: products)
    // Beyond the last report, on it and before it, in this order: what is kept of one must not stand for another.
    for month in [last.advanced(by: 2), last, last.advanced(by: -3)] {
      let read = try database.series(of: products, through: month)
      #expect(try shared.through(month) == read && !read.isEmpty)
      #expect(
        try shared.demands(of: read) == DemandHistory(database: database, of: products).demands(of: read))
    }
    #expect(
      try CauseReview(database: database, products: products).lines(last.advanced(by: -11)...last)
        == CauseReview(ImprovementReview(database: database, products: products)).lines(
          last.advanced(by: -11)...last))
  }
}
