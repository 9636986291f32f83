import StockPolicy
import SupplyModel

/// An alert with what people know of it already, so that nobody is told the same thing twice.
public struct RememberedAlert: Sendable, Equatable, Codable {
  /// What somebody did about it.
  public enum Status: String, Sendable, Codable, CaseIterable {
    /// Nothing yet.
    case open
    /// Somebody has seen it.
    case acknowledged
    /// Somebody has ordered what is missing.
    case ordered
    /// It no longer stands in the latest run.
    case solved
  }

  /// What is new of an alert, compared with what was told last.
  public enum News: String, Sendable, Codable, CaseIterable {
    /// Nobody was told.
    case new
    /// It has become more urgent.
    case worse
    /// Another month was reported, and nothing is there yet.
    case stillOut = "still_out"
    /// What is to be ordered changed by more than the declared share.
    case quantity
    /// It was ordered, the month in which it should have come has been reported, and the alert stands.
    case late
    /// It is gone.
    case solved
  }

  /// A quantity that changed by fewer units is the same, whatever its share: nobody writes another request for them.
  public static let leastChange = 3.0

  /// What it is about.
  public let key: AlertKey
  /// What somebody did about it.
  public var status: Status
  /// How it stands in the latest run; how it stood last, when it is solved.
  public var state: AlertState
  /// The month of the first run that had it.
  public let since: Month
  /// How it stood when people were last told, or when somebody acted on it; nil before.
  public var told: AlertState?
  /// The month in which an order is expected; nil without one.
  public var expected: Month?
  /// What somebody wrote beside it.
  public var note: String?

  /// An alert that nobody has been told of.
  public init(_ key: AlertKey, _ state: AlertState) {
    self.key = key
    self.state = state
    status = .open
    since = state.asOf
  }

  /// What is new; nil when people know how it stands.
  ///
  /// - Parameter quantityChange: by more than this share of what was told, and `leastChange`, a quantity counts as changed.
  public func news(quantityChange: Double) -> News? {
    guard let told else { return status == .solved ? nil : .new }
    if status == .solved { return .solved }
    if state.level < told.level { return .worse }
    if status == .ordered {
      return expected.map { state.asOf >= $0 } ?? false ? .late : nil
    }
    if state.level == .stockedOut && state.asOf > told.asOf { return .stillOut }
    let change = Double((state.quantity - told.quantity).magnitude)
    return change >= Self.leastChange && change > quantityChange * Double(max(1, told.quantity))
      ? .quantity : nil
  }

  /// The same, known to those who were told.
  func markedTold() -> RememberedAlert {
    var alert = self
    // What failed to arrive is nobody's order any more.
    if alert.status == .ordered, let expected, state.asOf >= expected {
      alert.status = .open
      alert.expected = nil
    }
    alert.told = state
    return alert
  }
}
