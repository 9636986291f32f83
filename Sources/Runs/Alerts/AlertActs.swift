import Operations
import SupplyModel
import SupplyStore

/// Notes what somebody did about alerts, so that nobody is told of them again before something changes.
public struct AlertActs: Sendable {
  /// What somebody did.
  public enum Act: Sendable, Equatable {
    /// Saw them.
    case acknowledge
    /// Ordered what is missing, to come by a month where that is known.
    case order(expected: Month?)
    /// Takes back what was noted: they are told again.
    case reopen

    var action: AuditEntry.Action {
      switch self {
      case .acknowledge: .acknowledged
      case .order: .ordered
      case .reopen: .reopened
      }
    }
  }

  /// What came of it.
  public enum Outcome: Sendable, Equatable {
    /// So many alerts were noted.
    case noted(Int)
    /// So many were open already, and there was nothing to take back.
    case alreadyOpen(Int)
  }

  private let database: SupplyDatabase
  private let watch: NightlyConfiguration.Watch

  /// Acts on the alerts of a database.
  ///
  /// - Parameter watch: from when on an alert that was seen counts as changed.
  public init(database: SupplyDatabase, watch: NightlyConfiguration.Watch) {
    self.database = database
    self.watch = watch
  }

  /// What is known of alerts, those of the latest run among them; nothing is written.
  ///
  /// - Throws: `ColcaError`.
  public func memory() throws -> AlertMemory {
    try isHeldBack()
      ? database.alertMemory() : database.alertMemory(ofLatestRunBy: watch.quantityChange)
  }

  /// Whether the latest run counts for nothing before somebody has confirmed it.
  private func isHeldBack() throws -> Bool { try PublicationWatch(database: database).held() != nil }

  /// Notes an act on alerts of a kind, and who did it in the log of changes.
  ///
  /// The latest run's alerts count although no night has remembered them yet.
  ///
  /// - Parameters:
  ///   - act: what was done.
  ///   - kind: of which alerts.
  ///   - facility: only those of this facility; of all when nil.
  ///   - product: only those of this product; of all when nil.
  ///   - note: what to remember with them.
  /// - Throws: `RunError.noAlert` where there is none to act on; what the database throws.
  public func note(
    _ act: Act, kind: AlertKey.Kind, facility: FacilityCode?, product: ProductCode?, note: String?
  ) throws -> Outcome {
    if try !isHeldBack() { try database.rememberLatestRun(quantityChange: watch.quantityChange) }
    let alerts = try database.alertMemory().sorted.filter {
      $0.key.kind == kind && (facility == nil || $0.key.facility == facility)
        && (product == nil || $0.key.product == product)
    }
    let decided = try decide(act, on: alerts, note: note)
    let others = alerts.filter { !decided.contains($0.key) }
    var detail: [String: String] = [:]
    if let note { detail["note"] = note }
    if case .order(let expected?) = act { detail["expected"] = expected.description }
    let done = try database.act(act.action, on: others.map(\.key), detail: detail) { memory, key in
      switch act {
      case .acknowledge: memory.acknowledge(key, note: note)
      case .order(let expected): memory.order(key, expected: expected, note: note)
      case .reopen: memory.reopen(key)
      }
    }
    if done.count + decided.count > 0 { return .noted(done.count + decided.count) }
    let open = alerts.count { $0.status == .open }
    guard act == .reopen, open > 0 else { throw RunError.noAlert }
    return .alreadyOpen(open)
  }

  /// Notes in the ledger what belongs there: what was ordered of an alert is on order from now on, and what is opened again is not.
  ///
  /// The memory of alerts follows it. Where the run orders nothing, nobody knows how much was ordered: that stays with the alert alone.
  ///
  /// - Returns: the alerts that it was noted of.
  private func decide(_ act: Act, on alerts: [RememberedAlert], note: String?) throws -> Set<AlertKey> {
    let standing = alerts.filter { $0.key.kind == .stock && $0.status != .solved }
    let decisions: [(key: AlertKey, new: NewDecision)]
    switch act {
    case .acknowledge: return []
    case .order(let expected):
      let usualMonth = try DecisionActs(database: database, watch: watch).usualMonths()
      let ledger = try database.decisionLedger()
      decisions = standing.filter { $0.state.quantity > 0 }.flatMap { alert in
        let acts = Self.placing(
          alert, upon: ledger[alert.advice.key], expected: expected,
          usually: usualMonth(alert.advice.key))
        return acts.map { (alert.key, NewDecision(alert.advice, $0, note: note)) }
      }
    case .reopen:
      let ledger = try database.decisionLedger()
      decisions = standing.filter { !ledger[$0.advice.key].isOpen }.map { alert in
        (alert.key, NewDecision(alert.advice, .reopened, note: note))
      }
    }
    guard !decisions.isEmpty else { return [] }
    _ = try database.decide(decisions.map(\.new))
    return Set(decisions.map(\.key))
  }
}

extension AlertActs {
  /// What is placed by the word that an alert was ordered: its quantity, or what papers on the same advice say already.
  private static func placing(
    _ alert: RememberedAlert, upon state: DecisionState, expected: Month?, usually: Month
  ) -> [DecisionAct] {
    let papers = state.placements.filter { $0.document != nil && $0.asOf == alert.state.asOf }
    guard papers.isEmpty else {
      return papers.map {
        .placed(document: $0.document, expected: expected ?? $0.expected, quantity: $0.quantity)
      }
    }
    return [
      .placed(document: nil, expected: expected ?? usually, quantity: alert.state.quantity)
    ]
  }
}

extension RememberedAlert {
  /// The advice to order what is missing.
  fileprivate var advice: Advice {
    Advice(
      .order(facility: key.facility, product: key.product), quantity: state.quantity, asOf: state.asOf)
  }
}
