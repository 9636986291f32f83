import Operations
import Runs
import RunsSupport
import StockPolicy
import SupplyModel
import Testing

/// What people decide is noted of what the latest run advises, all of it or nothing.
@Suite struct DecisionActsTests {
  private let network: SeededNetwork
  private let acts: DecisionActs

  init() throws {
    network = try SeededNetwork()
    // Two facilities that use ten a month and have nothing left.
    let rows = (0..<14).flatMap { offset in
      ["F1", "F2"].map { facility in
        let month = Month(count: 2023 * 12 + offset)
        return (month: month, text: "\(facility),P,\(month),,,10,,\(offset == 13 ? 0 : 40),,\n")
      }
    }
    try network.load(rows)
    acts = DecisionActs(database: network.database)
  }

  private func forecast() throws {
    _ = try ForecastPlanner(database: network.database).run { ForecastRun.Settings(asOf: $0, model: .light) }
  }

  private func key(_ facility: FacilityCode) -> AdviceKey { .order(facility: facility, product: "P") }

  @Test func beforeARunNothingIsAdvised() {
    #expect(throws: RunError.noRun) { try acts.note([.init(key("F1"), .accepted)]) }
  }

  @Test func theAdviceIsThatOfTheLatestRun() throws {
    try forecast()
    let advised = try acts.advised()
    #expect(advised.all.map(\.key) == [key("F1"), key("F2")])
    let noted = try acts.note([.init(key("F1"), .accepted, note: "sí")])
    #expect(noted.map(\.decision.advice) == [advised[key("F1")]])
    #expect(advised[key("F1")].quantity > 0)
    #expect(noted.map(\.before.isOpen) == [true])
    #expect(try acts.ledger()[key("F1")] == noted.first?.after)
  }

  @Test func aSheetThatWasHandedOutCarriesItsOwnAdvice() throws {
    let advice = Advice(key("F1"), quantity: 7, asOf: Month(count: 2023 * 12))
    #expect(try acts.note([.init(key("F1"), .accepted, advice: advice)]).map(\.decision.advice) == [advice])
  }

  @Test func theOneThatIsWrongIsNamedAndNothingIsNoted() throws {
    try forecast()
    let requests = [
      DecisionActs.Request(key("F1"), .accepted), .init(key("F2"), .accepted),
      .init(key("F3"), .rejected(reason: .noMoney)),
    ]
    #expect(throws: DecisionError.refused(place: 3, key: key("F3"), fault: .notAdvised)) {
      try acts.note(requests)
    }
    #expect(try acts.ledger().decisions.isEmpty)
  }

  @Test func nothingHasComeInAMonthToCome() throws {
    try forecast()
    let next = network.database.runningMonth.advanced(by: 1)
    #expect(
      throws: DecisionError.refused(
        place: 1, key: key("F1"), fault: .monthNotBegun(next, running: network.database.runningMonth))
    ) { try acts.note([.init(key("F1"), .arrived(quantity: 1, month: next))]) }
  }
}
