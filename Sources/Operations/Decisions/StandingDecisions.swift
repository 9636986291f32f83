import StockPolicy
import SupplyModel

/// How every piece of advice stands of which somebody has said something: what lists, pages and files show beside it.
public struct StandingDecisions: Sendable, Equatable {
  /// Everything that was decided.
  public let ledger: DecisionLedger
  private let standings: [AdviceKey: DecisionStanding]
  private let agreed: [SeriesKey: [DecisionStanding]]

  /// Nobody has said anything.
  public static let none = StandingDecisions(ledger: DecisionLedger(), standings: [:])

  private init(ledger: DecisionLedger, standings: [AdviceKey: DecisionStanding]) {
    self.ledger = ledger
    self.standings = standings
    agreed = standings.values.sorted { $0.key < $1.key }.reduce(into: [:]) { agreed, standing in
      guard standing.key.kind == .transfer, !standing.awaited.isEmpty else { return }
      agreed[SeriesKey(standing.key.facility, standing.key.product), default: []].append(standing)
      if let receiver = standing.key.receives { agreed[receiver, default: []].append(standing) }
    }
  }

  /// How everything stands.
  ///
  /// - Parameters:
  ///   - ledger: everything that was decided.
  ///   - advised: what the latest run advises.
  ///   - receipts: what the reports of a shelf say.
  public init(_ ledger: DecisionLedger, advised: AdvisedNow, receipts: (SeriesKey) -> ShelfReceipts) {
    let placements = ledger.placements(receipts: receipts)
    self.init(
      ledger: ledger,
      standings: ledger.latest.reduce(into: [:]) { standings, entry in
        standings[entry.key] = DecisionStanding(
          ledger[entry.key], placements: placements[entry.key] ?? [], latest: entry.value,
          advised: advised[entry.key])
      })
  }

  /// Whether nothing holds any more of what was decided, or nothing ever was.
  public var isEmpty: Bool { standings.values.allSatisfy(\.hasEnded) }

  /// The transfers that were agreed or have come of a shelf, and that no report shows yet, in the order of the keys.
  public func transfers(of shelf: SeriesKey) -> [DecisionStanding] { agreed[shelf] ?? [] }

  /// How a piece of advice stands; nil where nobody has said anything of it, or nothing of that holds any more.
  public subscript(key: AdviceKey) -> DecisionStanding? {
    standings[key].flatMap { $0.hasEnded ? nil : $0 }
  }

  /// How a piece of advice stands, ended or not; nil where nobody has said anything of it.
  public func ofAll(_ key: AdviceKey) -> DecisionStanding? { standings[key] }

  /// How everything stands of which somebody has said something, in the order of the keys; what has ended too where asked for.
  public func all(withEnded: Bool) -> [DecisionStanding] {
    standings.values.filter { withEnded || !$0.hasEnded }.sorted { $0.key < $1.key }
  }
}
