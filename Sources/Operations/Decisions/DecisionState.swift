import SupplyModel

/// What stands of a piece of advice after everything that people did about it: what was answered, and what is on its way.
///
/// It is folded from acts alone. What reports show of it is another question (`DecisionStanding`).
public struct DecisionState: Sendable, Equatable, Codable {
  /// What somebody answered to the advice of a run.
  public struct Answer: Sendable, Equatable, Codable {
    /// The answer: accepted, changed, rejected or snoozed.
    public let act: DecisionAct
    /// The advice that it answers.
    public let advice: Advice
  }

  /// The word of one place of a transfer, to which the other has not answered yet.
  public struct Agreement: Sendable, Equatable, Codable {
    /// Whose word.
    public let end: TransferEnd
    /// The advice that it agrees to.
    public let advice: Advice
  }

  /// Something that was ordered, sent or handed over.
  public struct Placement: Sendable, Equatable, Codable {
    /// The number of its paper; nil where there is none.
    public var document: String?
    /// The month by whose end it should come.
    public var expected: Month
    /// Units.
    public var quantity: Int
    /// The last month known to the run that advised it: what comes, comes in a later one.
    public let asOf: Month
    /// What people noted as come, in their order.
    public var arrivals: [Arrival] = []

    /// Units that people noted as come.
    public var arrived: Int { arrivals.reduce(0) { $0 + $1.quantity } }
  }

  /// Units that came.
  public struct Arrival: Sendable, Equatable, Codable {
    /// Units.
    public let quantity: Int
    /// The month in which they came.
    public let month: Month
  }

  /// The answer to the latest advice that was answered; nil where it is open.
  public private(set) var answer: Answer?
  /// The one place of a transfer that has agreed so far; nil where none has, or both have.
  public private(set) var agreement: Agreement?
  /// What was placed, by the month in which it is expected.
  public private(set) var placements: [Placement] = []

  /// Nothing was said.
  public init() {}

  /// Whether nothing was said, or all of it was taken back.
  public var isOpen: Bool { answer == nil && agreement == nil && placements.isEmpty }

  /// Whether something was placed upon the advice of a run on a month, or of a later one.
  public func isPlaced(asOf month: Month) -> Bool { placements.contains { $0.asOf >= month } }

  /// More units than any report can say.
  public static let mostUnits = 1_000_000_000

  /// Why an act cannot follow; nil where it can.
  public func fault(of act: DecisionAct, on advice: Advice) -> DecisionFault? {
    if advice.key.receiver == advice.key.facility { return .sameFacility }
    if let quantity = act.quantity, !(1...Self.mostUnits).contains(quantity) {
      return .quantityOutOfRange(quantity)
    }
    switch act {
    case .accepted, .changed, .rejected, .snoozed, .agreed:
      if act.kind == .agreedByGiver || act.kind == .agreedByReceiver, advice.key.kind != .transfer {
        return .noTransfer
      }
      if advice.quantity <= 0 { return .notAdvised }
      if isPlaced(asOf: advice.asOf) { return .alreadyPlaced }
      if case .snoozed(let month?) = act, month <= advice.asOf.advanced(by: 1) {
        return .monthIsKnown(month, asOf: advice.asOf.advanced(by: 1))
      }
      return nil
    case .placed(_, let expected, _):
      return expected > advice.asOf ? nil : .monthIsKnown(expected, asOf: advice.asOf)
    case .arrived(_, let month):
      // What was placed upon earlier advice comes after it.
      let counted = min(advice.asOf, placements.map { $0.asOf.advanced(by: 1) }.min() ?? advice.asOf)
      return month < counted ? .arrivedBefore(month, asOf: counted) : nil
    case .reopened: return isOpen ? .nothingToReopen : nil
    }
  }

  /// What stands after one more act; nothing changes by one that has a fault.
  public func after(_ act: DecisionAct, on advice: Advice) -> DecisionState {
    guard fault(of: act, on: advice) == nil else { return self }
    var state = self
    switch act {
    case .accepted, .changed, .rejected, .snoozed:
      state.answer = Answer(act: act, advice: advice)
      state.agreement = nil
    case .agreed(let end): state.agree(end, advice)
    case .placed(let document, let expected, let quantity):
      state.agreement = nil
      state.place(
        Placement(document: document, expected: expected, quantity: quantity, asOf: advice.asOf))
    case .arrived(let quantity, let month):
      state.arrive(Arrival(quantity: quantity, month: month), advice)
    case .reopened: state.reopen()
    }
    state.placements.sort {
      ($0.expected, $0.asOf, $0.document ?? "") < ($1.expected, $1.asOf, $1.document ?? "")
    }
    return state
  }

  /// With the word of the other place upon the same advice the transfer is accepted; an earlier no, or a putting off, is open again.
  ///
  /// Where the transfer is accepted already, nothing changes.
  private mutating func agree(_ end: TransferEnd, _ advice: Advice) {
    if let answer, !answer.advice.differs(from: advice.quantity),
      [.accepted, .changed].contains(answer.act.kind)
    {
      return
    }
    if let agreement, agreement.end == end.other, !agreement.advice.differs(from: advice.quantity) {
      answer = Answer(act: .accepted, advice: advice)
      self.agreement = nil
      return
    }
    answer = nil
    agreement = Agreement(end: end, advice: advice)
  }

  /// A later word on what was placed upon the same advice with the same paper, or with none, replaces the earlier one.
  ///
  /// What came of it stays. So does a later word on a paper of which nothing has come yet, as when it is delayed.
  private mutating func place(_ placement: Placement) {
    func isSame(_ other: Placement) -> Bool {
      guard other.document == placement.document else { return false }
      return other.asOf == placement.asOf || placement.document != nil && other.arrivals.isEmpty
    }
    var placement = placement
    if let earlier = placements.lastIndex(where: isSame) {
      placement.arrivals = placements.remove(at: earlier).arrivals
    }
    placements.append(placement)
  }

  /// What comes belongs to what was placed before that month and is not all there, first to what was expected nearest to it.
  ///
  /// What belongs to nothing was placed without a word.
  private mutating func arrive(_ arrival: Arrival, _ advice: Advice) {
    var left = arrival.quantity
    let nearest = placements.indices.filter { placements[$0].asOf < arrival.month }.sorted {
      (placements[$0].expected.distance(to: arrival.month).magnitude, $0)
        < (placements[$1].expected.distance(to: arrival.month).magnitude, $1)
    }
    for place in nearest where left > 0 {
      let units = min(left, placements[place].quantity - placements[place].arrived)
      guard units > 0 else { continue }
      placements[place].arrivals.append(Arrival(quantity: units, month: arrival.month))
      left -= units
    }
    guard left > 0 else { return }
    if left < arrival.quantity, let last = nearest.first {
      // More came than was placed.
      placements[last].arrivals.append(Arrival(quantity: left, month: arrival.month))
      return
    }
    placements.append(
      Placement(
        document: nil, expected: arrival.month, quantity: left,
        asOf: min(advice.asOf, arrival.month.advanced(by: -1)),
        arrivals: [Arrival(quantity: left, month: arrival.month)]))
  }

  /// Takes back the answer to the latest advice, and what was placed upon it.
  private mutating func reopen() {
    let months =
      placements.map(\.asOf) + [answer?.advice.asOf, agreement?.advice.asOf].compactMap { $0 }
    guard let latest = months.max() else { return }
    placements.removeAll { $0.asOf == latest }
    if let answered = answer, answered.advice.asOf == latest { answer = nil }
    if let agreed = agreement, agreed.advice.asOf == latest { agreement = nil }
  }
}
