import Operations
import SupplyModel
import Testing

/// What became of advised orders.
@Suite struct AdherenceTests {
  private static let october = Month(count: 2026 * 12 + 9)
  private static let november = october.advanced(by: 1)

  private static func advice(_ product: ProductCode, _ quantity: Int = 10) -> Advice {
    Advice(.order(facility: "F", product: product), quantity: quantity, asOf: october)
  }

  private static func ledger(_ acts: [(Advice, DecisionAct)]) -> DecisionLedger {
    DecisionLedger(
      acts.enumerated().map {
        Decision(number: Int64($0 + 1), advice: $1.0, act: $1.1, account: "a", instant: "")
      })
  }

  private static let products: [ProductCode] = ["A", "B", "C", "D", "E", "G", "H"]

  private static let lines = AdherenceLine.lines(
    advised: Dictionary(uniqueKeysWithValues: products.map { (advice($0).key, 10) }), month: october,
    earlier: [advice("A").key: 3],
    ledger: ledger([
      (advice("A"), .accepted), (advice("A"), .arrived(quantity: 10, month: november)),
      (advice("B"), .changed(quantity: 6, reason: .noMoney)),
      (advice("C"), .rejected(reason: .other)),
      (advice("D"), .snoozed(until: october.advanced(by: 3))),
      // Placed as advised without a word before; of the advice of a later month nothing counts here.
      (advice("G"), .placed(document: nil, expected: november, quantity: 10)),
      (Advice(.order(facility: "F", product: "E"), quantity: 5, asOf: november), .accepted),
      (advice("H"), .accepted), (advice("H"), .reopened),
    ])
  ) { key in key.product == "A" ? .inStock : key.product == "H" ? .unknown : .stockedOut }

  @Test func theAnswerThatStandsIsTheOneOfThatMonth() {
    let answers = Dictionary(uniqueKeysWithValues: Self.lines.map { ($0.key.product, $0.answer) })
    #expect(
      answers == [
        "A": .accepted, "B": .changed, "C": .rejected, "D": .snoozed, "E": .unanswered, "G": .accepted,
        "H": .unanswered,
      ])
    #expect(Self.lines.map(\.arrived) == [10, 0, 0, 0, 0, 0, 0])
    #expect(Self.lines.map(\.asked) == [3, 0, 0, 0, 0, 0, 0])
  }

  /// A later run of the month advises nothing more of what was placed upon an earlier one, and less of another.
  @Test func whatWasAnsweredWasAdvisedThoughALaterRunAdvisesItNoMore() {
    let lines = AdherenceLine.lines(
      advised: [Self.advice("B").key: 4], month: Self.october, earlier: nil,
      ledger: Self.ledger([
        (Self.advice("A"), .placed(document: nil, expected: Self.november, quantity: 10)),
        (Self.advice("A"), .arrived(quantity: 10, month: Self.november)),
        (Self.advice("B", 10), .accepted),
        (Self.advice("C", 0), .placed(document: nil, expected: Self.november, quantity: 3)),
      ])
    ) { _ in .unknown }
    #expect(lines.map(\.key.product) == ["A", "B"])
    #expect(lines.map(\.advised) == [10, 10])
    #expect(lines.map(\.answer) == [.accepted, .accepted] && lines.map(\.arrived) == [10, 0])
  }

  /// What is seen of a transfer is the receiver's shelf.
  @Test func transfersAreCountedByWhatTheyBring() {
    let key = AdviceKey.transfer(from: "F", to: "G", product: "A")
    let lines = AdherenceLine.lines(
      advised: [key: 8, .order(facility: "G", product: "A"): 5], month: Self.october, earlier: nil,
      ledger: Self.ledger([
        (
          Advice(key, quantity: 8, asOf: Self.october),
          .placed(document: nil, expected: Self.november, quantity: 8)
        ),
        (Advice(key, quantity: 8, asOf: Self.october), .arrived(quantity: 8, month: Self.november)),
        (
          Advice(
            .expiry(facility: "F", product: "A", lot: .init(number: "L", expiry: nil)), quantity: 3,
            asOf: Self.october),
          .accepted
        ),
      ])
    ) { shelf in shelf == SeriesKey("G", "A") ? .inStock : .stockedOut }
    #expect(lines.map(\.key) == [.order(facility: "G", product: "A"), key])
    #expect(lines.map(\.answer) == [.unanswered, .accepted] && lines.map(\.arrived) == [0, 8])
    #expect(lines.map(\.outcome) == [.inStock, .inStock])
  }

  /// Runs of that month leave them out, or move no more; later ones propose anew.
  @Test func answersBoundTheTransfersOfTheirMonth() {
    func transfer(_ receiver: FacilityCode) -> Advice {
      Advice(.transfer(from: "F", to: receiver, product: "A"), quantity: 5, asOf: Self.october)
    }
    let ledger = Self.ledger([
      (transfer("G"), .rejected(reason: .noTransport)), (transfer("H"), .accepted),
      (transfer("I"), .rejected(reason: .noTransport)), (transfer("I"), .reopened),
      (transfer("J"), .changed(quantity: 3, reason: nil)),
      (Self.advice("A"), .rejected(reason: .other)),
    ])
    #expect(ledger.mostMoved(asOf: Self.october) == [transfer("G").key: 0, transfer("J").key: 3])
    #expect(ledger.mostMoved(asOf: Self.november).isEmpty)
  }

  @Test func sharesAndShelvesHaveTheirDenominators() {
    let tally = AdherenceTally(Self.lines)
    #expect(tally.advised == 7 && tally.askedBefore == 1 && tally.arrived == 1)
    #expect(tally.count(.accepted) == 2 && tally.share(.accepted) == 2.0 / 7)
    #expect(AdherenceLine.Answer.allCases.reduce(0) { $0 + tally.count($1) } == tally.advised)
    #expect(tally.shelves(.followed).seen == 2 && tally.shelves(.followed).out == 1)
    #expect(tally.shelves(.changed).seen == 1 && tally.shelves(.changed).out == 1)
    // A shelf that nobody reported is neither empty nor full.
    #expect(tally.shelves(.notFollowed).seen == 3 && tally.shelves(.notFollowed).out == 3)
    #expect(AdherenceTally([]).share(.accepted) == nil && AdherenceTally([]).askedBefore == nil)
  }
}
