import DemandForecasting
import StockPolicy
import SupplyModel
import TestSupport
import Testing

@testable import Telling

/// The demand of places as a list.
@Suite struct PlaceDemandTableTests {
  private static func demand(_ place: ServicePlace, _ product: ProductCode, _ units: Double) -> PlaceDemand {
    func spread(_ units: Double) -> QuantileDistribution {
      QuantileDistribution(levels: [0.1, 0.5, 0.9], values: [units / 2, units, 2 * units])
    }
    return PlaceDemand(
      place: place, product: product, facilities: 3, usualMonth: units + 0.25,
      months: [spread(units), spread(units)], total: spread(1.9 * units))
  }

  private static let demands = [
    demand(.all, "04594", 10), demand(ServicePlace(level: .network, path: ["D", "Norte"]), "04594", 0),
  ]

  private static func table(_ language: Language, isMonthly: Bool) -> ListTable {
    let asOf = Month(count: 2026 * 12 + 9)
    let names = ReportNames(
      run: ForecastRun(settings: ForecastRun.Settings(asOf: asOf), assessments: []),
      facilities: FacilityDirectory([]), products: ProductCatalogue([]), language: language)
    return isMonthly
      ? PlaceDemandTable.months(of: demands, facilities: FacilityDirectory([]), names: names)
      : PlaceDemandTable.table(for: demands, facilities: FacilityDirectory([]), names: names)
  }

  @Test(arguments: Language.allCases, [true, false])
  func jsonIsAsItsSchemaSays(language: Language, isMonthly: Bool) throws {
    let table = Self.table(language, isMonthly: isMonthly)
    #expect(table.rows.count == (isMonthly ? 4 : 2))
    #expect(try JSONSchema("demand").faults(of: table.json) == [])
  }

  @Test func allMonthsTogetherAreNotTheirSum() {
    func column(_ key: String, isMonthly: Bool) -> [ListCell] {
      let table = Self.table(.spanish, isMonthly: isMonthly)
      let place = table.columns.firstIndex { $0.key == key } ?? 0
      return table.rows.prefix(2).map { $0[place] }
    }
    #expect(column("high", isMonthly: false)[0] == .number(38, decimals: 0))
    #expect(column("high", isMonthly: true) == [.number(20, decimals: 0), .number(20, decimals: 0)])
    #expect(column("last_month", isMonthly: false)[0] == .month(Month(count: 2026 * 12 + 11)))
    #expect(
      column("monthly_use", isMonthly: false) == [.number(10.25, decimals: 1), .number(0.25, decimals: 1)])
    #expect(column("place_name", isMonthly: false) == [.text("Todo"), .text("Norte")])
  }
}
