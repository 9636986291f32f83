import Improvement
import SupplyModel
import Testing

/// Causes of empty shelves, each on a history that shows it.
@Suite struct CauseRuleTests {
  /// A month: what was ordered at its end, received, consumed, adjusted, and left.
  private func report(
    _ closing: Double, ordered: Double = 0, received: Double = 0, consumed: Double = 10,
    adjustment: Double = 0
  ) -> StockQuantities {
    StockQuantities(
      opening: closing + consumed - received - adjustment, received: received, consumed: consumed,
      adjustment: adjustment, closing: closing, ordered: ordered)
  }

  /// The cause of the empty shelf of the month before the last, of orders each month that come a month later.
  private func cause(
    _ months: [StockQuantities?], _ change: (inout CauseInput) -> Void = { _ in }
  ) -> StockoutCause? {
    let own = history(
      "A", "04594", Array(repeating: report(20, ordered: 10, received: 10), count: 12) + months)
    var input = CauseInput([own], directory: registers)
    input.calendars["A"] = SupplyCalendar(leadTimeMonths: 1, reviewPeriodMonths: 1)
    change(&input)
    let when = october.advanced(by: -1)
    let lines = CauseRules(input).lines(when...when)
    #expect(lines.map(\.month) == [when])
    return lines.first?.cause
  }

  @Test func whatDoesNotComeThoughTheWarehouseHasSomeIsDeliveredShort() {
    let months = [report(5, ordered: 30), report(0, received: 2, consumed: 7), report(5)]
    #expect(cause(months) == .deliveredShort)
    let stocked = history(
      "991S01", "04594", [report(500, consumed: 0), report(500, consumed: 0), report(500, consumed: 0)])
    #expect(
      cause(months) {
        $0.warehouse["A"] = "991S01"
        $0.warehouses[stocked.key] = stocked
      } == .deliveredShort)
  }

  @Test func aWarehouseThatClosesTheMonthOfTheOrderWithoutStockIsEmpty() {
    let dry = history(
      "991S01", "04594", [report(0, consumed: 0), report(0, consumed: 0), report(9, consumed: 0)])
    let months = [report(5, ordered: 30), report(0, consumed: 5), report(5)]
    #expect(
      cause(months) {
        $0.warehouse["A"] = "991S01"
        $0.warehouses[dry.key] = dry
      } == .warehouseEmpty)
  }

  @Test func whereNobodyOfTheNetworkReceivedAnythingTheWarehouseWasEmpty() {
    let months = [report(5, ordered: 30), report(0, consumed: 5), report(5)]
    let others: [SupplySeries] = ["B", "C", "D"].map {
      history($0, "04594", [report(5, ordered: 30), report(5, consumed: 0), report(5)])
    }
    let network = FacilityDirectory(
      ["A", "B", "C", "D"].map { Facility(code: $0, name: $0.text, network: "UNO") })
    #expect(
      cause(months) {
        $0.histories += others
        $0.directory = network
      } == .warehouseEmpty)
  }

  @Test func whatComesAMonthAfterItsTimeIsLate() {
    let months = [report(5, ordered: 30), report(0, consumed: 5), report(25, received: 30, consumed: 5)]
    #expect(cause(months) == .deliveredLate)
  }

  @Test func aFacilityThatDidNotReportCouldNotOrder() {
    #expect(cause([nil, report(0, consumed: 10), report(5)]) == .notReported)
  }

  @Test func whoOrdersNothingWithTooLittleStockOrderedTooLittle() {
    #expect(cause([report(5), report(0, consumed: 5), report(5)]) == .orderedTooLittle)
  }

  @Test func whoOrdersNothingFromAnEmptyWarehouseIsNotToBlame() {
    let months = [report(5), report(0, consumed: 5), report(5)]
    func warehouse(_ closings: [Double]) -> SupplySeries {
      history("991S01", "04594", closings.map { report($0, consumed: 0) })
    }
    func cause(_ warehouse: SupplySeries) -> StockoutCause? {
      self.cause(months) {
        $0.warehouse["A"] = "991S01"
        $0.warehouses[warehouse.key] = warehouse
      }
    }
    // The order should have been placed in the first of the last three months.
    #expect(cause(warehouse([0, 0, 9])) == .warehouseEmpty)
    // It had some again in time, or some when the order should have been placed.
    #expect(cause(warehouse([0, 9, 9])) == .orderedTooLittle)
    #expect(cause(warehouse([9, 0, 0])) == .orderedTooLittle)
    // Nothing is known of that month.
    #expect(cause(warehouse([0, 0])) == .orderedTooLittle)
  }

  @Test func threeTimesTheUsualDemandIsAJump() {
    let months = [report(20, ordered: 10), report(0, received: 10, consumed: 30), report(5)]
    #expect(cause(months) == .demandJumped)
  }

  @Test func whatIsSentAwayAndWhatExpiresAreToldApartByLots() {
    let months = [report(20, ordered: 10), report(0, received: 10, consumed: 10, adjustment: -20), report(5)]
    #expect(cause(months) == .movedAway)
    let shelf = SeriesKey("A", "04594")
    let last = october.advanced(by: -2)
    #expect(
      cause(months) {
        $0.lots = [
          ShelfLotsOfMonth(
            key: shelf, month: last, lots: [StockLot(expiry: .endOf(october.advanced(by: -1)), units: 20)])
        ]
      } == .expired)
  }

  @Test func withoutOrdersReceiptsAndStockNothingCanBeTold() {
    let own = history("A", "04594", [StockQuantities(consumed: 3, closing: 0)])
    let lines = CauseRules(CauseInput([own], directory: registers)).lines(october...october)
    #expect(lines.map(\.cause) == [nil])
    #expect(CauseShares.list(lines, at: .network, directory: registers).map(\.untold) == [1])
  }

  @Test func sharesOfCausesAddUpToTheirPlace() {
    let own = history(
      "A", "04594",
      Array(repeating: report(20, ordered: 10, received: 10), count: 12) + [
        report(5), report(0, consumed: 5),
      ])
    var input = CauseInput([own, history("H", "04594", [report(0), report(0)])], directory: registers)
    input.calendars["A"] = SupplyCalendar(leadTimeMonths: 1, reviewPeriodMonths: 1)
    let lines = CauseRules(input).lines(october.advanced(by: -1)...october)
    let shares = CauseShares.list(lines, at: .all, directory: registers)
    #expect(shares.map(\.total) == [lines.count])
    #expect(shares[0].untold + StockoutCause.allCases.reduce(0) { $0 + shares[0].count($1) } == lines.count)
  }
}
