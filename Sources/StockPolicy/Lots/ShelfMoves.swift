import SupplyModel

/// What transfers take off a shelf and bring to it.
public struct ShelfMoves: Sendable, Equatable {
  /// Units taken away.
  public var givenUnits: Int
  /// The lots among them, as far as they are known.
  public var given: [StockLot]
  /// Units brought.
  public var receivedUnits: Int
  /// The lots among them, as far as they are known.
  public var received: [StockLot]

  /// Nothing moves.
  public static let none = ShelfMoves(units: 0)

  /// Units of which no lot is known: brought, or taken away where negative.
  public init(units: Int) {
    givenUnits = max(0, -units)
    receivedUnits = max(0, units)
    given = []
    received = []
  }

  /// Units brought, less those taken away.
  public var units: Int { receivedUnits - givenUnits }

  /// Takes further moves in.
  public mutating func add(_ other: ShelfMoves) {
    givenUnits += other.givenUnits
    given += other.given
    receivedUnits += other.receivedUnits
    received += other.received
  }

  /// Takes a transfer in.
  ///
  /// - Parameter isGiving: whether the shelf gives it.
  public mutating func add(_ transfer: Transfer, isGiving: Bool) {
    if isGiving {
      givenUnits += transfer.units
      given += transfer.lots
    } else {
      receivedUnits += transfer.units
      received += transfer.lots
    }
  }
}

extension ShelfLots {
  /// The lots once transfers have been made: the lots that left are gone, of what left without a lot those that expire
  /// first, and what came without one is a lot of which nothing is known.
  func after(_ moves: ShelfMoves) -> ShelfLots {
    var left = lots
    var named = 0.0
    for gone in moves.given {
      guard
        let place = left.firstIndex(where: { $0.number == gone.number && $0.expiry == gone.expiry })
      else { continue }
      let units = min(gone.units, left[place].units)
      left[place].units -= units
      named += units
    }
    let stock = max(0, left.reduce(0) { $0 + $1.units } - (Double(moves.givenUnits) - named))
    let kept = ShelfLots(left, stock: stock)
    return ShelfLots(kept.lots + moves.received, stock: kept.units + Double(moves.receivedUnits))
  }
}
