import Operations
import SupplyModel
import TestSupport
import Testing

/// What stands of a piece of advice after what people did about it.
@Suite struct DecisionStateTests {
  private let key = AdviceKey.order(facility: "F", product: "P")
  private let november = Month(count: 2026 * 12 + 10)

  private func advice(_ quantity: Int = 120, monthsLater: Int = 0) -> Advice {
    Advice(key, quantity: quantity, asOf: november.advanced(by: monthsLater))
  }

  private func placed(_ quantity: Int, in months: Int, document: String? = nil) -> DecisionAct {
    .placed(document: document, expected: november.advanced(by: months), quantity: quantity)
  }

  private func arrived(_ quantity: Int, in months: Int) -> DecisionAct {
    .arrived(quantity: quantity, month: november.advanced(by: months))
  }

  private func state(_ acts: DecisionAct...) -> DecisionState {
    acts.reduce(DecisionState()) { $0.after($1, on: advice()) }
  }

  @Test func aTransferIsAcceptedByBothPlacesUponTheSameAdvice() {
    let key = AdviceKey.transfer(from: "G", to: "F", product: "P")
    func advice(_ quantity: Int) -> Advice { Advice(key, quantity: quantity, asOf: november) }
    func state(_ acts: (DecisionAct, Int)...) -> DecisionState {
      acts.reduce(DecisionState()) { $0.after($1.0, on: advice($1.1)) }
    }
    let (giver, receiver) = (DecisionAct.agreed(by: .giver), DecisionAct.agreed(by: .receiver))
    #expect(state((giver, 40)).agreement?.end == .giver && state((giver, 40)).answer == nil)
    #expect(!state((giver, 40)).isOpen && state((giver, 40), (.reopened, 40)).isOpen)
    #expect(state((giver, 40), (receiver, 41)).answer?.act == .accepted)
    // To so much more nobody has agreed.
    #expect(state((giver, 40), (receiver, 90)).agreement?.end == .receiver)
    #expect(state((giver, 40), (giver, 40)).answer == nil)
    #expect(state((.rejected(reason: .other), 40), (giver, 40)).answer == nil)
    #expect(state((.changed(quantity: 30, reason: nil), 40), (giver, 40)).answer?.act.kind == .changed)
    #expect(state((giver, 40), (.accepted, 40)).agreement == nil)
    #expect(DecisionState().fault(of: giver, on: self.advice()) == .noTransfer)
    #expect(DecisionState().fault(of: giver, on: advice(0)) == .notAdvised)
  }

  @Test func nothingSaidIsOpen() {
    #expect(DecisionState().isOpen)
    #expect(DecisionState().fault(of: .reopened, on: advice()) == .nothingToReopen)
  }

  @Test func nobodyGivesToItself() {
    let own = Advice(.transfer(from: "F", to: "F", product: "P"), quantity: 5, asOf: november)
    #expect(DecisionState().fault(of: .accepted, on: own) == .sameFacility)
  }

  @Test func theLatestAnswerStands() {
    let changed = DecisionAct.changed(quantity: 60, reason: .noMoney)
    #expect(state(.accepted, changed).answer?.act == changed)
    #expect(state(.rejected(reason: .noRoom)).answer?.advice == advice())
    #expect(state(.accepted, .reopened).isOpen)
  }

  @Test func whatIsAdvisedToNobodyIsNeitherAcceptedNorRejected() {
    let none = advice(0)
    #expect(DecisionState().fault(of: .accepted, on: none) == .notAdvised)
    #expect(DecisionState().fault(of: .rejected(reason: .other), on: none) == .notAdvised)
    #expect(DecisionState().fault(of: placed(10, in: 1), on: none) == nil)
  }

  @Test func whatWasPlacedIsAnsweredNoMoreBeforeNewAdvice() {
    let state = state(placed(120, in: 2))
    #expect(state.fault(of: .accepted, on: advice()) == .alreadyPlaced)
    #expect(state.fault(of: .accepted, on: advice(40, monthsLater: 1)) == nil)
  }

  @Test(arguments: [0, -1, 1_000_000_001]) func whatNoShelfHoldsIsRefused(_ quantity: Int) {
    for act in [placed(quantity, in: 1), arrived(quantity, in: 1), .changed(quantity: quantity, reason: nil)]
    {
      #expect(DecisionState().fault(of: act, on: advice()) == .quantityOutOfRange(quantity))
      #expect(state(act).isOpen)
    }
  }

  @Test func nothingIsAwaitedInAMonthThatIsKnown() {
    #expect(
      DecisionState().fault(of: placed(1, in: 0), on: advice()) == .monthIsKnown(november, asOf: november))
    let december = november.advanced(by: 1)
    #expect(
      DecisionState().fault(of: .snoozed(until: december), on: advice())
        == .monthIsKnown(december, asOf: december))
    #expect(DecisionState().fault(of: .snoozed(until: november.advanced(by: 2)), on: advice()) == nil)
  }

  @Test func whatCameBeforeTheAdviceLiesInItsStock() {
    let december = november.advanced(by: 1)
    let before = november.advanced(by: -1)
    func came(_ month: Month) -> DecisionAct { .arrived(quantity: 1, month: month) }
    #expect(DecisionState().fault(of: came(before), on: advice()) == .arrivedBefore(before, asOf: november))
    #expect(DecisionState().fault(of: came(november), on: advice()) == nil)
    // What was placed upon earlier advice comes after that.
    let state = DecisionState().after(placed(1, in: 1), on: advice())
    #expect(state.fault(of: came(december), on: advice(10, monthsLater: 3)) == nil)
    #expect(
      state.fault(of: came(november), on: advice(10, monthsLater: 3))
        == .arrivedBefore(november, asOf: december))
  }

  @Test func aLaterWordOnTheSamePaperReplacesTheEarlier() {
    let state = state(placed(120, in: 1, document: "12"), placed(100, in: 2, document: "12"))
    #expect(state.placements.map(\.quantity) == [100])
    #expect(state.placements.map(\.expected) == [november.advanced(by: 2)])
  }

  @Test func anotherPaperAndAnotherAdviceAreBesides() {
    let two = state(placed(60, in: 2, document: "12"), placed(60, in: 2, document: "13"))
    #expect(two.placements.map(\.quantity) == [60, 60])
    let later = state(placed(60, in: 2)).after(placed(40, in: 2), on: advice(40, monthsLater: 1))
    #expect(later.placements.map(\.quantity) == [60, 40])
  }

  @Test func whatComesBelongsToWhatWasExpectedNearest() {
    let state = state(
      placed(60, in: 1, document: "12"), placed(50, in: 3, document: "13"), arrived(50, in: 3),
      arrived(20, in: 3))
    #expect(state.placements.map(\.arrived) == [20, 50])
  }

  @Test func whatComesWithoutAWordWasPlacedAllTheSame() {
    let state = state(arrived(30, in: 1))
    #expect(state.placements.map(\.quantity) == [30])
    #expect(state.placements.map(\.arrived) == [30])
    #expect(state.placements.first?.asOf == november)
  }

  @Test func takingBackGoesAdviceByAdvice() {
    let both = state(placed(60, in: 2)).after(placed(40, in: 3), on: advice(40, monthsLater: 1))
    let once = both.after(.reopened, on: advice(40, monthsLater: 1))
    #expect(once.placements.map(\.quantity) == [60])
    #expect(once.after(.reopened, on: advice(40, monthsLater: 1)).isOpen)
  }

  @Test(arguments: 0..<40) func anySequenceOfActsKeepsWhatWasPlacedAndCameWithinBounds(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var state = DecisionState()
    var decisions: [Decision] = []
    var arrivedUnits = 0
    for number in 1...60 {
      let advice = advice(Int.random(in: 0...200, using: &random), monthsLater: number / 12)
      let act = Self.act(after: advice.asOf, &random)
      let fault = state.fault(of: act, on: advice)
      let next = state.after(act, on: advice)
      if fault != nil { #expect(next == state) }
      if fault == nil, case .arrived(let quantity, _) = act { arrivedUnits += quantity }
      if fault == nil, act == .reopened {
        #expect(next.placements.count < state.placements.count || next.answer != state.answer)
        arrivedUnits -= state.placements.reduce(0) { $0 + $1.arrived }
        arrivedUnits += next.placements.reduce(0) { $0 + $1.arrived }
      }
      #expect(next.placements.reduce(0) { $0 + $1.arrived } == arrivedUnits)
      #expect(next.placements.allSatisfy { $0.quantity >= 1 && $0.expected > $0.asOf })
      #expect(next.placements.map(\.expected) == next.placements.map(\.expected).sorted())
      state = next
      decisions.append(
        Decision(number: Int64(number), advice: advice, act: act, account: "a", instant: "i"))
    }
    #expect(DecisionLedger(decisions)[key] == state)
    #expect(DecisionLedger(decisions.shuffled(using: &random)) == DecisionLedger(decisions))
  }

  private static func act(after month: Month, _ random: inout SeededGenerator) -> DecisionAct {
    let quantity = Int.random(in: 0...150, using: &random)
    let later = month.advanced(by: Int.random(in: 0...4, using: &random))
    switch DecisionAct.Kind.allCases.randomElement(using: &random) ?? .accepted {
    case .accepted: return .accepted
    case .changed:
      return .changed(quantity: quantity, reason: DecisionReason.allCases.randomElement(using: &random))
    case .rejected: return .rejected(reason: .noMoney)
    case .snoozed: return .snoozed(until: later)
    case .placed:
      return .placed(
        document: ["12", "13", nil].randomElement(using: &random) ?? nil, expected: later, quantity: quantity)
    case .arrived: return .arrived(quantity: quantity, month: later)
    case .reopened: return .reopened
    case .agreedByGiver: return .agreed(by: .giver)
    case .agreedByReceiver: return .agreed(by: .receiver)
    }
  }

  @Test func keysStandByKindFacilityAndProduct() {
    let keys: [AdviceKey] = [
      .expiry(facility: "A", product: "P", lot: AdviceKey.LotName(number: "L", expiry: november)),
      .transfer(from: "B", to: "A", product: "P"), .order(facility: "B", product: "P"),
      .order(facility: "A", product: "Q"), .order(facility: "A", product: "P"),
    ]
    #expect(keys.sorted() == keys.reversed())
    #expect(
      keys.map(\.receives) == [
        nil, SeriesKey("A", "P"), SeriesKey("B", "P"), SeriesKey("A", "Q"), SeriesKey("A", "P"),
      ])
  }

  @Test func adviceIsAnotherByItsUnitsAndItsShare() {
    #expect(advice(100).differs(from: 130))
    #expect(!advice(100).differs(from: 120))
    #expect(!advice(4).differs(from: 6))
  }
}
