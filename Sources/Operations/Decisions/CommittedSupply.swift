import SupplyModel

/// What placed decisions mean for a run: what is on order, and what transfers that were agreed will bring and take away.
public struct CommittedSupply: Sendable, Equatable {
  /// Units that were agreed to be moved, and lie in no counted stock yet.
  public struct Moves: Sendable, Equatable {
    /// Units that are to be brought.
    public var received: Int
    /// Units that are to leave the shelf.
    public var given: Int

    /// Nothing moves.
    public static let none = Moves(received: 0, given: 0)

    /// Units agreed to be moved.
    public init(received: Int, given: Int) {
      self.received = received
      self.given = given
    }
  }

  /// What is on order; people's word that something has come is an order for that month, until a report counts it.
  public private(set) var orders: [OrderUnderWay] = []
  /// What was agreed to be moved, by shelf.
  public private(set) var moves: [SeriesKey: Moves] = [:]

  /// The months in which people expect orders at a shelf, those among them that have come: files have no say in these.
  public private(set) var expected: [SeriesKey: Set<Month>] = [:]

  /// The most units of transfers that the run's month advised, as somebody answered (`DecisionLedger.mostMoved(asOf:)`).
  public var mostMoved: [AdviceKey: Int] = [:]

  /// Nothing was placed.
  public static let none = CommittedSupply()

  private init() {}

  /// What a ledger means for a run.
  ///
  /// - Parameters:
  ///   - ledger: as far as the run may know of it (`DecisionLedger.known(asOf:)`).
  ///   - receipts: what the reports of a shelf say, up to the run's month.
  public init(_ ledger: DecisionLedger, receipts: (SeriesKey) -> ShelfReceipts) {
    for (key, standings) in ledger.placements(receipts: receipts).sorted(by: { $0.key < $1.key }) {
      for standing in standings { take(standing, of: key, receipts: receipts) }
    }
  }

  private mutating func take(
    _ standing: PlacementStanding, of key: AdviceKey, receipts: (SeriesKey) -> ShelfReceipts
  ) {
    let placement = standing.placement
    switch key {
    case .order(let facility, let product):
      expected[SeriesKey(facility, product), default: []].insert(placement.expected)
      guard !standing.hasEnded else { return }
      arrive(standing, at: SeriesKey(facility, product), receipts: receipts)
      order(SeriesKey(facility, product), units: standing.outstanding, in: placement.expected, placement)
    case .transfer(let giver, let receiver, let product):
      let (from, to) = (SeriesKey(giver, product), SeriesKey(receiver, product))
      leave(standing, from: from, receipts: receipts)
      guard !standing.hasEnded, standing.phase != .late else { return }
      arrive(standing, at: to, receipts: receipts)
      if standing.outstanding > 0 { moves[to, default: .none].received += standing.outstanding }
    case .expiry(let facility, let product, _):
      leave(standing, from: SeriesKey(facility, product), receipts: receipts)
    }
  }

  /// What people noted as come lies in the stock once its month is reported.
  private mutating func arrive(
    _ standing: PlacementStanding, at shelf: SeriesKey, receipts: (SeriesKey) -> ShelfReceipts
  ) {
    for arrival in standing.placement.arrivals where !receipts(shelf).covers(arrival.month) {
      order(shelf, units: arrival.quantity, in: arrival.month, standing.placement)
    }
  }

  private mutating func order(
    _ shelf: SeriesKey, units: Int, in month: Month, _ placement: DecisionState.Placement
  ) {
    guard units > 0 else { return }
    orders.append(
      OrderUnderWay(
        facility: shelf.facility, product: shelf.product, quantity: Double(units), expectedMonth: month,
        orderedMonth: placement.asOf))
  }

  /// What leaves a shelf lies in its counted stock until the month in which it should be gone, or was, is reported there.
  private mutating func leave(
    _ standing: PlacementStanding, from shelf: SeriesKey, receipts: (SeriesKey) -> ShelfReceipts
  ) {
    let placement = standing.placement
    let gone = ([placement.expected] + placement.arrivals.map(\.month)).min() ?? placement.expected
    guard !receipts(shelf).covers(gone) else { return }
    let units: Int
    switch standing.phase {
    case .underWay, .arrivedUnreported: units = max(placement.quantity, placement.arrived)
    case .ended(let came): units = came
    case .late: units = 0
    }
    if units > 0 { moves[shelf, default: .none].given += units }
  }
}

extension DecisionLedger {
  /// The ledger as a run on a month may know of it: what was decided on the advice of later months is not there yet.
  public func known(asOf month: Month) -> DecisionLedger {
    DecisionLedger(decisions.filter { $0.advice.asOf <= month })
  }

  /// The most units that people still want of transfers that runs on a month advised.
  ///
  /// It is 0 of a rejected one, and what it was changed to of a changed one. Those of which nobody said either are not among them.
  public func mostMoved(asOf month: Month) -> [AdviceKey: Int] {
    states.reduce(into: [:]) { most, entry in
      guard entry.key.kind == .transfer, let answer = entry.value.answer, answer.advice.asOf == month
      else { return }
      switch answer.act {
      case .rejected: most[entry.key] = 0
      case .changed(let quantity, _): most[entry.key] = quantity
      case .accepted, .snoozed, .agreed, .placed, .arrived, .reopened: break
      }
    }
  }

  /// The shelves whose reports tell how what was placed stands.
  public var shelves: Set<SeriesKey> {
    states.reduce(into: []) { shelves, entry in
      shelves.insert(SeriesKey(entry.key.facility, entry.key.product))
      if let shelf = entry.key.receives { shelves.insert(shelf) }
    }
  }

  /// The month from which on reports can tell of what was placed; nil where nothing was.
  public var firstPlaced: Month? { states.values.flatMap { $0.placements.map(\.asOf) }.min() }

  /// How everything stands that was placed, by what it was placed for; the latest expected last.
  ///
  /// - Parameter receipts: what the reports of a shelf say.
  public func placements(receipts: (SeriesKey) -> ShelfReceipts) -> [AdviceKey: [PlacementStanding]] {
    var shelves: [SeriesKey: [(key: AdviceKey, placement: DecisionState.Placement)]] = [:]
    var standings: [AdviceKey: [PlacementStanding]] = [:]
    for (key, state) in states.sorted(by: { $0.key < $1.key }) {
      if let shelf = key.receives {
        shelves[shelf, default: []] += state.placements.map { (key, $0) }
      } else {
        let reports = receipts(SeriesKey(key.facility, key.product))
        standings[key] = state.placements.map { PlacementStanding(leaving: $0, reports: reports) }
      }
    }
    for (shelf, placed) in shelves {
      let inOrder = placed.enumerated().sorted {
        ($0.element.placement.expected, $0.offset) < ($1.element.placement.expected, $1.offset)
      }.map(\.element)
      let found = PlacementStanding.standings(of: inOrder.map(\.placement), receipts: receipts(shelf))
      for (entry, standing) in zip(inOrder, found) { standings[entry.key, default: []].append(standing) }
    }
    return standings
  }
}
