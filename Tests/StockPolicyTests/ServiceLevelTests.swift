import StockPolicy
import SupplyModel
import Testing

@Suite struct ServiceLevelTests {
  private let settings = ForecastRun.Settings(asOf: Month(count: 2026 * 12 + 9))

  private func series(_ product: ProductCode, closing: Double?, age: Int = 0) -> SupplySeries {
    SupplySeries(
      facility: "F", product: product,
      reports: [
        (settings.asOf.advanced(by: -age), StockQuantities(consumed: 1, closing: closing))
      ], through: settings.asOf)
  }

  private let products = ProductCatalogue([
    Product(code: "A", name: "A", substituteGroup: "g"), Product(code: "B", name: "B", substituteGroup: "G"),
    Product(code: "C", name: "C"), Product(code: "D", name: "D", substituteGroup: "h", serviceLevel: 0.8),
  ])

  @Test func whatNothingCanStandInForIsOrderedForMoreCases() {
    let levels = ServiceLevels(
      [series("A", closing: 0), series("B", closing: 6), series("C", closing: 9)], products: products,
      settings: settings)
    #expect(levels.level(facility: "F", product: "A") == ServiceLevel(0.9, substitute: "B"))
    // A is out: it cannot stand in for B. C belongs to no group. Nothing is known of another facility's shelf.
    #expect(levels.level(facility: "F", product: "B") == ServiceLevel(0.95, basis: .withoutSubstitute))
    #expect(levels.level(facility: "F", product: "C") == ServiceLevel(0.95, basis: .withoutSubstitute))
    #expect(levels.level(facility: "G", product: "A") == ServiceLevel(0.95, basis: .withoutSubstitute))
    #expect(levels.level(facility: "F", product: "D") == ServiceLevel(0.8, basis: .catalogue))
  }

  @Test func anOldCountStandsInForNothing() {
    let levels = ServiceLevels([series("B", closing: 6, age: 4)], products: products, settings: settings)
    #expect(levels.level(facility: "F", product: "A").basis == .withoutSubstitute)
  }

  @Test func aHigherLevelOfTheRunIsNotLowered() {
    var settings = settings
    settings.serviceLevel = 0.97
    let levels = ServiceLevels([series("A", closing: 1)], products: products, settings: settings)
    #expect(levels.level(facility: "F", product: "C").level == 0.97)
  }

  @Test func withoutAnyGroupNothingIsKnownOfSubstitutes() {
    let plain = ProductCatalogue([Product(code: "A", name: "A")])
    let levels = ServiceLevels([series("A", closing: 0)], products: plain, settings: settings)
    #expect(levels.level(facility: "F", product: "A") == ServiceLevel(0.9))
  }
}
