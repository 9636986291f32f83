import Operations
import SupplyModel
import Testing

@testable import NightlyRun
@testable import Runs

/// What people decide in the day is in the report of the next night, and what they placed in its forecast.
@Suite struct DecidedNightTests {
  private let fixture: NightFixture
  private let key = AdviceKey.order(facility: "00011F01", product: "P")

  init() throws {
    fixture = try NightFixture("digest = always\n")
    let rows = (1...10).map { month in
      let left = max(0, 240 - 30 * month)
      return "00011F01,P,2026-\(month < 10 ? "0" : "")\(month),\(left + 30),0,30,0,\(left)\n"
    }
    try fixture.folder.write(
      "bandeja/ici.csv",
      "facility,product,month,opening,received,consumed,adjustment,closing\n" + rows.joined())
    #expect(try fixture.night().exitCode == 0)
    fixture.turn(days: 1)
  }

  private func decide(_ act: DecisionAct) throws {
    _ = try DecisionActs(database: fixture.database()).note([.init(key, act)])
  }

  @Test func anAnswerMakesTheReportAnewAndNoForecast() throws {
    try decide(.rejected(reason: .noTransport))
    let night = try fixture.night()
    guard case .sameForecast? = night[.forecast]?.event, case .report? = night[.report]?.event else {
      Issue.record("\(String(describing: night[.report]))")
      return
    }
    #expect(try fixture.text("informes/ultimo/pedidos.csv").contains("rechazado: sin transporte"))
    fixture.turn(days: 1)
    guard case .sameReport? = try fixture.night()[.report]?.event else {
      Issue.record("a report that says the same was written again")
      return
    }
  }

  @Test func whatIsPlacedMakesTheForecastAnewAndIsNotToldAgain() throws {
    let quantity = try DecisionActs(database: fixture.database()).advised()[key].quantity
    try decide(.placed(document: nil, expected: Month(count: 2026 * 12 + 11), quantity: quantity))
    let night = try fixture.night()
    guard case .forecast(_, _, let reasons, _)? = night[.forecast]?.event else {
      Issue.record("\(String(describing: night[.forecast]))")
      return
    }
    #expect(reasons == [.decisions(1)])
    #expect(night[.report]?.state == .done)
    guard case .notice(let news, _)? = night[.notice]?.event else {
      Issue.record("\(String(describing: night[.notice]))")
      return
    }
    #expect(news == 0)
  }
}
