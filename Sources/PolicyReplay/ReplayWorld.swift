import Simulation

/// A world under one policy: shelves with their lots, deliveries under way, warehouses, and the reports so far.
///
/// `ReplayPhysics` says in what order a month passes.
struct ReplayWorld {
  /// Units on their way, when they are expected and when they will come: never, where that is nil.
  private struct Delivery {
    let expected: Int
    let arrival: Int?
    let units: Int
  }

  let scenario: ReplayScenario
  private var lots: [LotStore]
  private var deliveries: [[Delivery]]
  private var warehouseStock: [[Int]]
  private(set) var records: [ReplayRecord]
  /// The trips that were driven at the last close.
  private(set) var trips = 0
  /// Products on those trips.
  private(set) var tripLines = 0
  private let span: Int

  init(_ scenario: ReplayScenario, startingStock: [Int]) {
    self.scenario = scenario
    span = scenario.monthCount - scenario.firstMonth
    deliveries = Array(repeating: [], count: scenario.shelves.count)
    records = Array(repeating: ReplayRecord(), count: scenario.shelves.count * span)
    let warehouses = (scenario.shelves.map(\.warehouse).max() ?? -1) + 1
    let products = (scenario.shelves.map(\.product).max() ?? -1) + 1
    warehouseStock = Array(repeating: Array(repeating: 0, count: products), count: warehouses)
    lots = scenario.shelves.map { _ in LotStore() }
    for (shelf, units) in startingStock.enumerated() {
      // What stands there already has, on average, half of its time before it.
      let left = scenario.physics.shelfLifeMonths.map { max(1, $0 / 2) }
      let opens = max(scenario.firstMonth, scenario.shelves[shelf].firstMonth)
      lots[shelf].add(LotStore.Lot(quantity: units, expiryMonth: Self.lastMonth(from: opens, life: left)))
    }
    guard !scenario.underWay.isEmpty else { return }
    for shelf in scenario.shelves.indices {
      for month in scenario.firstMonth..<scenario.monthCount {
        let units = scenario.underWay[shelf * scenario.monthCount + month]
        if units > 0 { deliveries[shelf].append(Delivery(expected: month, arrival: month, units: units)) }
      }
    }
  }

  private static func lastMonth(from month: Int, life: Int?) -> Int { life.map { month + $0 - 1 } ?? Int.max }

  /// Lets a month pass up to its close, before anything is decided.
  mutating func pass(_ month: Int) {
    for warehouse in warehouseStock.indices {
      for product in warehouseStock[warehouse].indices {
        warehouseStock[warehouse][product] += scenario.supply.arriving(
          warehouse: warehouse, product: product, month: month)
      }
    }
    for shelf in scenario.shelves.indices where scenario.shelves[shelf].firstMonth <= month {
      pass(month, shelf: shelf)
    }
  }

  private mutating func pass(_ month: Int, shelf: Int) {
    var record = ReplayRecord()
    record.opening = lots[shelf].quantity
    for delivery in deliveries[shelf] where delivery.arrival == month {
      record.received += delivery.units
      let life = scenario.physics.shelfLifeMonths
      lots[shelf].add(
        LotStore.Lot(quantity: delivery.units, expiryMonth: Self.lastMonth(from: month, life: life)))
    }
    deliveries[shelf].removeAll { $0.arrival.map { $0 <= month } ?? ($0.expected <= month) }
    let cell = shelf * scenario.monthCount + month
    let asked = scenario.isKnown[cell] ? scenario.demand[cell] : 0
    record.given = min(asked, lots[shelf].quantity)
    record.lost = asked - record.given
    lots[shelf].take(record.given)
    record.expired = lots[shelf].takeExpired(endOf: month)
    record.closing = lots[shelf].quantity
    records[shelf * span + month - scenario.firstMonth] = record
  }

  /// Carries out what was decided at the close of a month.
  mutating func carryOut(_ decisions: ReplayDecisions, month: Int) {
    drive(decisions.moves, month)
    var byWarehouse: [[Int]: [Int]] = [:]
    for (shelf, units) in decisions.orders.enumerated() where units > 0 {
      let place = scenario.shelves[shelf]
      guard place.firstMonth <= month, place.reviews(month: month) else { continue }
      records[shelf * span + month - scenario.firstMonth].ordered = units
      byWarehouse[[place.warehouse, place.product], default: []].append(shelf)
    }
    for (key, shelves) in byWarehouse.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      fill(shelves, decisions.orders, warehouse: key[0], product: key[1], month)
    }
  }

  /// No more goes than there is, and nothing to another product's shelf.
  private mutating func drive(_ moves: [ReplayDecisions.Move], _ month: Int) {
    var driven: Set<[Int]> = []
    tripLines = 0
    for move in moves where scenario.shelves[move.from].product == scenario.shelves[move.to].product {
      guard scenario.shelves[move.to].firstMonth <= month else { continue }
      let taken = lots[move.from].take(move.units)
      let units = taken.reduce(0) { $0 + $1.quantity }
      guard units > 0 else { continue }
      for lot in taken { lots[move.to].add(lot) }
      let (from, to) = (
        move.from * span + month - scenario.firstMonth, move.to * span + month - scenario.firstMonth
      )
      records[from].movedOut += units
      records[from].closing -= units
      records[to].movedIn += units
      records[to].closing += units
      tripLines += 1
      driven.insert(
        move.trip.map { [$0] } ?? [scenario.shelves[move.from].facility, scenario.shelves[move.to].facility])
    }
    trips = driven.count
  }

  private mutating func fill(_ shelves: [Int], _ orders: [Int], warehouse: Int, product: Int, _ month: Int) {
    let asked = shelves.map { orders[$0] }
    var sent = asked
    if scenario.supply.isDry(warehouse: warehouse, product: product, month: month) {
      sent = asked.map { _ in 0 }
    } else if scenario.supply.isLimited {
      sent = ReplaySupply.shared(warehouseStock[warehouse][product], among: asked)
      warehouseStock[warehouse][product] -= sent.reduce(0, +)
    }
    for (shelf, units) in zip(shelves, sent) where units > 0 {
      send(units, to: shelf, month)
    }
  }

  /// Puts units on their way, as far as luck lets them arrive.
  private mutating func send(_ units: Int, to shelf: Int, _ month: Int) {
    let luck = scenario.physics.luck(shelf: shelf, month: month)
    let loaded = units * luck.loadedTenths / 10
    guard loaded > 0 else { return }
    let expected = month + 1 + scenario.shelves[shelf].leadTimeMonths
    deliveries[shelf].append(
      Delivery(expected: expected, arrival: luck.delayMonths.map { expected + $0 }, units: loaded))
  }

  /// The world at the close of a month, as a policy may see it.
  func state(month: Int) -> ReplayState {
    ReplayState(
      scenario: scenario, month: month, onHand: lots.map(\.quantity),
      due: deliveries.map {
        $0.filter { $0.expected > month }.map { .init(month: $0.expected, units: $0.units) }
      },
      records: records,
      warehouseStock: scenario.supply.isLimited ? warehouseStock : nil)
  }
}
