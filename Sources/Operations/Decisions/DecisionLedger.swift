import SupplyModel

/// Everything that people did about advice, in its order, and what stands of each piece.
public struct DecisionLedger: Sendable, Equatable {
  /// The decisions, oldest first.
  public private(set) var decisions: [Decision] = []
  /// What stands of each piece of advice of which somebody has said something.
  public private(set) var states: [AdviceKey: DecisionState] = [:]
  /// The latest decision on each.
  public private(set) var latest: [AdviceKey: Decision] = [:]

  /// A ledger of some decisions, in the order of their numbers.
  public init(_ decisions: [Decision] = []) {
    for decision in decisions.sorted(by: { $0.number < $1.number }) { append(decision) }
  }

  /// What stands of a piece of advice; open where nobody has said anything.
  public subscript(key: AdviceKey) -> DecisionState { states[key] ?? DecisionState() }

  /// Takes in one more decision, the latest.
  public mutating func append(_ decision: Decision) {
    decisions.append(decision)
    latest[decision.advice.key] = decision
    states[decision.advice.key] = self[decision.advice.key].after(decision.act, on: decision.advice)
  }
}

extension DecisionLedger {
  /// So many units somebody means who names none: what the advice was changed to, else what is advised.
  public func quantity(meantBy advice: Advice) -> Int {
    if let answer = self[advice.key].answer, answer.advice.asOf == advice.asOf,
      case .changed(let quantity, _) = answer.act
    {
      return quantity
    }
    return advice.quantity
  }

  /// The latest decision on an order of some facilities; nil where there is none.
  public func latestOnOrders(of facilities: Set<FacilityCode>) -> Decision? {
    decisions.last { $0.advice.key.kind == .order && facilities.contains($0.advice.key.facility) }
  }
}
