import Operations
import Runs
import RunsSupport
import StockPolicy
import SupplyModel
import Testing

/// What somebody did about alerts is noted of those that are asked for, and of no others.
@Suite struct AlertActsTests {
  private let network: SeededNetwork
  private let acts: AlertActs

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
    acts = AlertActs(database: network.database, watch: .init(quantityChange: 0.25))
  }

  private func forecast() throws {
    _ = try ForecastPlanner(database: network.database).run { ForecastRun.Settings(asOf: $0, model: .light) }
  }

  private func status(_ facility: FacilityCode) throws -> RememberedAlert.Status? {
    try acts.memory().alerts[AlertKey(.stock, facility: facility, product: "P")]?.status
  }

  private func note(_ act: AlertActs.Act, facility: FacilityCode?, note: String? = nil) throws
    -> AlertActs.Outcome
  {
    try acts.note(act, kind: .stock, facility: facility, product: nil, note: note)
  }

  @Test func withoutARunThereIsNothingToActOn() {
    #expect(throws: RunError.noAlert) { try note(.acknowledge, facility: "F1") }
  }

  @Test func onlyWhatIsAskedForIsNoted() throws {
    try forecast()
    #expect(try note(.acknowledge, facility: "F1", note: "se llamó") == .noted(1))
    #expect(try (status("F1"), status("F2")) == (.acknowledged, .open))
    #expect(try acts.memory().alerts.values.compactMap(\.note) == ["se llamó"])
    #expect(try note(.order(expected: Month(count: 2027 * 12)), facility: nil) == .noted(2))
    #expect(try (status("F1"), status("F2")) == (.ordered, .ordered))
  }

  @Test func whatAPaperOrderedAlreadyIsNotOrderedAgain() throws {
    try forecast()
    let key = AdviceKey.order(facility: "F1", product: "P")
    let (soon, later) = (Month(count: 2027 * 12), Month(count: 2027 * 12 + 2))
    _ = try DecisionActs(database: network.database).note([
      .init(key, .placed(document: "DOC-1", expected: soon, quantity: 7))
    ])
    func placements() throws -> [DecisionState.Placement] {
      try network.database.decisionLedger()[key].placements
    }
    #expect(try note(.order(expected: nil), facility: "F1") == .noted(1))
    #expect(try placements().map(\.quantity) == [7] && placements().map(\.expected) == [soon])
    #expect(try note(.order(expected: later), facility: "F1") == .noted(1))
    #expect(try placements().map(\.document) == ["DOC-1"] && placements().map(\.expected) == [later])
  }

  @Test func whatIsOpenIsNotOpenedAgain() throws {
    try forecast()
    #expect(try note(.reopen, facility: "F2") == .alreadyOpen(1))
    _ = try note(.acknowledge, facility: "F2")
    #expect(try note(.reopen, facility: nil) == .noted(1))
    #expect(try status("F2") == .open)
  }

  @Test func everyActStandsInTheLogOfChanges() throws {
    try forecast()
    let before = try network.database.auditEntries().count
    _ = try note(.order(expected: Month(count: 2027 * 12)), facility: "F1", note: "por radio")
    let entries = try network.database.auditEntries().dropFirst(before)
    #expect(entries.map(\.action) == [AuditEntry.Action.placed.rawValue])
    #expect(entries.first?.detail.contains("2027-01") == true)
  }
}
