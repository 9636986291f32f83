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
    var detail: [String: String] = [:]
    if let note { detail["note"] = note }
    if case .order(let expected?) = act { detail["expected"] = expected.description }
    let done = try database.act(act.action, on: alerts.map(\.key), detail: detail) { memory, key in
      switch act {
      case .acknowledge: memory.acknowledge(key, note: note)
      case .order(let expected): memory.order(key, expected: expected, note: note)
      case .reopen: memory.reopen(key)
      }
    }
    if !done.isEmpty { return .noted(done.count) }
    let open = alerts.count { $0.status == .open }
    guard act == .reopen, open > 0 else { throw RunError.noAlert }
    return .alreadyOpen(open)
  }
}
