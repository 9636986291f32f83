import SupplyModel
import Testing

@testable import StockPolicy

/// What methods of a group carry of each other's shortage, by hand.
@Suite struct SubstituteSharesTests {
  /// An ampoule of three months is .25 couple-years, one of a month .1, a pill .05 and in no group.
  private func product(_ code: ProductCode) -> Product {
    switch code {
    case "Q": Product(code: code, coupleYearsPerUnit: 0.25, substituteGroup: "inyectables")
    case "M", "N": Product(code: code, coupleYearsPerUnit: 0.1, substituteGroup: "Inyectables ")
    default: Product(code: code, coupleYearsPerUnit: 0.05)
    }
  }

  private func line(
    _ facility: FacilityCode, _ product: ProductCode, stock: Double = 0, level: Double = 20, harm: Double = 0
  ) -> SeriesAssessment {
    let arithmetic = OrderArithmetic(
      serviceLevel: ServiceLevel(0.9), demand: level, expectedDemand: level, floor: nil, ceiling: nil,
      isByQuantity: true, stock: stock)
    return SeriesAssessment(
      facility: facility, product: product, state: .inStock, stockMonth: nil, stock: stock,
      recentConsumption: [], official: OfficialRule().indicators(consumption: [], stock: stock),
      monthlyDemand: [], risk: nil,
      order: OrderRecommendation(
        decision: arithmetic.quantity > 0 ? .order : .enough, quantity: arithmetic.quantity,
        orderUpToLevel: level, coverMonths: 3, serviceLevel: 0.9, officialQuantity: nil,
        arithmetic: arithmetic), alert: .calm, expectedHarm: harm)
  }

  private func shares(_ lines: [SeriesAssessment], _ share: Double = 0.3) -> SubstituteShares? {
    SubstituteShares(lines.map { ($0.key, true) }, share: share, product: product)
  }

  @Test func aFullSubstituteLessensWhatIsLost() throws {
    // 25 ampoules of a month beyond the need of 20: 2.5 couple-years, more than three tenths of 5.
    let rich = [line("A", "M", stock: 45), line("A", "Q", harm: 5)]
    #expect(try #require(shares(rich)).reliefs(rich) == [1: .init(share: 0.3, substitute: "M")])
    // 5 beyond the need are half a couple-year: a tenth of what is lost.
    let some = [line("A", "M", stock: 25), line("A", "Q", harm: 5)]
    #expect(try #require(shares(some)).reliefs(some) == [1: .init(share: 0.1, substitute: "M")])
    // Nothing to spare, nothing lost, another facility, another group: nothing.
    let poor = [
      line("A", "M", stock: 20), line("A", "Q", harm: 5), line("B", "M", stock: 90), line("B", "Q"),
      line("C", "P", stock: 90), line("C", "Q", harm: 5),
    ]
    #expect(try #require(shares(poor)).reliefs(poor) == [:])
  }

  @Test func substitutesCarryWhatDoesNotCome() throws {
    // 20 ampoules of .25 go unmet: 5 couple-years, three tenths of them 15 ampoules of .1.
    let two = [line("A", "M", stock: 45), line("A", "Q")]
    let unmet: (Int) -> Double? = { $0 == 1 ? 20 : nil }
    #expect(try #require(shares(two)).carried(two, unmet: unmet) == [0: .init(units: 15, products: ["Q"])])
    // Two substitutes carry half each.
    let three = [line("A", "M"), line("A", "Q"), line("A", "N")]
    #expect(try #require(shares(three)).carried(three, unmet: unmet).mapValues(\.units) == [0: 7.5, 2: 7.5])
    // Who is short itself carries nobody.
    let both: (Int) -> Double? = { $0 < 2 ? 20 : nil }
    let carried = try #require(shares(three)).carried(three, unmet: both)
    #expect(carried.keys.sorted() == [2])
    #expect(carried[2]?.products == ["M", "Q"])
    #expect(abs((carried[2]?.units ?? 0) - (15 + 6)) < 1e-9)
  }

  @Test func withoutAShareOrAGroupThereIsNothing() {
    #expect(shares([line("A", "M"), line("A", "Q")], 0) == nil)
    #expect(shares([line("A", "M"), line("B", "Q"), line("A", "P")]) == nil)
    let notHeld = SubstituteShares(
      [(SeriesKey("A", "M"), true), (SeriesKey("A", "Q"), false)], share: 0.3, product: product)
    #expect(notHeld == nil)
  }
}
