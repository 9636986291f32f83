import Operations

/// What an account may note of a piece of advice, by its place and by how the advice stands.
///
/// A transfer between places of different people takes the yes of both: each says yes or no for its own end, the giver then sends it, the
/// receiver says what has come. Whose place holds both ends decides it alone.
struct AllowedActs: Sendable, Equatable {
  /// The one end of a transfer that lies in the place; nil where all of the advice does.
  let end: TransferEnd?
  private let kinds: Set<DecisionAct.Kind>

  /// Nothing at all.
  static let nothing = AllowedActs(end: nil, kinds: [])

  private init(end: TransferEnd?, kinds: Set<DecisionAct.Kind>) { (self.end, self.kinds) = (end, kinds) }

  /// The acts of an account in a place.
  ///
  /// - Parameters:
  ///   - state: what people have said so far.
  ///   - units: so many are advised now; 0 of nothing.
  init(_ key: AdviceKey, in view: PlaceView, state: DecisionState, advised units: Int) {
    let isPlaced = state.isPlaced(asOf: view.run.settings.asOf)
    let mayAnswer = units > 0 && !isPlaced
    if view.mayDecide(key) {
      var kinds: Set<DecisionAct.Kind> = [.placed, .arrived]
      if mayAnswer { kinds.formUnion([.accepted, .changed, .rejected, .snoozed]) }
      if !state.isOpen { kinds.insert(.reopened) }
      self.init(end: nil, kinds: kinds)
      return
    }
    guard let end = view.end(of: key) else {
      self = .nothing
      return
    }
    var kinds: Set<DecisionAct.Kind> = []
    // Its yes is `accepted` in a form, and the word of one place in the ledger.
    if mayAnswer { kinds.formUnion([.accepted, .rejected]) }
    let isAccepted = [.accepted, .changed].contains(state.answer?.act.kind)
    if end == .giver, isAccepted { kinds.insert(.placed) }
    if end == .receiver, isPlaced { kinds.insert(.arrived) }
    self.init(end: end, kinds: kinds)
  }

  /// Whether it may be noted; the words of single places are no acts of their own in a form.
  func contains(_ kind: DecisionAct.Kind) -> Bool { kinds.contains(kind) }

  /// Whether anything may.
  var isEmpty: Bool { kinds.isEmpty }
}
