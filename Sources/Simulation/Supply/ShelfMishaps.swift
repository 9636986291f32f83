import SupplyModel

/// What became of one order of a simulated shelf.
struct OrderFate {
  /// The month at whose end it was placed, or should have been.
  let month: Int
  /// The month in which it should arrive.
  let due: Int
  /// The month in which the order after it should arrive.
  let nextDue: Int
  /// The level of demand around its trend when it was placed.
  let drift: Double
  /// Stock and what was on its way.
  var position = 0
  /// Units ordered; 0 where nothing was, needed or not.
  var ordered = 0
  /// Units that were kept from the shelf, and by what.
  var kept: (cause: StockoutCause, units: Int)?
  /// Units sent.
  var sent = 0
  /// When they arrived; nil where nothing was sent.
  var arrival: Int?
}

/// What goes wrong on purpose at one shelf, and all that tells why it is empty.
struct ShelfMishaps {
  /// What left a shelf in a month, and what was asked for.
  struct Movement {
    let month: Int
    let movedAway: Int
    let expired: Int
    let demand: Int
    /// What would be asked for on the average, at the drift of 1.
    let mean: Double
  }

  private var stream: RandomStream
  var fates: [OrderFate] = []
  fileprivate(set) var movements: [Movement] = []

  init(_ stream: RandomStream) { self.stream = stream }

  /// Whether somebody forgets to order.
  mutating func forgets() -> Bool { stream.happens(0.07) }
  /// Whether three times as many people come in a month.
  mutating func jumps() -> Bool { stream.happens(0.02) }
  /// Whether a shelf is emptied for another place.
  mutating func isSentAway() -> Bool { stream.happens(0.012) }
  /// How long a delivery can be used: some of them for a month or two.
  mutating func shelfLife(_ months: Int) -> Int { stream.happens(0.1) ? stream.integer(1...2) : months }
}

extension ShelfHistory {
  /// Sends nearly everything to another place, once in a while.
  mutating func sendAway(into record: inout SyntheticRecord) {
    guard mishaps.isSentAway(), lots.quantity > 4 else { return }
    let units = lots.quantity * 9 / 10
    lots.take(units)
    record.returned += units
  }

  /// Why the shelf was empty in a month: whatever has taken most units off it since the order that should feed it was placed.
  ///
  /// What counts is, in units: what that order lacked and why; what came late; what was sent away or expired since; by how much people asked for
  /// more than the level of then; by how much stock and order together fell short of that level until the order after it.
  ///
  /// - Returns: nil where the shelf had stock all month, and before the first order.
  mutating func cause(
    _ product: SyntheticProduct, month: Int, firstMonth: Month, of record: SyntheticRecord
  ) -> StockoutCause? {
    func mean(_ month: Int) -> Double {
      profile.meanUsers(
        product, month: month, monthOfYear: firstMonth.advanced(by: month).monthOfYear, drift: 1)
        * product.meanUnitsPerUser
    }
    mishaps.movements.append(
      ShelfMishaps.Movement(
        month: month, movedAway: record.returned + record.transferredOut + record.shrinkage,
        expired: record.expired, demand: record.demand, mean: mean(month)))
    if mishaps.movements.count > 36 { mishaps.movements.removeFirst() }
    guard record.closing == 0 || record.daysWithoutStock > 0,
      let fate = mishaps.fates.last(where: { $0.due <= month })
    else { return nil }
    let since = mishaps.movements.filter { $0.month > fate.month }
    var units: [StockoutCause: Double] = [:]
    if let kept = fate.kept { units[kept.cause, default: 0] += Double(kept.units) }
    if let arrival = fate.arrival, arrival > fate.due, month <= arrival {
      units[.deliveredLate, default: 0] += Double(fate.sent)
    }
    units[.movedAway] = Double(since.reduce(0) { $0 + $1.movedAway })
    units[.expired] = Double(since.reduce(0) { $0 + $1.expired })
    let expected = since.reduce(0) { $0 + $1.mean } * fate.drift
    units[.demandJumped] = max(0, Double(since.reduce(0) { $0 + $1.demand }) - expected)
    let until = (fate.month + 1..<fate.nextDue).reduce(0) { $0 + mean($1) } * fate.drift
    units[.orderedTooLittle] = max(0, until - Double(fate.position + fate.ordered))
    return StockoutCause.allCases.max { (units[$0] ?? 0, $1.rank) < (units[$1] ?? 0, $0.rank) }
  }
}

extension StockoutCause {
  fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
