import Operations
import SupplyModel
import SupplyStore
import TestSupport
import Testing

/// The ledger of decisions in the database and in the log of changes.
@Suite struct DecisionStorageTests {
  private let folder: TemporaryFolder
  private let database: SupplyDatabase
  private let november = Month(count: 2026 * 12 + 10)

  init() throws {
    folder = try TemporaryFolder()
    database = try SupplyDatabase(path: folder.path("colca.sqlite"), machine: .still)
  }

  private func advice(_ key: AdviceKey, _ quantity: Int = 120) -> Advice {
    Advice(key, quantity: quantity, asOf: november)
  }

  private let order = AdviceKey.order(facility: "F", product: "P")
  private let transfer = AdviceKey.transfer(from: "F", to: "G", product: "P")
  private let expiry = AdviceKey.expiry(
    facility: "F", product: "P", lot: AdviceKey.LotName(number: "L'1", expiry: Month(count: 2027 * 12)))
  private let unnamedLot = AdviceKey.expiry(
    facility: "F", product: "P", lot: AdviceKey.LotName(number: nil, expiry: nil))

  @Test func theAnswerToAProgramIsKeptWithWhatItDecidedOrNeitherIs() throws {
    let token = try #require(AccountName("tablero"))
    try database.makeToken(token, role: .pharmacist, place: .all, digest: "x", at: 100)
    func once(_ key: String) -> AnswerOnce<[Decision]> {
      AnswerOnce(AnswerKey(token: token, key: key, second: 100)) { noted in
        KeptAnswer(request: "r", status: 201, body: noted.map { String($0.number) }.joined(separator: " "))
      }
    }
    let new = NewDecision(advice(order), .accepted, seen: 0)
    let noted = try database.decide([new], answering: once("a")).noted
    #expect(try database.answer(toToken: token, key: "a", at: 100)?.body == String(noted[0].number))
    // Refused by the second of two: neither the first nor an answer stays.
    let later = NewDecision(advice(transfer), .accepted, seen: 0)
    #expect(throws: DecisionError.self) { try database.decide([later, new], answering: once("b")) }
    #expect(try database.answer(toToken: token, key: "b", at: 100) == nil)
    // Nothing is kept of what was only asked.
    _ = try database.decide([later], isRehearsal: true, answering: once("c"))
    #expect(try database.answer(toToken: token, key: "c", at: 100) == nil)
    #expect(try database.decisionLedger().decisions.count == 1)
  }

  /// One of each, with text that SQL could trip over.
  private var all: [NewDecision] {
    let later = november.advanced(by: 2)
    return [
      NewDecision(advice(order), .accepted, note: "'; DROP TABLE decision; --"),
      NewDecision(advice(order), .changed(quantity: 60, reason: .noMoney)),
      NewDecision(advice(order), .changed(quantity: 61, reason: nil)),
      NewDecision(advice(transfer), .rejected(reason: .noTransport), note: "huayco"),
      NewDecision(advice(expiry), .snoozed(until: later)),
      NewDecision(advice(unnamedLot), .accepted),
      NewDecision(advice(order), .placed(document: "DOC 12", expected: later, quantity: 60)),
      NewDecision(advice(order), .arrived(quantity: 10, month: later)),
      NewDecision(advice(transfer), .reopened),
    ]
  }

  @Test func whatWasDecidedIsReadBack() throws {
    let (noted, ledger) = try database.decide(all)
    #expect(noted.map(\.act) == all.map(\.act))
    #expect(noted.map(\.advice) == all.map(\.advice))
    #expect(noted.map(\.note) == all.map(\.note))
    #expect(Set(noted.map(\.account)) == [Machine.still.account])
    #expect(try database.decisionLedger() == ledger)
    #expect(ledger.decisions == noted)
    #expect(ledger[order].placements.map(\.arrived) == [10])
  }

  @Test func aDecisionUponOneThatNobodySawIsRefusedWhole() throws {
    let advice = Advice(order, quantity: 10, asOf: Month(count: 2026 * 12))
    let first = try database.decide([NewDecision(advice, .accepted, seen: 0)]).noted[0]
    #expect(throws: DecisionError.self) { try database.decide([NewDecision(advice, .accepted, seen: 0)]) }
    #expect(throws: DecisionError.self) {
      try database.decide([NewDecision(advice, .accepted, seen: first.number + 1)])
    }
    do {
      _ = try database.decide([NewDecision(advice, .rejected(reason: .other), seen: 0)])
    } catch DecisionError.refused(1, order, .overtaken(by: "prueba", .accepted)) {
      #expect(try database.decisionLedger().decisions.count == 1)
    }
    _ = try database.decide([NewDecision(advice, .rejected(reason: .other), seen: first.number)])
    _ = try database.decide([NewDecision(advice, .accepted)])
    #expect(try database.decisionLedger().decisions.count == 3)
  }

  @Test func theLogOfChangesTellsWhatStoodBeforeAndAfter() throws {
    _ = try database.decide(all)
    let entries = try database.auditEntries()
    #expect(entries.count == all.count)
    #expect(entries.map(\.subject)[3] == "transfer F G P")
    #expect(entries.map(\.subject)[4] == "expiry F P L'1 2027-01")
    #expect(entries[0].detail.contains(#""before":"{\"placements\":[]}""#))
    #expect(entries[1].detail.contains("after"))
    #expect(entries[3].detail.contains("no-transport"))
    #expect(try database.verifyAuditLog().firstBroken == nil)
  }

  @Test func oneThatCannotBeKeepsAllOut() throws {
    _ = try database.decide([NewDecision(advice(order), .accepted)])
    let bad = [
      NewDecision(advice(transfer), .accepted),
      NewDecision(advice(expiry, 0), .rejected(reason: .other)),
    ]
    #expect(throws: DecisionError.refused(place: 2, key: expiry, fault: .notAdvised)) {
      try database.decide(bad)
    }
    #expect(try database.decisionLedger().decisions.count == 1)
    #expect(try database.auditEntries().count == 1)
  }

  @Test func aRehearsalTellsAndKeepsNothing() throws {
    let (noted, ledger) = try database.decide(all, isRehearsal: true)
    #expect(noted.count == all.count && ledger.states.count == 4)
    #expect(try database.decisionLedger() == DecisionLedger())
    #expect(try database.auditEntries().isEmpty)
  }

  @Test func onlyWhatIsOnItsWayMakesARunAnother() throws {
    let before = try database.inputStamp()
    _ = try database.decide([NewDecision(advice(order), .accepted)])
    #expect(try database.inputStamp() == before)
    _ = try database.decide([
      NewDecision(advice(order), .placed(document: nil, expected: november.advanced(by: 1), quantity: 5))
    ])
    let placed = try database.inputStamp()
    #expect(placed != before)
    _ = try database.decide([NewDecision(advice(order), .reopened)])
    #expect(try database.inputStamp() == before)
  }

  @Test func aCopyThatGoesBackForgetsWhatCameAfter() throws {
    _ = try database.decide([NewDecision(advice(order), .accepted)])
    let number = try database.auditEntries().count
    _ = try database.decide([NewDecision(advice(transfer), .accepted)])
    _ = try database.rewind(toAudit: Int64(number), keepingRunsThrough: 0)
    #expect(try database.decisionLedger().decisions.map(\.advice.key) == [order])
  }

  @Test func whatIsWrittenBesideTheListsIsNoChangeOfThemAndGoesBackWithACopy() throws {
    let place = AccountPlace.microNetwork("NORTE", network: nil, authority: nil)
    func review(_ verdict: OrderReview.Verdict, seen: Int64) throws {
      try database.review(place, run: 1, verdict, comment: "c", facilities: [order.facility], seen: seen)
    }
    _ = try database.decide([NewDecision(advice(order), .accepted)])
    let changed = try database.lastChange()
    // Whoever has not seen the decision has not seen what is reviewed.
    #expect(throws: ReviewError.self) { try review(.approved, seen: changed - 1) }
    try review(.returned, seen: changed)
    #expect(throws: ReviewError.self) { try review(.approved, seen: changed) }
    try database.remark(.comment("a"), on: ["x", "y"])
    let number = try database.auditEntries().count
    try review(.approved, seen: Int64(number))
    try database.remark(.assigned(AccountName("ana")), on: ["x"])
    #expect(try database.lastChange() == changed)
    #expect(try database.orderReviews().map(\.verdict) == [.returned, .approved])
    #expect(try database.findingRemarks().assignee(of: "x")?.text == "ana")
    #expect(try database.findingRemarks()["y"].map(\.kind) == [.comment("a")])
    _ = try database.rewind(toAudit: Int64(number), keepingRunsThrough: 0)
    #expect(try database.orderReviews().map(\.verdict) == [.returned])
    #expect(try database.findingRemarks().assignee(of: "x") == nil)
  }

  @Test(arguments: 0..<10) func anySequenceIsReadBackToTheSameStanding(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var ledger = DecisionLedger()
    for _ in 0..<25 {
      let act = try #require(all.randomElement(using: &random))
      let fault = ledger[act.advice.key].fault(of: act.act, on: act.advice)
      do {
        ledger = try database.decide([act]).ledger
        #expect(fault == nil)
      } catch DecisionError.refused(let place, let key, let found) {
        #expect(place == 1 && key == act.advice.key && found == fault)
      }
    }
    let again = try SupplyDatabase(path: database.path, machine: .still)
    #expect(try again.decisionLedger() == ledger)
    #expect(try again.verifyAuditLog().firstBroken == nil)
  }
}
