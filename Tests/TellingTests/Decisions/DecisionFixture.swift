import Operations
import SupplyModel

@testable import Telling

/// Decisions of every kind on the report's own facilities, with reports that show some of what was placed.
enum DecisionFixture {
  private static let facility: FacilityCode = "06528F01"
  private static let other: FacilityCode = "06530F01"
  private static let asOf = ReportFixture.asOf

  private static func month(_ ahead: Int) -> Month { asOf.advanced(by: ahead) }

  private static func order(_ product: ProductCode) -> AdviceKey {
    .order(facility: facility, product: product)
  }

  /// What was done, in its order, with the units advised then and how many months before the run.
  private static let acts: [(key: AdviceKey, advised: Int, ago: Int, act: DecisionAct, note: String?)] = [
    (order("A1"), 120, 0, .accepted, nil),
    (order("A2"), 120, 0, .changed(quantity: 60, reason: .noMoney), nil),
    (order("A3"), 120, 0, .rejected(reason: .other), "<b>se cerró</b> \"hoy\""),
    (order("A4"), 120, 0, .snoozed(until: month(3)), nil),
    (order("A5"), 120, 0, .placed(document: "DOC-12", expected: month(2), quantity: 120), "por radio"),
    (order("A6"), 120, 0, .placed(document: nil, expected: month(2), quantity: 120), nil),
    (order("A6"), 120, 0, .arrived(quantity: 50, month: month(1)), nil),
    (order("A7"), 120, 0, .placed(document: nil, expected: month(1), quantity: 1), nil),
    (order("A7"), 120, 0, .arrived(quantity: 1, month: month(1)), nil),
    (order("A8"), 120, 2, .placed(document: "9", expected: month(0), quantity: 120), nil),
    (order("A9"), 120, 2, .placed(document: "9", expected: month(0), quantity: 1200), nil),
    (order("B1"), 120, 1, .rejected(reason: .campaign), nil),
    (order("B2"), 120, 2, .snoozed(until: month(1)), nil),
    (order("B3"), 120, 1, .accepted, nil),
    (order("B4"), 120, 2, .placed(document: nil, expected: month(0), quantity: 30), nil),
    (order("B4"), 120, 2, .arrived(quantity: 30, month: month(0)), nil),
    (
      .transfer(from: other, to: facility, product: "A1"), 20, 0,
      .placed(document: "PECOSA 3", expected: month(1), quantity: 20), nil
    ),
    (
      .expiry(facility: other, product: "A1", lot: .init(number: "L-1", expiry: month(4))), 40, 0,
      .placed(document: nil, expected: month(1), quantity: 40), nil
    ),
    (
      .expiry(facility: other, product: "A1", lot: .init(number: nil, expiry: month(5))), 7, 0, .accepted, nil
    ),
  ]

  /// How all of them stand, ended ones too.
  static var standings: [DecisionStanding] {
    let decisions = acts.enumerated().map { number, entry in
      Decision(
        number: Int64(number + 1),
        advice: Advice(entry.key, quantity: entry.advised, asOf: asOf.advanced(by: -entry.ago)),
        act: entry.act,
        account: "ana", instant: "2026-11-30T04:00:00Z", note: entry.note)
    }
    let ledger = DecisionLedger(decisions)
    let came: [ProductCode: [Month: Double]] = ["A9": [asOf: 1000]]
    let placements = ledger.placements { shelf in
      ShelfReceipts(lastReported: asOf, received: came[shelf.product] ?? [:])
    }
    let advisedNow: [AdviceKey: Int] = [order("B1"): 200, order("B3"): 0]
    return ledger.latest.map { key, latest in
      DecisionStanding(
        ledger[key], placements: placements[key] ?? [], latest: latest,
        advised: Advice(key, quantity: advisedNow[key] ?? latest.advice.quantity, asOf: asOf))
    }.sorted { $0.key < $1.key }
  }

  /// The list.
  static func table(_ language: Language) -> ListTable {
    DecisionTable.table(for: standings, names: ReportFixture.input(language).names)
  }

  /// The report's own run, all of whose advice somebody has rejected with a hostile note.
  static func decided(_ language: Language) -> ReportInput {
    var input = ReportFixture.input(language)
    let advised = AdvisedNow(input.run)
    let ledger = DecisionLedger(
      advised.all.enumerated().map { number, advice in
        Decision(
          number: Int64(number), advice: advice, act: .rejected(reason: .other), account: "ana",
          instant: "2026-11-30T04:00:00Z", note: ReportFixture.hostile)
      })
    input.decisions = StandingDecisions(ledger, advised: advised) { _ in .none }
    return input
  }
}
