/// How urgent a facility × product is, most urgent first.
public enum AlertLevel: String, Sendable, Codable, CaseIterable, Comparable {
  /// Nothing on the shelf now, and it is demanded.
  case stockedOut = "stocked_out"
  /// More likely than not to run out before an order placed now can be used.
  case urgent
  /// More likely than not to run out before the order after that.
  case watch
  /// The stock is not known, or the facility has not reported.
  case unknown
  /// More stock than the official maximum, or stock that nobody uses.
  case excess
  /// Nothing to do.
  case calm

  /// The probability from which a stock-out counts as likely.
  public static let likely = 0.5

  /// More urgent before less urgent.
  public static func < (left: AlertLevel, right: AlertLevel) -> Bool { left.rank < right.rank }
  private var rank: Int { AlertLevel.allCases.firstIndex(of: self) ?? 0 }
}
