import SupplyModel
import SupplySolving

/// Loads planned lines with lots: those that expire first, as far as who receives them can use them in time.
struct TransferLoading {
  private struct Load {
    let line: TransferRound.Line
    var lots: [StockLot] = []
    var packs = 0
    var expiringPacks = 0
    var expiringSoles = 0.0
  }

  private(set) var spares: [TransferMarket.Spare]
  private(set) var wants: [TransferMarket.Want]
  private let policy: TransferPolicy
  private let charges: TripCharges
  /// The wants as they were, for what they are worth.
  private let needs: [TransferMarket.Want]
  private var loads: [Load] = []

  init(
    spares: [TransferMarket.Spare], wants: [TransferMarket.Want], policy: TransferPolicy, charges: TripCharges
  ) {
    self.spares = spares
    self.wants = wants
    self.policy = policy
    self.charges = charges
    needs = wants
  }

  /// Loads the lines in turn; those too small to load are left out.
  mutating func load(_ lines: [TransferRound.Line]) {
    for line in lines {
      let before = (spares[line.spare], wants[line.want])
      var load = Load(line: line)
      for (lot, packs) in line.expiring { loadExpiring(lot, packs, &load) }
      loadSurplus(line.surplus, &load)
      let position = wants[line.want].position
      let size = Double(load.packs * position.packSize) * position.coupleYearsPerUnit
      guard load.packs > 0, size >= policy.worth.coupleYearsPerLine else {
        (spares[line.spare], wants[line.want]) = before
        continue
      }
      wants[line.want].receive(load.packs)
      load.lots.sort()
      loads.append(load)
    }
  }

  /// Packs of one lot that would expire with the donor.
  private mutating func loadExpiring(_ place: Int, _ packs: Int, _ load: inout Load) {
    let (spare, want) = (load.line.spare, load.line.want)
    let size = wants[want].position.packSize
    let lot = spares[spare].offer.expiring[place].lot
    let most = wants[want].usable(lot, asOf: policy.settings.asOf) / size
    let taken = min(packs, most, spares[spare].offer.expiring[place].packs)
    guard taken > 0 else { return }
    spares[spare].offer.expiring[place].packs -= taken
    add(lot, units: taken * size, &load)
    load.packs += taken
    load.expiringPacks += taken
    load.expiringSoles += Double(taken * size) * (spares[spare].position.price(of: lot) ?? 0)
  }

  /// Packs above what the donor keeps, of the lots that expire first of those that are of use.
  private mutating func loadSurplus(_ packs: Int, _ load: inout Load) {
    let (spare, want) = (load.line.spare, load.line.want)
    let size = wants[want].position.packSize
    var left = min(packs, spares[spare].offer.surplus)
    // Whole packs of one lot first; then what is loose, lot after lot.
    for loose in [false, true] {
      for place in spares[spare].offer.shelf.indices where left > 0 {
        let lot = spares[spare].offer.shelf[place]
        let there = min(Int(min(lot.units, 1e9)), wants[want].usable(lot, asOf: policy.settings.asOf))
        let units = loose ? min(there, left * size - looseUnits(load, size)) : min(there / size, left) * size
        guard units > 0 else { continue }
        spares[spare].offer.shelf[place].units -= Double(units)
        add(lot, units: units, &load)
        let whole = wholePacks(load, size)
        spares[spare].offer.surplus -= whole - load.packs
        left -= whole - load.packs
        load.packs = whole
      }
    }
    unload(looseUnits(load, size), &load)
  }

  private func wholePacks(_ load: Load, _ size: Int) -> Int { units(load) / size }
  private func looseUnits(_ load: Load, _ size: Int) -> Int { units(load) % size }
  private func units(_ load: Load) -> Int { Int(load.lots.reduce(0) { $0 + $1.units }) }

  private mutating func add(_ lot: StockLot, units: Int, _ load: inout Load) {
    var part = lot
    part.units = Double(units)
    wants[load.line.want].incoming.append(part)
    if let same = load.lots.firstIndex(where: { $0.number == lot.number && $0.expiry == lot.expiry }) {
      load.lots[same].units += part.units
    } else {
      load.lots.append(part)
    }
  }

  /// Puts loose units that made no whole pack back: the last ones loaded.
  private mutating func unload(_ units: Int, _ load: inout Load) {
    var left = Double(units)
    while left > 0, var last = load.lots.popLast() {
      let back = min(left, last.units)
      last.units -= back
      left -= back
      var part = last
      part.units = back
      takeBack(part, from: load.line.want)
      if let place = spares[load.line.spare].offer.shelf.firstIndex(where: {
        $0.number == last.number && $0.expiry == last.expiry
      }) {
        spares[load.line.spare].offer.shelf[place].units += back
      }
      if last.units > 0 { load.lots.append(last) }
    }
  }

  private mutating func takeBack(_ part: StockLot, from want: Int) {
    guard
      let place = wants[want].incoming.lastIndex(where: {
        $0.number == part.number && $0.expiry == part.expiry
      })
    else { return }
    wants[want].incoming[place].units -= part.units
  }

  /// The trip of a line.
  func trip(of line: TransferRound.Line) -> TripRound.Leg {
    TripRound.Leg(
      from: spares[line.spare].position.assessment.facility, to: wants[line.want].position.assessment.facility
    )
  }

  /// Trips that what was loaded is not worth.
  var poorTrips: Set<TripRound.Leg> {
    var gains: [TripRound.Leg: Double] = [:]
    for (load, move) in zip(loads, moves) {
      let saved = move.expiringSoles * policy.worth.coupleYearsPerSol
      gains[trip(of: load.line), default: 0] += move.coupleYears + saved
    }
    return Set(
      gains.filter { trip, gain in
        return gain < charges.charge(from: trip.from, to: trip.to) - 1e-9
      }.keys)
  }

  /// What was loaded; what a need received is worth is shared by the units of its lines.
  var moves: [TransferMarket.Move] {
    let received = Dictionary(grouping: loads, by: \.line.want).mapValues { $0.reduce(0) { $0 + $1.packs } }
    return loads.map { load in
      let want = needs[load.line.want]
      let all = received[load.line.want] ?? load.packs
      let worth = TransportProblem.Need(destination: 0, product: 0, pieces: want.pieces).worth(of: all)
      let ends = trip(of: load.line)
      return TransferMarket.Move(
        from: ends.from, to: ends.to, product: want.position.assessment.product,
        units: load.packs * want.position.packSize, lots: load.lots.filter(\.saysAnything),
        expiringUnits: load.expiringPacks * want.position.packSize, expiringSoles: load.expiringSoles,
        coupleYears: worth * Double(load.packs) / Double(all))
    }
  }
}
