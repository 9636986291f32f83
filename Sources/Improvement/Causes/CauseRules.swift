import SupplyModel

/// Tells why shelves were empty, by rules on what was ordered, what came, what left and what the warehouse had.
///
/// A shelf of month t is fed by the latest order on record of the months t − lead time − review period + 1 … t − lead time. Each cause is
/// reckoned in units, and the one with most units is told, an earlier one of `StockoutCause` where two have the same:
///
/// 1. *warehouse empty*, *delivered short*: what was ordered less what came by the end of t. The warehouse was empty where it closed the month
///    of the order without stock, or, where its reports are not known, where six of ten facilities of the network that ordered the
///    product in that month (three at least) had received nothing; else it is delivered short.
/// 2. *delivered late*: what came in t though it was due before, or what came in the month after t and was not ordered for it.
/// 3. *not reported*: no order on record, and no report of the month in which one should have been placed (of any month of the review
///    period, where the facility orders at no certain time): the average consumption of the cover.
/// 4. *ordered too little*: the average demand of the cover less the stock at the order and the order. Where nothing was ordered and the
///    warehouse reported no stock from the first month of the order up to t, nothing would have come of one: *warehouse empty*.
/// 5. *demand jumped*: the demand since the order less the average consumption of the twelve months up to it.
/// 6. *moved away*, *expired*: what left by adjustments since the order; expired as far as lots of the report before had an expiry by then.
///
/// How often each rule is right on networks whose causes are known stands in `docs/improvement.md`, by `scripts/bench-causes`.
public struct CauseRules: Sendable {
  private let input: CauseInput
  /// Units with an expiry, by shelf and month of the report.
  private let lots: [SeriesKey: [Month: [StockLot]]]
  /// Of each network, product and month: who ordered, and how many of them had received nothing when it was due.
  private let peers: [PeerKey: (ordered: Int, nothing: Int)]

  /// In which months facilities order that do so every so many months, by the rest of the month's count; nothing of one without a rhythm.
  private let rhythms: [FacilityCode: Int]

  private struct PeerKey: Hashable {
    let network: ServicePlace
    let product: ProductCode
    let month: Month
  }

  /// Rules on an input.
  ///
  /// - Complexity: linear in the months of all histories.
  public init(_ input: CauseInput) {
    self.input = input
    var lots: [SeriesKey: [Month: [StockLot]]] = [:]
    for shelf in input.lots { lots[shelf.key, default: [:]][shelf.month] = shelf.lots }
    self.lots = lots
    var peers: [PeerKey: (ordered: Int, nothing: Int)] = [:]
    for history in input.histories {
      let network = ServicePlace(of: input.directory[history.facility], at: .network)
      let lead = Self.lead(input.calendars[history.facility] ?? .assumed)
      for entry in history.entries {
        guard let ordered = entry.quantities?.ordered, ordered > 0,
          let received = history[entry.month.advanced(by: lead)]?.quantities?.received
        else { continue }
        let key = PeerKey(network: network, product: history.product, month: entry.month)
        peers[key, default: (0, 0)].ordered += 1
        if received <= 0 { peers[key, default: (0, 0)].nothing += 1 }
      }
    }
    self.peers = peers
    rhythms = Self.rhythms(input)
  }

  /// In which months facilities order, where four of five orders fall on them.
  private static func rhythms(_ input: CauseInput) -> [FacilityCode: Int] {
    var months: [FacilityCode: [Int: Int]] = [:]
    for history in input.histories {
      let review = max(1, (input.calendars[history.facility] ?? .assumed).reviewPeriodMonths)
      for entry in history.entries where (entry.quantities?.ordered ?? 0) > 0 {
        months[history.facility, default: [:]][entry.month.count % review, default: 0] += 1
      }
    }
    return months.compactMapValues { counts in
      let most = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
      let all = counts.values.reduce(0, +)
      return most.flatMap { Double($0.value) >= rhythmShare * Double(all) ? $0.key : nil }
    }
  }

  /// So many orders fall on the same months where there is a rhythm.
  static let rhythmShare = 0.8

  private static func lead(_ calendar: SupplyCalendar) -> Int { max(1, calendar.leadTimeMonths) }

  /// The empty shelves of some months, each with its cause; by facility, product and month.
  public func lines(_ months: ClosedRange<Month>) -> [CauseLine] {
    var lines: [CauseLine] = []
    for (place, history) in input.histories.enumerated() {
      let demand = input.demands.indices.contains(place) ? input.demands[place] : nil
      for entry in history.entries where months.contains(entry.month) && entry.state == .stockedOut {
        lines.append(line(history, demand, entry.month))
      }
    }
    return lines.sorted { ($0.key, $0.month) < ($1.key, $1.month) }
  }

  private func line(_ history: SupplySeries, _ demand: EstimatedDemand?, _ month: Month) -> CauseLine {
    let calendar = input.calendars[history.facility] ?? .assumed
    let review = max(1, calendar.reviewPeriodMonths)
    let rhythm = rhythms[history.facility]
    let shelf = ShelfPast(history, demand, month: month, lead: Self.lead(calendar), review: review) { when in
      rhythm.map { when.count % review == $0 } ?? true
    }
    var units: [StockoutCause: Double] = [:]
    units[.orderedTooLittle] = shelf.orderedTooLittle
    if let order = shelf.order {
      let gap = order.units - shelf.received
      let late = shelf.late(gap: gap)
      units[.deliveredLate] = late
      if gap - late > max(0.5, Self.sameWithin * order.units) {
        units[isWarehouseEmpty(history, order.month) ? .warehouseEmpty : .deliveredShort] = gap - late
      }
    } else if shelf.missesReport {
      // Who did not report cannot be said to have ordered too little.
      units[.notReported] = max(shelf.average * shelf.cover, shelf.orderedTooLittle)
      units[.orderedTooLittle] = 0
    } else if let first = shelf.orderMonths.min(), wasWarehouseEmpty(history, from: first, to: month) {
      units[.warehouseEmpty] = shelf.orderedTooLittle
      units[.orderedTooLittle] = 0
    }
    units[.demandJumped] = shelf.jump
    let (moved, expired) = shelf.leaving(lots[history.key] ?? [:])
    units[.movedAway] = moved
    units[.expired] = expired
    let cause = StockoutCause.allCases.enumerated().max { left, right in
      (units[left.element] ?? 0, -left.offset) < (units[right.element] ?? 0, -right.offset)
    }?.element
    let most = cause.flatMap { units[$0] } ?? 0
    return CauseLine(
      key: history.key, month: month, cause: most > 0 ? cause : nil, units: most,
      orderMonth: shelf.order?.month, ordered: shelf.order?.units,
      received: shelf.order == nil ? nil : shelf.received,
      coupleYearsLost: input.coupleYears[history.product].flatMap { factor in
        shelf.lost.map { $0 * factor }
      })
  }

  /// Two quantities are the same within this share.
  static let sameWithin = 0.05

  /// Whether the warehouse had nothing in the month of an order.
  private func isWarehouseEmpty(_ history: SupplySeries, _ month: Month) -> Bool {
    if let code = input.warehouse[history.facility],
      let entry = input.warehouses[SeriesKey(code, history.product)]?[month],
      let closing = entry.quantities?.closing
    {
      return closing <= 0
    }
    let network = ServicePlace(of: input.directory[history.facility], at: .network)
    let key = PeerKey(network: network, product: history.product, month: month)
    guard let peers = peers[key], peers.ordered >= Self.fewestPeers else { return false }
    return Double(peers.nothing) >= Self.peerShare * Double(peers.ordered)
  }

  /// Whether the warehouse reported each month, from that in which an order should have been placed up to one, and had nothing at the end
  /// of any: nothing would have come of an order.
  private func wasWarehouseEmpty(_ history: SupplySeries, from first: Month, to last: Month) -> Bool {
    guard let code = input.warehouse[history.facility], first <= last,
      let warehouse = input.warehouses[SeriesKey(code, history.product)]
    else { return false }
    return (0...first.distance(to: last)).allSatisfy {
      (warehouse[first.advanced(by: $0)]?.quantities?.closing).map { $0 <= 0 } ?? false
    }
  }

  /// Fewer facilities than these tell nothing of a warehouse.
  static let fewestPeers = 3
  /// A warehouse is taken for empty where so many of those who ordered received nothing.
  static let peerShare = 0.6
}
