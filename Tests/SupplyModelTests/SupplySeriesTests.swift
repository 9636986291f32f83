import SupplyModel
import Testing

@Suite struct SupplySeriesTests {
  private let start = Month(count: 2024 * 12)

  /// A series of reports at these offsets from January 2024, through another offset.
  private func states(_ reports: [(Int, StockQuantities)], through last: Int) -> [MonthState] {
    SupplySeries(
      facility: "A", product: "B",
      reports: reports.map { (month: start.advanced(by: $0.0), quantities: $0.1) },
      through: start.advanced(by: last)
    ).entries.map(\.state)
  }

  private func stock(_ closing: Double?, consumed: Double = 0, days: Double? = nil) -> StockQuantities {
    StockQuantities(
      opening: closing, received: 0, consumed: consumed, adjustment: 0, closing: closing, stockoutDays: days)
  }

  @Test func everyStateByHand() {
    let states = states(
      [
        (0, stock(5, consumed: 1)), (1, stock(0, consumed: 5)), (2, stock(nil, consumed: 2)),
        (4, stock(3, days: 4)),
        (5, stock(-2, consumed: 1)),
      ], through: 6)
    #expect(
      states == [
        .inStock, .stockedOut, .stockUnknown, .notReported, .stockedOut, .stockUnknown, .notReported,
      ])
  }

  @Test func daysWithoutStockSayMoreThanABlankClose() {
    #expect(states([(0, stock(nil, consumed: 2, days: 3))], through: 0) == [.stockedOut])
  }

  @Test func notHeldFromTheTwelfthIdleReportOn() {
    let reports = [(0, stock(0, consumed: 5))] + (1...14).map { ($0, stock(0)) }
    let states = states(reports, through: 14)
    #expect(states[0...11].allSatisfy { $0 == .stockedOut })
    #expect(states[12...14].allSatisfy { $0 == .notHeld })
  }

  @Test func whatNeverMovedIsNotHeldFromTheFirstReport() {
    #expect(
      states([(0, stock(0)), (1, stock(0)), (2, stock(0, consumed: 1))], through: 2)
        == [.notHeld, .notHeld, .stockedOut])
  }

  @Test func idleStockOnTheShelfIsInStock() {
    let reports = (0...14).map { ($0, stock(7)) }
    #expect(states(reports, through: 14).allSatisfy { $0 == .inStock })
  }

  @Test func idleReportsAreCountedNotMonths() {
    // Twelve reports over two years: the gaps between them say nothing.
    let reports = [(0, stock(0, consumed: 1))] + (1...12).map { ($0 * 2, stock(0)) }
    let states = states(reports, through: 24)
    #expect(states[22] == .stockedOut)
    #expect(states[24] == .notHeld)
    #expect(states[23] == .notReported)
  }

  @Test func reportsAfterTheLastMonthAreNotSeen() {
    let whole = states([(0, stock(0)), (1, stock(0, consumed: 3))], through: 0)
    #expect(whole == [.notHeld])
    #expect(states([(3, stock(1))], through: 1) == [])
  }

  @Test func directoriesFallBackByGrammar() {
    let directory = FacilityDirectory([
      Facility(code: "06528F01", name: "TAHUISHCO", microNetwork: "M"), Facility(code: "06528F03"),
    ])
    #expect(directory["06528F02"].name == "TAHUISHCO (F02)")
    #expect(directory["06528F03"].microNetwork == "M")
    #expect(directory["99999F01"] == Facility(code: "99999F01"))
    let catalogue = ProductCatalogue([Product(code: "00143", name: "X")])
    #expect(catalogue["143"] == Product(code: "143", name: "X"))
    #expect(catalogue["AS143"] == Product(code: "AS143"))
  }

  @Test func codesMeetTheirRegisterHoweverTheyAreWritten() {
    let directory = FacilityDirectory([
      Facility(code: "06528F01", name: "TAHUISHCO"), Facility(code: "hc-07", name: "SAN MARCOS"),
      Facility(code: "06528f01", executingUnit: "030"),
    ])
    #expect(directory["06528f01"] == Facility(code: "06528f01", name: "TAHUISHCO", executingUnit: "030"))
    #expect(directory["6528"].name == "TAHUISHCO" && directory["HC-07"].name == "SAN MARCOS")
    let catalogue = ProductCatalogue(
      [
        Product(code: "ABC12", name: "X", priceSoles: 2), Product(code: "p1", name: "one"),
        Product(code: "P1", name: "another"),
      ], stated: ["OTHER7": StatedProduct(name: "said in passing")])
    #expect(catalogue["abc12"] == Product(code: "abc12", name: "X", priceSoles: 2))
    #expect(catalogue.cataloguedPrice("abc12") == 2)
    #expect(catalogue["other7"].name == "said in passing")
    // Each of two entries that are alike is itself, and neither is a third way of writing them.
    #expect(catalogue["p1"].name == "one" && catalogue["P1"].name == "another")
    #expect(catalogue["p01"].name == nil)
    #expect(ProductScope(codes: ["ABC12"]).holds(Product(code: "abc12")))
    #expect(!ProductScope(codes: ["ABC12"]).holds(Product(code: "abc13")))
  }

  @Test func lotsAddUpAndUnknownStaysUnknown() {
    let lot = StockQuantities(opening: 3, consumed: 1, closing: 2, stockoutDays: 4)
    let other = StockQuantities(opening: 4, received: 2, consumed: 2, stockoutDays: 9)
    #expect(
      lot.adding(other)
        == StockQuantities(opening: 7, received: 2, consumed: 3, closing: 2, stockoutDays: 4))
  }

  @Test func aPastMonthsHistoryIsThatOfItsReports() {
    // Gaps, empty shelves, a blank, and so many idle reports that the product is held no more.
    let reports =
      [(0, stock(5, consumed: 1)), (1, stock(0, consumed: 5)), (3, stock(nil, consumed: 2))]
      + (5...18).map { ($0, stock(0)) }
    let lots = [StockLot(number: "L1", expiry: .endOf(start), units: 3)]
    func series(through last: Int) -> SupplySeries {
      SupplySeries(
        facility: "A", product: "B",
        reports: reports.filter { $0.0 <= last }.map { (month: start.advanced(by: $0.0), quantities: $0.1) },
        through: start.advanced(by: last))
    }
    let whole = SupplySeries(
      facility: "A", product: "B",
      reports: reports.map { (month: start.advanced(by: $0.0), quantities: $0.1) }, lots: lots,
      through: start.advanced(by: 18))
    for last in 0...21 { #expect(whole.through(start.advanced(by: last)) == series(through: last)) }
    #expect(whole.through(start.advanced(by: -1)) == nil)
    let longer = whole.prolonged(to: start.advanced(by: 20))
    #expect(longer.entries == series(through: 20).entries && longer.lots == lots)
    #expect(whole.prolonged(to: start) == whole)
  }
}
