import Simulation

/// How much of what Colca advises is done in a replay.
public struct ReplayAdherence: Sendable, Equatable {
  /// The share of orders and of trips that are done as advised, from 0 to 1.
  public let share: Double
  /// The seed of which they are.
  public let seed: UInt64

  /// All of it.
  public static let whole = ReplayAdherence(share: 1)

  /// A share; brought into its range.
  public init(share: Double, seed: UInt64 = 1) {
    self.share = min(max(share, 0), 1)
    self.seed = seed
  }

  /// Whether a shelf orders as advised at a close.
  func followsOrder(of shelf: Int, month: Int) -> Bool { happens(0, shelf, month) }

  /// Whether a trip of a close is made.
  func makesTrip(_ trip: Int, month: Int) -> Bool { happens(1, trip, month) }

  private func happens(_ kind: Int, _ place: Int, _ month: Int) -> Bool {
    guard share < 1 else { return true }
    var stream = RandomStream(seed: seed, .adherence, kind, place, month)
    return stream.happens(share)
  }
}
