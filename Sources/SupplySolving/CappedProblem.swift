/// Which packs of a list to keep where caps do not allow all of them: a knapsack with several limits.
///
/// With x the packs of each item and w(x) what the first x are worth,
///
///     maximise  Σ w(x)
///     where     Σ amount · x ≤ capacity for every cap, x whole
///
/// w is concave and piecewise linear: the first packs are worth most.
public struct CappedProblem: Sendable, Equatable {
  /// So many packs, each of the same worth.
  public typealias Piece = TransportProblem.Piece

  /// What a pack takes of a cap.
  public struct Use: Sendable, Equatable {
    /// The cap's number.
    public let cap: Int
    /// What one pack takes of it, above 0.
    public let amount: Double

    /// A use of a cap.
    public init(cap: Int, amount: Double) {
      self.cap = cap
      self.amount = amount
    }
  }

  /// One line of the list.
  public struct Item: Sendable, Equatable {
    /// The worth of its packs, first to last; never rising.
    public let pieces: [Piece]
    /// What a pack takes of which caps; of each cap at most once.
    public let uses: [Use]

    /// An item.
    public init(pieces: [Piece], uses: [Use]) {
      self.pieces = pieces
      self.uses = uses
    }

    /// The packs asked for.
    public var packs: Int { pieces.reduce(0) { $0 + $1.units } }
  }

  /// The lines.
  public let items: [Item]
  /// What each cap holds, at least 0.
  public let capacities: [Double]

  /// A problem from its parts.
  public init(items: [Item], capacities: [Double]) {
    self.items = items
    self.capacities = capacities
  }

  /// What some packs of every item are worth.
  public func worth(of packs: [Int]) -> Double {
    zip(items, packs).reduce(0) { sum, entry in
      sum + TransportProblem.Need(destination: 0, product: 0, pieces: entry.0.pieces).worth(of: entry.1)
    }
  }

  /// What some packs of every item take of each cap.
  public func used(by packs: [Int]) -> [Double] {
    zip(items, packs).reduce(into: [Double](repeating: 0, count: capacities.count)) { used, entry in
      for use in entry.0.uses { used[use.cap] += use.amount * Double(entry.1) }
    }
  }

  /// Whether some packs of every item stay within all caps, but for what adding up decimals leaves.
  public func fits(_ packs: [Int]) -> Bool {
    zip(used(by: packs), capacities).allSatisfy { $0 <= $1 + Self.slack(of: $1) }
  }

  static func slack(of capacity: Double) -> Double { 1e-9 * max(1, capacity) }
}
