import SupplyModel

/// What a run advised when somebody answered.
public struct Advice: Hashable, Sendable, Codable {
  /// What it is about.
  public let key: AdviceKey
  /// Whole units advised; 0 where the run advised nothing, and somebody did something all the same.
  public let quantity: Int
  /// The last month known to the run.
  public let asOf: Month

  /// Advice of a run.
  public init(_ key: AdviceKey, quantity: Int, asOf: Month) {
    self.key = key
    self.quantity = quantity
    self.asOf = asOf
  }

  /// Whether what is advised now is another piece of advice than this one: by `RememberedAlert.leastChange` units and by more than
  /// the declared share of what was advised.
  public func differs(from quantity: Int, quantityChange: Double) -> Bool {
    let change = Double((quantity - self.quantity).magnitude)
    return change >= RememberedAlert.leastChange
      && change > quantityChange * Double(max(1, self.quantity))
  }
}
