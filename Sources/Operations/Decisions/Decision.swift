/// One thing that somebody did about a piece of advice, as the ledger keeps it: never changed, only followed by others.
public struct Decision: Sendable, Equatable {
  /// Its place in the log of changes: later ones are larger.
  public let number: Int64
  /// What was advised.
  public let advice: Advice
  /// What was done.
  public let act: DecisionAct
  /// The account of the system that did it.
  public let account: String
  /// When, by the machine's clock: UTC, ISO 8601 to the second.
  public let instant: String
  /// What somebody wrote beside it.
  public let note: String?

  /// A decision from its parts.
  public init(
    number: Int64, advice: Advice, act: DecisionAct, account: String, instant: String, note: String? = nil
  ) {
    self.number = number
    self.advice = advice
    self.act = act
    self.account = account
    self.instant = instant
    self.note = note
  }
}
