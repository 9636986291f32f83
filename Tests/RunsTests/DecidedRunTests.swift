import Operations
import Runs
import RunsSupport
import StockPolicy
import SupplyModel
import SupplyStore
import Testing

/// What people placed is on order in every run that may know of it, and in none before.
@Suite struct DecidedRunTests {
  private let network: SeededNetwork
  private let acts: DecisionActs

  /// A giver with two years of stock, and two that have run out; ten a month each.
  init() throws {
    network = try SeededNetwork()
    let rows = (0..<14).flatMap { offset in
      ["G", "F1", "F2"].map { facility in
        let month = Month(count: 2023 * 12 + offset)
        let closing = facility == "G" ? 240 : offset == 13 ? 0 : 40
        return (month: month, text: "\(facility),P,\(month),,,10,,\(closing),,\n")
      }
    }
    try network.load(rows)
    acts = DecisionActs(database: network.database)
  }

  private func forecast(asOf month: Month? = nil) throws -> ForecastRun {
    try ForecastPlanner(database: network.database).run {
      ForecastRun.Settings(asOf: month ?? $0, model: .light)
    }
  }

  private func line(_ facility: FacilityCode, _ run: ForecastRun) throws -> SeriesAssessment {
    try #require(run.assessments.first { $0.facility == facility })
  }

  private func placed(_ quantity: Int, after run: ForecastRun) -> DecisionAct {
    .placed(document: nil, expected: run.settings.asOf.advanced(by: 1), quantity: quantity)
  }

  @Test func whatWasOrderedIsOnOrder() throws {
    let before = try forecast()
    let key = AdviceKey.order(facility: "F1", product: "P")
    _ = try acts.note([.init(key, placed(15, after: before))])
    let after = try forecast()
    #expect(try line("F1", after).order.arithmetic?.onOrder == 15)
    #expect(try line("F2", after).order.arithmetic?.onOrder == 0)
    _ = try acts.note([.init(key, .reopened)])
    #expect(try forecast() == before)
  }

  @Test func aRunForThePastDoesNotKnowOfIt() throws {
    let past = try forecast().settings.asOf.advanced(by: -1)
    let before = try forecast(asOf: past)
    let latest = try forecast()
    _ = try acts.note([.init(.order(facility: "F1", product: "P"), placed(15, after: latest))])
    #expect(try forecast(asOf: past) == before)
  }

  @Test func aFileThatSaysTheSameIsNotCountedTwice() throws {
    let run = try forecast()
    let month = run.settings.asOf.advanced(by: 1)
    let path = try network.folder.write(
      "orders.csv", "facility,product,quantity,expected_month\nF1,P,15,\(month)\nF2,P,9,\(month)\n")
    _ = try FileImport(database: network.database).importFile(path: path)
    _ = try acts.note([.init(.order(facility: "F1", product: "P"), placed(20, after: run))])
    let after = try forecast()
    #expect(try line("F1", after).order.arithmetic?.onOrder == 20)
    #expect(try line("F2", after).order.arithmetic?.onOrder == 9)
  }

  @Test func anAgreedTransferIsTakenOffBothShelvesAndUrgencyStaysUntilItIsMade() throws {
    let before = try forecast()
    #expect(try line("F1", before).alert == .stockedOut)
    let key = AdviceKey.transfer(from: "G", to: "F1", product: "P")
    _ = try acts.note([.init(key, placed(20, after: before))])
    let agreed = try forecast()
    #expect(try line("F1", agreed).order.arithmetic?.moved ?? 0 >= 20)
    #expect(try line("F1", agreed).alert == .stockedOut)
    #expect(try line("G", agreed).order.arithmetic?.moved ?? 0 <= -20)
    let month = agreed.settings.asOf.advanced(by: 1)
    _ = try acts.note([.init(key, .arrived(quantity: 20, month: month))])
    let made = try forecast()
    #expect(try line("F1", made).order.arithmetic?.onOrder == 20)
    #expect(try line("G", made).order.arithmetic?.moved ?? 0 <= -20)
  }

  @Test func aWarehouseHasStillToSendWhatWasOrderedOfIt() throws {
    let asOf = try forecast().settings.asOf
    try network.load([(asOf, "030S05,P,\(asOf),,,10,,50,,\n")])
    let path = try network.folder.write(
      "calendar.csv",
      "facility,lead_time_months,review_period_months,warehouse\nF1,1,2,030S05\nF2,1,2,030S05\n")
    _ = try FileImport(database: network.database).importFile(path: path)
    let before = try forecast()
    #expect(before.warehouseStocks.map(\.stock) == [50])
    _ = try acts.note([.init(.order(facility: "F1", product: "P"), placed(15, after: before))])
    #expect(try forecast().warehouseStocks.map(\.stock) == [35])
  }

  @Test func nobodyGivesTwiceWhatWasPromised() throws {
    let before = try forecast()
    let given = before.transfers.filter { $0.from == "G" }.reduce(0) { $0 + $1.units }
    _ = try acts.note([
      .init(.transfer(from: "G", to: "F1", product: "P"), placed(220, after: before))
    ])
    let after = try forecast()
    #expect(after.transfers.filter { $0.from == "G" }.isEmpty, "had given \(given)")
  }

  /// A giver with 20 does not give 900, and nobody awaits an order for years: both were mistyped.
  @Test func whatCannotBeIsAskedAbout() throws {
    let run = try forecast()
    let giver = AdviceKey.transfer(from: "G", to: "F1", product: "P")
    let stock = Int(run.assessments.first { $0.key == SeriesKey("G", "P") }?.stock ?? 0)
    #expect(
      throws: DecisionError.refused(
        place: 1, key: giver, fault: .moreThanStock(stock + 1, stock: stock))
    ) { try acts.note([.init(giver, placed(stock + 1, after: run))]) }
    let order = AdviceKey.order(facility: "F1", product: "P")
    let late = network.database.runningMonth.advanced(by: 13)
    #expect(throws: DecisionError.self) {
      try acts.note([.init(order, .placed(document: nil, expected: late, quantity: 5))])
    }
    #expect(try acts.ledger().decisions.isEmpty)
  }

  @Test func anAlertThatWasPlacedIsOrderedAndOneThatIsReopenedIsTold() throws {
    let run = try forecast()
    let key = AdviceKey.order(facility: "F1", product: "P")
    let alerts = AlertActs(database: network.database, watch: .init(quantityChange: 0.25))
    func status() throws -> RememberedAlert.Status? {
      try alerts.memory().alerts[AlertKey(.stock, facility: "F1", product: "P")]?.status
    }
    _ = try acts.note([.init(key, placed(15, after: run))])
    #expect(try status() == .ordered)
    _ = try acts.note([.init(key, .reopened)])
    #expect(try status() == .open)
    _ = try acts.note([.init(key, .rejected(reason: .noMoney))])
    #expect(try status() == .acknowledged)
    _ = try alerts.note(.order(expected: nil), kind: .stock, facility: "F1", product: nil, note: "por radio")
    let ledger = try acts.ledger()
    #expect(ledger[key].placements.map(\.quantity) == [try line("F1", run).order.quantity])
    #expect(ledger.latest[key]?.note == "por radio")
    _ = try alerts.note(.reopen, kind: .stock, facility: "F1", product: nil, note: nil)
    #expect(try acts.ledger()[key].placements.isEmpty)
    #expect(try status() == .open)
  }
}
