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

  /// The same advice, had it been for another quantity.
  func with(_ quantity: Int) -> Advice { Advice(key, quantity: quantity, asOf: asOf) }

  /// By more than this share of what was advised, a quantity is another piece of advice; as alerts are told again, unless a
  /// configuration says otherwise.
  public static let changedShare = 0.25

  /// Whether what is advised now is another piece of advice than this one: by `RememberedAlert.leastChange` units and by more than
  /// `changedShare`.
  public func differs(from quantity: Int) -> Bool {
    let change = Double((quantity - self.quantity).magnitude)
    return change >= RememberedAlert.leastChange
      && change > Self.changedShare * Double(max(1, self.quantity))
  }
}
