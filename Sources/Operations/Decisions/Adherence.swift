import SupplyModel

/// What became of one order or transfer that a run advised.
public struct AdherenceLine: Sendable, Equatable {
  /// What people answered.
  public enum Answer: String, Sendable, CaseIterable {
    case accepted, changed, rejected, snoozed, unanswered
  }

  /// What was seen of the shelf at the end of the month after the run's.
  public enum Outcome: Sendable, Equatable {
    /// Nothing was left.
    case stockedOut
    /// Something was left.
    case inStock
    /// There is no report of that month, or it states no stock.
    case unknown
  }

  /// The order or the transfer.
  public let key: AdviceKey
  /// The last month known to the run.
  public let month: Month
  /// Units that the run of the month before, or the latest one of before that is kept, had asked for; nil where none is kept.
  public let asked: Int?
  /// Units advised, above 0.
  public let advised: Int
  /// What people answered to it.
  public let answer: Answer
  /// Units that people noted as come of it.
  public let arrived: Int
  /// What was seen of the shelf.
  public let outcome: Outcome

  /// A line from its parts.
  public init(
    key: AdviceKey, month: Month, asked: Int?, advised: Int, answer: Answer, arrived: Int, outcome: Outcome
  ) {
    self.key = key
    self.month = month
    self.asked = asked
    self.advised = advised
    self.answer = answer
    self.arrived = arrived
    self.outcome = outcome
  }

  /// The shelf that it is for: the receiver's, of a transfer.
  public var shelf: SeriesKey { key.receives ?? SeriesKey(key.facility, key.product) }

  /// What became of the orders and transfers of a run.
  ///
  /// - Parameters:
  ///   - advised: units above 0 of each, as the last run of the month has them; where somebody answered, what was answered counts.
  ///   - month: the last month known to the run.
  ///   - earlier: what the run before had advised; nil where none is kept.
  ///   - ledger: everything that people did.
  ///   - outcome: what was seen of a shelf at the end of the month after.
  public static func lines(
    advised: [AdviceKey: Int], month: Month, earlier: [AdviceKey: Int]?, ledger: DecisionLedger,
    outcome: (SeriesKey) -> Outcome
  ) -> [AdherenceLine] {
    var answers: [AdviceKey: DecisionState] = [:]
    // A later run of the month no longer advises what was placed upon an earlier one: what people answered was advised all the same.
    var advised = advised
    var isFirst: Set<AdviceKey> = []
    for decision in ledger.decisions where decision.advice.asOf == month {
      let key = decision.advice.key
      answers[key] = (answers[key] ?? DecisionState()).after(decision.act, on: decision.advice)
      guard key.kind != .expiry, decision.advice.quantity > 0, isFirst.insert(key).inserted else { continue }
      advised[key] = decision.advice.quantity
    }
    return advised.sorted { $0.key < $1.key }.map { key, units in
      let placed = ledger[key].placements.filter { $0.asOf == month }
      let shelf = key.receives ?? SeriesKey(key.facility, key.product)
      return AdherenceLine(
        key: key, month: month, asked: earlier.map { $0[key] ?? 0 }, advised: units,
        answer: answer(answers[key], placed: placed.reduce(0) { $0 + $1.quantity }, advised: units),
        arrived: placed.reduce(0) { $0 + $1.arrived }, outcome: outcome(shelf))
    }
  }

  /// The answer that stands; what was placed or came without one is answered by its quantity.
  private static func answer(_ state: DecisionState?, placed: Int, advised: Int) -> Answer {
    switch state?.answer?.act {
    case .accepted: .accepted
    case .changed: .changed
    case .rejected: .rejected
    case .snoozed: .snoozed
    case .agreed, .placed, .arrived, .reopened, nil:
      placed == 0 ? .unanswered : placed == advised ? .accepted : .changed
    }
  }
}

/// Some lines of adherence, counted.
public struct AdherenceTally: Sendable, Equatable {
  /// Those who decided alike.
  public enum Group: String, Sendable, CaseIterable {
    /// As advised.
    case followed
    /// With another quantity.
    case changed
    /// Not at all, or nobody said anything.
    case notFollowed = "not_followed"
  }

  /// How many shelves of a group were seen, and how many of them empty.
  public struct Shelves: Sendable, Equatable {
    /// With a report of the month after.
    public internal(set) var seen = 0
    /// Empty at its end.
    public internal(set) var out = 0
  }

  /// Orders and transfers advised.
  public private(set) var advised = 0
  /// Those of them that the run before had asked for too; nil where no earlier run is kept of any.
  public private(set) var askedBefore: Int?
  /// Those of which something came.
  public private(set) var arrived = 0
  private var answers: [AdherenceLine.Answer: Int] = [:]
  private var shelves: [Group: Shelves] = [:]

  /// Counts some lines.
  public init(_ lines: some Sequence<AdherenceLine>) {
    for line in lines {
      advised += 1
      if let asked = line.asked { askedBefore = (askedBefore ?? 0) + (asked > 0 ? 1 : 0) }
      if line.arrived > 0 { arrived += 1 }
      answers[line.answer, default: 0] += 1
      guard line.outcome != .unknown else { continue }
      shelves[Self.group(line.answer), default: Shelves()].seen += 1
      if line.outcome == .stockedOut { shelves[Self.group(line.answer), default: Shelves()].out += 1 }
    }
  }

  /// How many were answered so.
  public func count(_ answer: AdherenceLine.Answer) -> Int { answers[answer] ?? 0 }

  /// Their share of what was advised; nil where there was none.
  public func share(_ answer: AdherenceLine.Answer) -> Double? {
    advised > 0 ? Double(count(answer)) / Double(advised) : nil
  }

  /// What was seen of the shelves of a group.
  public func shelves(_ group: Group) -> Shelves { shelves[group] ?? Shelves() }

  private static func group(_ answer: AdherenceLine.Answer) -> Group {
    switch answer {
    case .accepted: .followed
    case .changed: .changed
    case .rejected, .snoozed, .unanswered: .notFollowed
    }
  }
}
