import SupplyModel

/// What somebody did about a piece of advice.
public enum DecisionAct: Hashable, Sendable, Codable {
  /// It will be done as advised.
  case accepted
  /// It will be done, with so many units instead.
  case changed(quantity: Int, reason: DecisionReason?)
  /// It will not be done.
  case rejected(reason: DecisionReason)
  /// Nothing will be done before a month; before something else is advised, where none is named.
  case snoozed(until: Month?)
  /// One place of a transfer agrees to it; with the word of both it is accepted.
  case agreed(by: TransferEnd)
  /// It was ordered, sent, or handed over: from now on so many units are on their way, to come by the end of a month.
  case placed(document: String?, expected: Month, quantity: Int)
  /// So many units have come in a month; what came before is counted besides.
  case arrived(quantity: Int, month: Month)
  /// What was said of the latest advice is taken back.
  case reopened

  /// The kinds of acts.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    case accepted, changed, rejected, snoozed, placed, arrived, reopened
    case agreedByGiver = "agreed_giver"
    case agreedByReceiver = "agreed_receiver"
  }

  /// The kind.
  public var kind: Kind {
    switch self {
    case .accepted: .accepted
    case .changed: .changed
    case .rejected: .rejected
    case .snoozed: .snoozed
    case .agreed(by: .giver): .agreedByGiver
    case .agreed(by: .receiver): .agreedByReceiver
    case .placed: .placed
    case .arrived: .arrived
    case .reopened: .reopened
    }
  }

  /// The units that it names; nil of an act that names none.
  public var quantity: Int? {
    switch self {
    case .changed(let quantity, _), .placed(_, _, let quantity), .arrived(let quantity, _): quantity
    case .accepted, .rejected, .snoozed, .agreed, .reopened: nil
    }
  }

  /// The month that it names: until when, when expected, or when it came.
  public var month: Month? {
    switch self {
    case .snoozed(let month): month
    case .placed(_, let month, _), .arrived(_, let month): month
    case .accepted, .changed, .rejected, .agreed, .reopened: nil
    }
  }

  /// The reason; nil where none was given.
  public var reason: DecisionReason? {
    switch self {
    case .changed(_, let reason): reason
    case .rejected(let reason): reason
    case .accepted, .snoozed, .agreed, .placed, .arrived, .reopened: nil
    }
  }

  /// The number of the paper with which it was placed; nil where there is none.
  public var document: String? {
    switch self {
    case .placed(let document, _, _): document
    case .accepted, .changed, .rejected, .snoozed, .agreed, .arrived, .reopened: nil
    }
  }
}
