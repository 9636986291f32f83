/// How a finding stands: whether somebody has looked at it, and what came of that.
public enum FindingState: String, Sendable, Codable, CaseIterable {
  /// Nobody has said anything of it.
  case open
  /// Somebody has made sure that the figure is right: it counts in full, and is not told again.
  case confirmed
  /// Somebody has made sure that there is nothing in it: all counts as it was reported, in the unit that it always had.
  case dismissed
  /// Somebody knows that the figure is wrong, and a right one will come: until then it does not count.
  case toBeCorrected = "to_be_corrected"
  /// A later report has put it right.
  case mended

  /// Whether something is still to be done about it.
  public var isStanding: Bool {
    switch self {
    case .open, .toBeCorrected: true
    case .confirmed, .dismissed, .mended: false
    }
  }

  /// Whether somebody has looked at the figure and found it right.
  public var isFigureRight: Bool {
    switch self {
    case .confirmed, .dismissed: true
    case .open, .toBeCorrected, .mended: false
    }
  }
}

/// What somebody has said of a finding.
public struct FindingAct: Hashable, Sendable {
  /// What makes the finding the same: `FindingKey.id`.
  public var id: String
  /// What was said of it; `open` where it was taken back.
  public var state: FindingState
  /// What is to be remembered with it.
  public var note: String?
  /// The finding as it was then.
  public var finding: Finding
  /// The file that it stood in; nil for what only a history shows.
  public var file: String?

  /// An act.
  public init(id: String, state: FindingState, note: String?, finding: Finding, file: String?) {
    self.id = id
    self.state = state
    self.note = note
    self.finding = finding
    self.file = file
  }
}

/// The last thing that was said of each finding.
public struct FindingActs: Sendable {
  /// By `FindingKey.id`; none of which the last was to take back what was said before.
  public let byID: [String: FindingAct]

  /// Nothing was ever said.
  public static let none = FindingActs([])

  /// What was said, in the order in which it was.
  public init(_ acts: [FindingAct]) {
    byID = Dictionary(acts.map { ($0.id, $0) }, uniquingKeysWith: { _, later in later })
      .filter { $0.value.state != .open }
  }

  /// How a finding stands that is there.
  public func state(of finding: Finding, file: String? = nil) -> FindingState {
    byID.isEmpty ? .open : byID[FindingKey(finding, file: file).id]?.state ?? .open
  }
}
