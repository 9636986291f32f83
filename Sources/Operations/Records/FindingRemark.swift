/// Something that was written beside a finding, or to whom it was given; it says nothing of whether the finding is right.
public struct FindingRemark: Sendable, Equatable {
  /// What was done.
  public enum Kind: Sendable, Equatable {
    /// Somebody is to look after it; nobody any more, without a name.
    case assigned(AccountName?)
    /// A comment.
    case comment(String)
  }

  /// Its place in the log of changes: later ones are larger.
  public let number: Int64
  /// The finding, by `FindingKey.id`.
  public let finding: String
  /// What was done.
  public let kind: Kind
  /// The account that did it.
  public let account: String
  /// When, by the machine's clock: UTC, ISO 8601 to the second.
  public let instant: String

  /// A remark from its parts.
  public init(number: Int64, finding: String, kind: Kind, account: String, instant: String) {
    (self.number, self.finding, self.kind) = (number, finding, kind)
    (self.account, self.instant) = (account, instant)
  }
}

/// All remarks, by finding.
public struct FindingRemarks: Sendable, Equatable {
  private let byFinding: [String: [FindingRemark]]

  /// Some remarks, oldest first.
  public init(_ remarks: [FindingRemark]) { byFinding = Dictionary(grouping: remarks, by: \.finding) }

  /// Those of a finding, oldest first.
  public subscript(finding: String) -> [FindingRemark] { byFinding[finding] ?? [] }

  /// Who is to look after a finding; nil where nobody is.
  public func assignee(of finding: String) -> AccountName? {
    for remark in self[finding].reversed() {
      if case .assigned(let name) = remark.kind { return name }
    }
    return nil
  }
}
