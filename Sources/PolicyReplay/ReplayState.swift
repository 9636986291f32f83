/// A replayed world as a policy sees it at the close of a month.
public struct ReplayState: Sendable {
  /// What all policies meet alike; only through the functions here does a policy look at it.
  let scenario: ReplayScenario
  /// The month that has just been closed.
  public let month: Int
  /// Units on each shelf.
  public let onHand: [Int]
  /// What each shelf has been sent and still expects.
  public let due: [[Due]]
  /// The reports of the replayed months, [shelf][month since the first replayed].
  let records: [ReplayRecord]
  /// Units in each warehouse, [warehouse][product]; nil where warehouses are without limit.
  public let warehouseStock: [[Int]]?

  /// Units on their way, as they were announced.
  public struct Due: Sendable, Equatable {
    /// The month as which begins they are expected.
    public let month: Int
    /// Units.
    public let units: Int
  }

  /// Units that each shelf still expects.
  public func onOrder(_ shelf: Int) -> Int { due[shelf].reduce(0) { $0 + $1.units } }

  /// The shelves.
  public var shelves: [ReplayShelf] { scenario.shelves }
  /// The first month that is replayed.
  public var firstMonth: Int { scenario.firstMonth }

  /// Whether policies are told nothing of the replayed months but what happened in their own world.
  public var knowsOwnWorldOnly: Bool { scenario.knowledge == .own }

  /// Whether a shelf has been opened by now.
  public func isOpen(_ shelf: Int) -> Bool { scenario.shelves[shelf].firstMonth <= month }

  /// What is known to have been given in a month; nil where it was not reported, or lies ahead.
  public func consumption(_ shelf: Int, month asked: Int) -> Double? {
    guard asked >= 0, asked <= month else { return nil }
    if scenario.knowledge == .own, asked >= scenario.firstMonth {
      return record(shelf, asked).map { Double($0.given) }
    }
    let recorded = scenario.recorded[shelf * scenario.monthCount + asked]
    return recorded.isNaN ? nil : recorded
  }

  /// The report of a replayed month in the policy's own world; nil before the replay, ahead, or with nothing known.
  public func record(_ shelf: Int, _ asked: Int) -> ReplayRecord? {
    guard asked >= scenario.firstMonth, asked <= month, asked >= scenario.shelves[shelf].firstMonth,
      scenario.isKnown[shelf * scenario.monthCount + asked]
    else { return nil }
    return records[shelf * (scenario.monthCount - scenario.firstMonth) + asked - scenario.firstMonth]
  }
}

/// The report of one shelf and month in a replayed world, in whole units.
///
/// `closing = opening + received − given − expired − movedOut + movedIn`; the two last happen as the month ends.
public struct ReplayRecord: Sendable, Equatable {
  /// Stock as the month began, before deliveries.
  public var opening = 0
  /// Delivered on the first day.
  public var received = 0
  /// Given to users.
  public var given = 0
  /// Asked for and not given.
  public var lost = 0
  /// Thrown away at the month's end.
  public var expired = 0
  /// Taken away by transfers at the close.
  public var movedOut = 0
  /// Brought by transfers at the close.
  public var movedIn = 0
  /// Ordered at the close.
  public var ordered = 0
  /// Stock at the close, after transfers.
  public var closing = 0

  /// An empty month.
  public init() {}
}
