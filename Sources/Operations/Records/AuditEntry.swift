import Files

/// One change that somebody made, in a log that only grows: each entry holds the hash of the one before it.
public struct AuditEntry: Sendable, Equatable {
  /// What was done.
  public enum Action: String, Sendable, CaseIterable {
    case importedFile = "import"
    case tookBackFile = "undo"
    case typedReport = "report_typed"
    case changedSetting = "setting_changed"
    case run
    case acknowledged = "alert_ack"
    case ordered = "alert_ordered"
    case reopened = "alert_reopened"
    case confirmedFinding = "finding_confirm"
    case findingToCorrect = "finding_correct"
    case dismissedFinding = "finding_dismiss"
    case reopenedFinding = "finding_reopen"
    case accepted = "decide_accept"
    case changed = "decide_change"
    case rejected = "decide_reject"
    case snoozed = "decide_snooze"
    case agreed = "decide_agree"
    case placed = "decide_placed"
    case arrived = "decide_arrived"
    case reopenedDecision = "decide_reopen"
    case assignedFinding = "finding_assign"
    case commentedFinding = "finding_comment"
    case approvedOrders = "orders_approve"
    case returnedOrders = "orders_return"
    case restored = "restore"
    case pruned = "prune"
    case confirmedRun = "run_confirm"
    case keptTrial = "trial"
    case adoptedTrial = "trial_adopt"
    case droppedTrial = "trial_drop"
    case startedCycle = "improve_start"
    case planned = "improve_plan"
    case measuredCycle = "improve_measure"
    case closedCycle = "improve_close"
    case invitedAccount = "account_invite"
    case joinedAccount = "account_join"
    case changedAccount = "account_change"
    case closedAccount = "account_close"
    case changedPassword = "account_password"
    case loggedIn = "login"
    case loggedOut = "logout"
    case blockedLogin = "login_blocked"
    case madeToken = "token_make"
    case revokedToken = "token_revoke"
    case pushed = "push"

    /// Whether it is about who uses the web pages, and nothing that lists show.
    public var isOfAccounts: Bool {
      switch self {
      case .invitedAccount, .joinedAccount, .changedAccount, .closedAccount, .changedPassword, .loggedIn,
        .loggedOut, .blockedLogin, .madeToken, .revokedToken:
        true
      default: false
      }
    }

    /// Whether lists say the same after it as before: it is about accounts, was written beside the lists, or went out.
    public var leavesLists: Bool {
      switch self {
      case .assignedFinding, .commentedFinding, .approvedOrders, .returnedOrders, .pushed: true
      default: isOfAccounts
      }
    }

    /// Whether somebody has answered advice.
    public var isDecision: Bool {
      switch self {
      case .accepted, .changed, .rejected, .snoozed, .agreed, .placed, .arrived, .reopenedDecision: true
      default: false
      }
    }
  }

  /// Its place in the log, from 1.
  public let number: Int64
  /// When, by the machine's clock: UTC, ISO 8601 to the second.
  public let instant: String
  /// The account of the system that did it.
  public let account: String
  /// What.
  public let action: String
  /// To what: `file 12`, `run 3`, `06528F01 04594`.
  public let subject: String
  /// What is to be known of it, as JSON with its keys in order.
  public let detail: String
  /// The hash of the entry before; empty for the first.
  public let previousHash: String
  /// The hash as it was written.
  public let hash: String

  /// An entry as it stands in the log.
  public init(
    number: Int64, instant: String, account: String, action: String, subject: String, detail: String,
    previousHash: String, hash: String
  ) {
    self.number = number
    self.instant = instant
    self.account = account
    self.action = action
    self.subject = subject
    self.detail = detail
    self.previousHash = previousHash
    self.hash = hash
  }

  /// A new entry after the one with `previousHash`.
  public init(
    number: Int64, instant: String, account: String, action: Action, subject: String, detail: String,
    previousHash: String
  ) {
    let hash = Self.hash(
      number: number, instant: instant, account: account, action: action.rawValue, subject: subject,
      detail: detail, previousHash: previousHash)
    self.init(
      number: number, instant: instant, account: account, action: action.rawValue, subject: subject,
      detail: detail, previousHash: previousHash, hash: hash)
  }

  /// Whether the entry says what it said when it was written, and follows the one with `previousHash`.
  public func follows(number previousNumber: Int64, hash previousHash: String) -> Bool {
    number == previousNumber + 1 && self.previousHash == previousHash
      && hash
        == Self.hash(
          number: number, instant: instant, account: account, action: action, subject: subject,
          detail: detail, previousHash: previousHash)
  }

  /// SHA-256 of the parts, each with its length in bytes before it and a colon between, so that no two entries are one text:
  /// `0:1:120:2026-11-26T02:00:05Z…`.
  private static func hash(
    number: Int64, instant: String, account: String, action: String, subject: String, detail: String,
    previousHash: String
  ) -> String {
    let parts = [previousHash, String(number), instant, account, action, subject, detail]
    return SHA256Digest.hex(of: parts.map { "\($0.utf8.count):\($0)" }.joined())
  }
}
