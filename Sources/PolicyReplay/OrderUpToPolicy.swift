/// Orders what is missing to a level: level − on hand − on order, whole units, never negative.
///
/// With a reorder point it orders only when no more than that is on hand and on order; then up to the level, as min–max
/// rules do.
public struct OrderUpToPolicy: ReplayPolicy {
  /// Units for a shelf, from what is known at a close.
  public typealias Level = (_ state: ReplayState, _ shelf: Int) throws -> Double

  private let level: Level
  private let reorderPoint: Level?
  private let startsAtLevel: Bool

  /// A policy.
  ///
  /// - Parameters:
  ///   - startsAtLevel: whether the replay begins with each shelf at its level instead of at the scenario's stock.
  ///   - reorderPoint: orders only at or below so many units; nil for always.
  ///   - level: the level to fill up to; a fraction of a unit counts as one.
  public init(
    startsAtLevel: Bool = false, reorderPoint: Level? = nil, level: @escaping Level
  ) {
    self.startsAtLevel = startsAtLevel
    self.reorderPoint = reorderPoint
    self.level = level
  }

  /// What is missing to the level of each shelf that reviews.
  public func decide(_ state: ReplayState) throws -> ReplayDecisions {
    var orders = [Int](repeating: 0, count: state.shelves.count)
    for (shelf, place) in state.shelves.enumerated()
    where place.reviews(month: state.month) && state.isOpen(shelf) {
      let position = state.onHand[shelf] + state.onOrder(shelf)
      if let reorderPoint, Double(position) > (try reorderPoint(state, shelf)) { continue }
      orders[shelf] = max(0, Self.wholeUnits(try level(state, shelf)) - position)
    }
    return ReplayDecisions(orders: orders)
  }

  /// The levels, where the replay begins with them.
  public func startingStock(_ state: ReplayState) throws -> [Int]? {
    guard startsAtLevel else { return nil }
    return try state.shelves.indices.map { Self.wholeUnits(try level(state, $0)) }
  }

  /// A level in whole units: a hair above one is interpolation, not demand.
  private static func wholeUnits(_ level: Double) -> Int {
    level.isNaN ? 0 : Int(min(max(0, (level - 1e-9).rounded(.up)), 9e15))
  }
}
