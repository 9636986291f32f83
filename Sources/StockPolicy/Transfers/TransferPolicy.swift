import SupplyModel
import SupplySolving

/// Moves stock from where it is spare to where it is about to be missed, before anything is ordered.
///
/// First within each micro-network, then, with what is left, between the micro-networks of each network. Expected unmet
/// couple-years count first, then what would expire unused, then trips, then distance, at the rates of `TransferSettings`;
/// `TransportSolver` finds the plan. Lots that expire first are loaded first, as far as who receives them can use them in time,
/// and a trip that what can be loaded is not worth is not made: so two facilities drive to each other only where each
/// direction by itself is worth it. Trips that can be driven on one round become one (`TripRounds`). A facility never gives and receives the same product, and one that no register places in a micro-network or
/// network does neither. A micro-network is known by its authority and network too: names repeat.
public struct TransferPolicy: Sendable {
  let settings: ForecastRun.Settings
  let worth: TransferSettings
  let facilities: FacilityDirectory
  /// The most units that go some ways, for somebody has said so; 0 where it was a no.
  let atMost: [Way: Int]
  private let solver: TransportSolver

  /// A product's way from one facility to another.
  public struct Way: Hashable, Sendable {
    let from: FacilityCode
    let to: FacilityCode
    let product: ProductCode

    /// A way.
    public init(from: FacilityCode, to: FacilityCode, product: ProductCode) {
      self.from = from
      self.to = to
      self.product = product
    }
  }

  /// A policy for a run.
  ///
  /// - Parameter atMost: the most units that go some ways, whatever more would save.
  public init(
    settings: ForecastRun.Settings, worth: TransferSettings, facilities: FacilityDirectory,
    atMost: [Way: Int] = [:], solver: TransportSolver = TransportSolver()
  ) {
    self.settings = settings
    self.worth = worth
    self.facilities = facilities
    self.atMost = atMost
    self.solver = solver
  }

  /// The transfers, by trip and product; the same in whatever order the positions come.
  public func transfers(_ unordered: [StockPosition]) -> [Transfer] {
    var memory = TransferMemory()
    return transfers(unordered, remembering: &memory)
  }

  /// The same transfers, where what was planned in an earlier round is not searched again.
  public func transfers(_ unordered: [StockPosition], remembering memory: inout TransferMemory) -> [Transfer]
  {
    // Among plans of equal worth the search takes the one that it meets first.
    let positions = unordered.sorted { $0.assessment.key < $1.assessment.key }
    let spares = positions.compactMap { position -> TransferMarket.Spare? in
      let offer = position.offer(settings: settings)
      let isWorthLoading =
        Double(offer.packs * position.packSize) * position.coupleYearsPerUnit >= worth.coupleYearsPerLine
      return isWorthLoading ? TransferMarket.Spare(position: position, offer: offer) : nil
    }
    let wants = wants(positions, besides: spares)
    var market = TransferMarket(spares: spares, wants: wants)
    let codes = Set(positions.map(\.assessment.facility))
    let ofFacility = Dictionary(uniqueKeysWithValues: codes.map { ($0, SupplyPlace(facilities[$0])) })
    func clear(_ charges: TripCharges) -> [TransferMarket.Move] {
      market.clear(
        by: { ofFacility[$0]?.microNetwork }, policy: self, charges: charges, solver: solver,
        remembering: &memory.plans
      ) { _, _ in
        true
      }
        + market.clear(
          by: { ofFacility[$0]?.network }, policy: self, charges: charges, solver: solver,
          remembering: &memory.plans
        ) { from, to in
          let (from, to) = (ofFacility[from]?.microNetwork, ofFacility[to]?.microNetwork)
          return from == nil || from != to
        }
    }
    let places = FacilityPlaces(ofFacility.keys, in: facilities)
    let first = clear(TripCharges(worth, places: places))
    let driven = rounds(first.map(\.leg), ofFacility)
    let onTheWay = driven.isEmpty ? [] : clear(TripCharges(worth, places: places, rounds: driven))
    let moves = joined(first, onTheWay, ofFacility)
    return numbered(moves, ofFacility)
  }

  /// Transfers without what some shelves give beyond lots that would expire, nor the trips that the rest is not worth.
  ///
  /// Trips are numbered anew.
  public func without(_ givers: Set<SeriesKey>, _ transfers: [Transfer]) -> [Transfer] {
    func leg(_ transfer: Transfer) -> TripRound.Leg { .init(from: transfer.from, to: transfer.to) }
    let kept = transfers.filter {
      $0.units <= $0.expiringUnits || !givers.contains(SeriesKey($0.from, $0.product))
    }
    let codes = Set(kept.flatMap { [$0.from, $0.to] })
    let places = Dictionary(uniqueKeysWithValues: codes.map { ($0, SupplyPlace(facilities[$0])) })
    let poor = poor(
      rounds(kept.map(leg), places),
      gains: kept.map { (leg($0), $0.coupleYears, $0.expiringSoles) })
    let left = Set(poor.flatMap(\.legs))
    let worthwhile = kept.filter { !left.contains(leg($0)) }
    let numbers = numbers(of: worthwhile.map(leg), places)
    return worthwhile.map { $0.numbered(numbers[leg($0)] ?? 0) }.sorted()
  }

  /// What is missed, and where something would be ordered that expires elsewhere; nobody gives and receives the same.
  private func wants(
    _ positions: [StockPosition], besides spares: [TransferMarket.Spare]
  ) -> [TransferMarket.Want] {
    let giving = Set(spares.map(\.position.assessment.key))
    let expiring = Set(
      spares.filter { !$0.offer.expiring.isEmpty }.map { $0.position.assessment.product })
    return positions.compactMap { position -> TransferMarket.Want? in
      guard !giving.contains(position.assessment.key) else { return nil }
      var missed = position.need(settings: settings)
      if TransferMarket.Want.worth(of: missed) < worth.coupleYearsPerLine { missed = [] }
      var pieces = missed
      if worth.coupleYearsPerSol > 0, expiring.contains(position.assessment.product) {
        // Beyond what it would miss it takes what would expire elsewhere, in the place of an order.
        let taken = missed.reduce(0) { $0 + $1.units }
        pieces += position.wouldOrder(settings: settings).compactMap {
          $0.units > taken ? TransportProblem.Piece(units: $0.units - taken, worth: $0.worth) : nil
        }
      }
      return pieces.isEmpty ? nil : TransferMarket.Want(position: position, pieces: pieces)
    }
  }

  /// The rounds in which some legs are driven: those within a micro-network together, and those between micro-networks of a network.
  private func rounds(_ legs: [TripRound.Leg], _ places: [FacilityCode: SupplyPlace]) -> [TripRound] {
    let ends = FacilityPlaces(legs.flatMap { [$0.from, $0.to] }, in: facilities)
    return TripRounds(legs, places: ends, worth: worth) { leg in
      let (from, to) = (places[leg.from], places[leg.to])
      return from?.microNetwork == to?.microNetwork ? from?.microNetwork : from?.network
    }.rounds
  }

  /// What is worth a trip with what comes on the way of one: without those that became a trip of their own which they are not worth.
  private func joined(
    _ first: [TransferMarket.Move], _ onTheWay: [TransferMarket.Move], _ places: [FacilityCode: SupplyPlace]
  ) -> [TransferMarket.Move] {
    guard !onTheWay.isEmpty else { return first }
    let driven = Set(first.map(\.leg))
    let poor = poor(
      rounds((first + onTheWay).map(\.leg), places).filter { driven.isDisjoint(with: $0.legs) },
      gains: onTheWay.map { ($0.leg, $0.coupleYears, $0.expiringSoles) })
    let left = Set(poor.flatMap(\.legs))
    return TransferMarket.summed(first + onTheWay.filter { !left.contains($0.leg) })
  }

  /// The rounds that what goes on them is not worth.
  private func poor(
    _ rounds: [TripRound], gains: [(leg: TripRound.Leg, coupleYears: Double, soles: Double)]
  ) -> [TripRound] {
    let ofLeg = Dictionary(
      rounds.enumerated().flatMap { place, round in round.legs.map { ($0, place) } },
      uniquingKeysWith: { first, _ in first })
    var sums = Array(repeating: 0.0, count: rounds.count)
    for gain in gains {
      guard let place = ofLeg[gain.leg] else { continue }
      sums[place] = sums[place] + gain.coupleYears + gain.soles * worth.coupleYearsPerSol
    }
    return zip(rounds, sums).filter { round, sum in
      sum < worth.charge(kilometres: round.kilometres.map { $0 / 2 }) - 1e-9
    }.map(\.0)
  }

  /// Trips are rounds, numbered micro-network by micro-network, by the code of the donor, then of the receiver.
  private func numbers(
    of legs: [TripRound.Leg], _ places: [FacilityCode: SupplyPlace]
  ) -> [TripRound.Leg: Int] {
    func key(_ leg: TripRound.Leg) -> [String] {
      (places[leg.from]?.microNetwork ?? places[leg.from]?.network ?? []) + [
        "\u{0}", leg.from.text, leg.to.text,
      ]
    }
    let rounds = rounds(legs, places).sorted {
      key($0.first).lexicographicallyPrecedes(key($1.first))
    }
    return Dictionary(
      uniqueKeysWithValues: rounds.enumerated().flatMap { place, round in
        round.legs.map { ($0, place + 1) }
      })
  }

  private func numbered(_ moves: [TransferMarket.Move], _ places: [FacilityCode: SupplyPlace]) -> [Transfer] {
    let numbers = numbers(of: moves.map(\.leg), places)
    return moves.map { move in
      Transfer(
        trip: numbers[.init(from: move.from, to: move.to)] ?? 0, from: move.from, to: move.to,
        product: move.product, units: move.units,
        kilometres: facilities[move.from].kilometres(to: facilities[move.to]), coupleYears: move.coupleYears,
        lots: move.lots, expiringUnits: move.expiringUnits, expiringSoles: move.expiringSoles)
    }.sorted()
  }
}

/// What was planned in earlier rounds of the same run.
public struct TransferMemory: Sendable {
  var plans = TransportMemory()

  /// Nothing planned yet.
  public init() {}
}

/// Where a facility stands in the supply network; a level without a name is no place.
package struct SupplyPlace {
  package let microNetwork: [String]?
  package let network: [String]?

  package init(_ facility: Facility) {
    func named(_ text: String?) -> String? { text.flatMap { $0.isEmpty ? nil : $0 } }
    let above = [facility.regionalAuthority ?? ""]
    network = named(facility.network).map { above + [$0] }
    microNetwork = named(facility.microNetwork).map { above + [facility.network ?? "", $0] }
  }
}
