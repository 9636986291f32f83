import Operations
import SupplyModel
import TestSupport
import Testing

/// What was placed, held against what reports show.
@Suite struct DecisionStandingTests {
  private let asOf = Month(count: 2026 * 12 + 9)
  private let key = AdviceKey.order(facility: "F", product: "P")
  private let transfer = AdviceKey.transfer(from: "G", to: "F", product: "P")

  private func month(_ ahead: Int) -> Month { asOf.advanced(by: ahead) }

  private func ledger(_ acts: (AdviceKey, Int, DecisionAct)...) -> DecisionLedger {
    DecisionLedger(
      acts.enumerated().map { number, entry in
        Decision(
          number: Int64(number), advice: Advice(entry.0, quantity: 120, asOf: month(-entry.1)), act: entry.2,
          account: "a", instant: "i")
      })
  }

  private func placed(_ quantity: Int, in months: Int, _ document: String? = nil) -> DecisionAct {
    .placed(document: document, expected: month(months), quantity: quantity)
  }

  private func receipts(_ received: [Int: Double], through last: Int = 0) -> (SeriesKey) -> ShelfReceipts {
    { shelf in
      shelf == SeriesKey("F", "P")
        ? ShelfReceipts(
          lastReported: month(last),
          received: Dictionary(uniqueKeysWithValues: received.map { (month($0.key), $0.value) }))
        : ShelfReceipts(lastReported: month(last), received: [:])
    }
  }

  private func phases(
    _ ledger: DecisionLedger, _ receipts: (SeriesKey) -> ShelfReceipts
  ) -> [PlacementStanding.Phase] {
    ledger.placements(receipts: receipts)[key]?.map(\.phase) ?? []
  }

  @Test func whatIsAwaitedIsOnOrderInItsMonth() {
    let ledger = ledger((key, 0, placed(120, in: 2)))
    #expect(phases(ledger, receipts([:])) == [.underWay])
    let supply = CommittedSupply(ledger, receipts: receipts([:]))
    #expect(
      supply.orders == [
        OrderUnderWay(
          facility: "F", product: "P", quantity: 120, expectedMonth: month(2), orderedMonth: asOf)
      ])
    #expect(supply.moves.isEmpty)
  }

  @Test func aReportOfAnEarlierMonthShowsNothingOfIt() {
    #expect(phases(ledger((key, 0, placed(120, in: 2))), receipts([0: 500, -1: 500])) == [.underWay])
  }

  @Test func whatComesEarlyIsNotAwaitedAnyMore() {
    let ledger = ledger((key, 1, placed(120, in: 2)))
    #expect(phases(ledger, receipts([0: 120])) == [.ended(came: 120)])
    let ended = CommittedSupply(ledger, receipts: receipts([0: 120]))
    #expect(ended.orders.isEmpty && ended.expected == [SeriesKey("F", "P"): [month(2)]])
    // A part of it leaves the rest on order.
    #expect(phases(ledger, receipts([0: 50])) == [.underWay])
    #expect(CommittedSupply(ledger, receipts: receipts([0: 50])).orders.map(\.quantity) == [70])
  }

  @Test func theRestOfWhatCameInPartBeforeIsLateWhenItsMonthBringsNothing() {
    let ledger = ledger((key, 3, placed(120, in: 0)))
    #expect(phases(ledger, receipts([-1: 50])) == [.late])
    #expect(ledger.placements(receipts: receipts([-1: 50]))[key]?.map(\.outstanding) == [70])
    #expect(phases(ledger, receipts([-1: 50, 0: 10])) == [.ended(came: 60)])
    #expect(phases(ledger, receipts([-1: 50], through: 12)) == [.ended(came: 50)])
  }

  @Test func theReportOfItsMonthEndsItOrCallsItLate() {
    let ledger = ledger((key, 2, placed(120, in: 0)))
    #expect(phases(ledger, receipts([0: 80])) == [.ended(came: 80)])
    #expect(phases(ledger, receipts([:])) == [.late])
    #expect(phases(ledger, receipts([:], through: 12)) == [.ended(came: 0)])
  }

  @Test func peoplesWordCountsUntilTheReportDoes() {
    let ledger = ledger(
      (key, 0, placed(120, in: 2)), (key, 0, .arrived(quantity: 50, month: month(1))))
    let supply = CommittedSupply(ledger, receipts: receipts([:]))
    #expect(supply.orders.map(\.quantity) == [50, 70])
    #expect(supply.orders.map(\.expectedMonth) == [month(1), month(2)])
    // Once the month is reported the 50 lie in the stock, whether the report shows them as received or not.
    for received in [[:], [1: 50.0]] {
      let later = CommittedSupply(ledger, receipts: receipts(received, through: 1))
      #expect(later.orders.map(\.quantity) == [70])
    }
  }

  @Test func whatPeopleSayHasAllComeAwaitsItsReportAlone() {
    let ledger = ledger(
      (key, 0, placed(120, in: 2)), (key, 0, .arrived(quantity: 120, month: month(1))))
    #expect(phases(ledger, receipts([:])) == [.arrivedUnreported])
    #expect(phases(ledger, receipts([:], through: 1)) == [.ended(came: 120)])
  }

  @Test func aDeliveryBelongsToOneOrderOnly() {
    let ledger = ledger(
      (key, 1, placed(60, in: 1, "1")), (key, 1, placed(60, in: 2, "2")),
      (transfer, 1, placed(30, in: 0)))
    // The transfer was expected first: of 100 it has 30, the first order 60, the second 10.
    let standings = ledger.placements(receipts: receipts([0: 100]))
    #expect(standings[transfer]?.map(\.reported) == [30])
    #expect(standings[key]?.map(\.reported) == [60, 10])
  }

  @Test func anAgreedTransferIsToMoveUntilSomebodyHasMovedIt() {
    let agreed = ledger((transfer, 0, placed(30, in: 1)))
    let supply = CommittedSupply(agreed, receipts: receipts([:]))
    #expect(supply.orders.isEmpty)
    #expect(supply.moves[SeriesKey("F", "P")] == .init(received: 30, given: 0))
    #expect(supply.moves[SeriesKey("G", "P")] == .init(received: 0, given: 30))
    let made = ledger(
      (transfer, 0, placed(30, in: 1)), (transfer, 0, .arrived(quantity: 30, month: month(1))))
    let after = CommittedSupply(made, receipts: receipts([:]))
    #expect(after.orders.map(\.facility) == ["F"])
    #expect(after.moves == [SeriesKey("G", "P"): .init(received: 0, given: 30)])
    // Its report counts it, on both shelves.
    #expect(CommittedSupply(made, receipts: receipts([1: 30], through: 1)) == .none)
  }

  @Test func aRunForThePastKnowsNothingOfWhatWasDecidedLater() {
    let ledger = ledger((key, 1, placed(60, in: 1)), (key, 0, placed(40, in: 2)))
    #expect(ledger.known(asOf: month(-1))[key].placements.map(\.quantity) == [60])
    #expect(ledger.known(asOf: month(-2)).states.isEmpty)
  }

  @Test func anAnswerHoldsUntilTheAdviceIsAnother() throws {
    func standing(_ act: DecisionAct, now quantity: Int, in months: Int = 0) throws -> DecisionStanding {
      let ledger = ledger((key, 0, act))
      return DecisionStanding(
        ledger[key], placements: [], latest: try #require(ledger.latest[key]),
        advised: Advice(key, quantity: quantity, asOf: month(months)))
    }
    #expect(try standing(.accepted, now: 130).answer?.act == .accepted)
    #expect(try standing(.accepted, now: 160).lapse == .changedAdvice(from: 120, to: 160))
    // What is advised now is what it was changed to: nothing is to be asked again.
    #expect(try standing(.changed(quantity: 60, reason: nil), now: 60).answer?.act.quantity == 60)
    #expect(try standing(.changed(quantity: 60, reason: nil), now: 120).lapse == nil)
    #expect(
      try standing(.changed(quantity: 60, reason: nil), now: 85).lapse == .changedAdvice(from: 120, to: 85))
    #expect(try standing(.rejected(reason: .noMoney), now: 0).hasEnded)
    #expect(try standing(.snoozed(until: month(3)), now: 500, in: 1).lapse == nil)
    let over = try standing(.snoozed(until: month(3)), now: 120, in: 2)
    #expect(over.lapse == .snoozeOver(month(3)))
    #expect(over.answer == nil && over.lapsed != nil && !over.hasEnded)
    // Put off without a month, until something else is advised.
    #expect(try standing(.snoozed(until: nil), now: 130, in: 9).lapse == nil)
    let changed = try standing(.snoozed(until: nil), now: 500, in: 1)
    #expect(changed.lapse == .changedAdvice(from: 120, to: 500) && changed.isOpen && !changed.hasEnded)
  }

  @Test(arguments: 0..<40) func nothingIsOnOrderTwiceNorLost(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var decisions: [Decision] = []
    for number in 1...12 {
      let ahead = Int.random(in: 1...4, using: &random)
      let key = Bool.random(using: &random) ? key : transfer
      let act: DecisionAct =
        Int.random(in: 0..<3, using: &random) > 0
        ? placed(Int.random(in: 1...50, using: &random), in: ahead - 2, String(number))
        : .arrived(quantity: Int.random(in: 1...50, using: &random), month: month(ahead - 3))
      decisions.append(
        Decision(
          number: Int64(number), advice: Advice(key, quantity: 9, asOf: month(-3)), act: act, account: "a",
          instant: "i"))
    }
    let ledger = DecisionLedger(decisions)
    let came = Dictionary(
      uniqueKeysWithValues: (-2...0).map { ($0, Double(Int.random(in: 0...60, using: &random))) })
    let standings = ledger.placements(receipts: receipts(came)).values.flatMap { $0 }
    #expect(standings.reduce(0) { $0 + $1.reported } <= Int(came.values.reduce(0, +)))
    #expect(standings.allSatisfy { $0.reported <= $0.placement.quantity && $0.outstanding >= 0 })
    let supply = CommittedSupply(ledger, receipts: receipts(came))
    let onOrder = supply.orders.reduce(0) { $0 + $1.quantity }
    let toMove = supply.moves[SeriesKey("F", "P")]?.received ?? 0
    let awaited = standings.filter { !$0.hasEnded }.reduce(0) {
      $0 + max($1.placement.quantity, $1.placement.arrived)
    }
    #expect(Int(onOrder) + toMove <= awaited)
    #expect(supply.orders.allSatisfy { $0.quantity > 0 && $0.facility == "F" })
  }
}
