/// A way to decide what is ordered and moved, month after month.
public protocol ReplayPolicy {
  /// Decides at the close of `state.month`; nothing after that month can be seen.
  ///
  /// - Throws: what a policy that forecasts may throw.
  mutating func decide(_ state: ReplayState) throws -> ReplayDecisions

  /// Units on a shelf as the replay begins; nil for the scenario's own.
  mutating func startingStock(_ state: ReplayState) throws -> [Int]?
}

extension ReplayPolicy {
  /// The scenario's own starting stock.
  public mutating func startingStock(_ state: ReplayState) throws -> [Int]? { nil }
}

/// What a policy does at the close of a month.
public struct ReplayDecisions: Sendable, Equatable {
  /// Units that go from one shelf to another of the same product.
  public struct Move: Sendable, Equatable {
    /// The shelf that gives.
    public let from: Int
    /// The shelf that receives.
    public let to: Int
    /// Whole units.
    public let units: Int
    /// The trip that it is driven on, of those of its close; nil where all that goes from one facility to another is a trip of its own.
    public let trip: Int?

    /// A move.
    public init(from: Int, to: Int, units: Int, trip: Int? = nil) {
      self.from = from
      self.to = to
      self.units = units
      self.trip = trip
    }
  }

  /// Whole units that each shelf orders; those of shelves that do not review are left out of account.
  public var orders: [Int]
  /// Moves, driven before the orders are filled.
  public var moves: [Move]

  /// Decisions.
  public init(orders: [Int], moves: [Move] = []) {
    self.orders = orders
    self.moves = moves
  }
}
