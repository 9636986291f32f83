import SupplyModel
import SupplySolving

/// What is spare and what is missed, and how much of both is left after each round.
struct TransferMarket {
  /// A donor's product.
  struct Spare {
    let position: StockPosition
    var offer: StockPosition.Offer
  }

  /// A receiver's product.
  struct Want {
    let position: StockPosition
    var pieces: [TransportProblem.Piece]
    /// What it receives of each lot.
    var incoming: [StockLot] = []

    /// Packs that it would miss; of what else it would order it takes only what would expire.
    var missedPacks: Int { pieces.reduce(0) { $1.worth > 0 ? $0 + $1.units : $0 } }

    static func worth(of pieces: [TransportProblem.Piece]) -> Double {
      pieces.reduce(0) { $0 + Double($1.units) * $1.worth }
    }

    /// Units of a lot that it can use in time, after what it has and receives already.
    func usable(_ lot: StockLot, asOf: Month) -> Int {
      guard case .endOf(let month) = lot.expiry else { return .max }
      let dated = ShelfLots(incoming, stock: incoming.reduce(0) { $0 + $1.units }).dated
      // Lots that expire later may be promised already: they must still be used after this one.
      let ends = Set(dated.map(\.month).filter { $0 > month } + [month])
      return ends.reduce(.max) { least, end in
        let all = position.usable(StockLot(expiry: .endOf(end), units: 1), asOf: asOf)
        guard all < .max else { return least }
        let promised = dated.reduce(0) { $1.month <= end ? $0 + $1.units : $0 }
        return min(least, max(0, all - Int(promised)))
      }
    }

    /// Takes what has been received off the front.
    mutating func receive(_ packs: Int) {
      var left = packs
      pieces = pieces.compactMap { piece in
        let taken = min(left, piece.units)
        left -= taken
        return taken == piece.units
          ? nil : TransportProblem.Piece(units: piece.units - taken, worth: piece.worth)
      }
    }
  }

  /// A line of a trip.
  struct Move {
    let from: FacilityCode
    let to: FacilityCode
    let product: ProductCode
    let units: Int
    let lots: [StockLot]
    let expiringUnits: Int
    let expiringSoles: Double
    let coupleYears: Double

    var leg: TripRound.Leg { TripRound.Leg(from: from, to: to) }
  }

  /// Lines of the same product between the same two facilities as one.
  static func summed(_ moves: [Move]) -> [Move] {
    struct Line: Hashable {
      let leg: TripRound.Leg
      let product: ProductCode
    }
    var places: [Line: Int] = [:]
    return moves.reduce(into: []) { lines, move in
      let line = Line(leg: move.leg, product: move.product)
      guard let place = places[line] else {
        places[line] = lines.count
        lines.append(move)
        return
      }
      let before = lines[place]
      lines[place] = Move(
        from: move.from, to: move.to, product: move.product, units: before.units + move.units,
        lots: summed(before.lots + move.lots),
        expiringUnits: before.expiringUnits + move.expiringUnits,
        expiringSoles: before.expiringSoles + move.expiringSoles,
        coupleYears: before.coupleYears + move.coupleYears)
    }
  }

  /// Parts of the same lot as one.
  private static func summed(_ lots: [StockLot]) -> [StockLot] {
    lots.reduce(into: [StockLot]()) { lots, lot in
      if let same = lots.firstIndex(where: { $0.number == lot.number && $0.expiry == lot.expiry }) {
        lots[same].units += lot.units
      } else {
        lots.append(lot)
      }
    }.sorted()
  }

  private var spares: [Spare]
  private var wants: [Want]
  /// Units that go each way so far.
  private var moved: [TransferPolicy.Way: Int] = [:]

  init(spares: [Spare], wants: [Want]) {
    self.spares = spares
    self.wants = wants
  }

  /// Moves what is worth it within each group of facilities, and takes it off what is left.
  ///
  /// - Parameters:
  ///   - group: the group of a facility; nil where it belongs to none.
  ///   - charges: what a way costs.
  ///   - joins: whether stock may go from the first facility to the second.
  mutating func clear(
    by group: (FacilityCode) -> [String]?, policy: TransferPolicy, charges: TripCharges,
    solver: TransportSolver, remembering memory: inout TransportMemory,
    joins: @escaping (FacilityCode, FacilityCode) -> Bool
  ) -> [Move] {
    let givers = Dictionary(grouping: spares.indices.filter { spares[$0].offer.packs > 0 }) {
      group(spares[$0].position.assessment.facility)
    }
    let takers = Dictionary(grouping: wants.indices.filter { !wants[$0].pieces.isEmpty }) {
      group(wants[$0].position.assessment.facility)
    }
    var moves: [Move] = []
    for case (let place?, let takers) in takers.sorted(by: { Self.precedes($0.key, $1.key) }) {
      guard let givers = givers[place] else { continue }
      let round = TransferRound(
        spares: givers.map { (spares[$0], $0) }, wants: takers.map { (wants[$0], $0) }, policy: policy,
        charges: charges, atMost: policy.atMost.merging(moved) { $0 - $1 }, joins: joins)
      moves += settle(round.lines(by: solver, remembering: &memory), policy, charges)
    }
    return moves
  }

  private static func precedes(_ left: [String]?, _ right: [String]?) -> Bool {
    (left ?? []).lexicographicallyPrecedes(right ?? [])
  }

  /// Loads the lines of a plan with lots, and leaves out trips that what can be loaded is not worth.
  private mutating func settle(
    _ lines: [TransferRound.Line], _ policy: TransferPolicy, _ charges: TripCharges
  )
    -> [Move]
  {
    // A group is a small part of the market: only what its lines touch is worked on.
    let (givers, takers) = (Set(lines.map(\.spare)).sorted(), Set(lines.map(\.want)).sorted())
    let ofGiver = Dictionary(uniqueKeysWithValues: givers.enumerated().map { ($1, $0) })
    let ofTaker = Dictionary(uniqueKeysWithValues: takers.enumerated().map { ($1, $0) })
    var open = lines.compactMap { line in
      ofGiver[line.spare].flatMap { spare in ofTaker[line.want].map { line.between(spare, and: $0) } }
    }
    while true {
      var loading = TransferLoading(
        spares: givers.map { spares[$0] }, wants: takers.map { wants[$0] }, policy: policy, charges: charges)
      loading.load(open)
      let poor = loading.poorTrips
      guard poor.isEmpty else {
        open.removeAll { poor.contains(loading.trip(of: $0)) }
        continue
      }
      for (place, spare) in zip(givers, loading.spares) { spares[place] = spare }
      for (place, want) in zip(takers, loading.wants) { wants[place] = want }
      for move in loading.moves {
        let way = TransferPolicy.Way(from: move.from, to: move.to, product: move.product)
        if policy.atMost[way] != nil { moved[way, default: 0] += move.units }
      }
      return loading.moves
    }
  }
}
