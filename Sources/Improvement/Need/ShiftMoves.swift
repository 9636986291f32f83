import SupplyModel
import SupplySolving

/// What bounds the moving of shifts.
public struct ShiftRules: Sendable, Equatable {
  /// Visits of an hour of shift; nil for those of all facilities looked at together.
  public var visitsPerHour: Double?
  /// Hours of a shift: only whole ones move.
  public var shiftHours = 6
  /// As far as anybody is sent, in kilometres as the crow flies.
  public var withinKilometres = 30.0
  /// The place within which shifts move.
  public var within = PlaceLevel.microNetwork

  /// The usual bounds.
  public init() {}
}

/// A facility with more hours than its need takes, or fewer.
public struct ShiftBalance: Sendable, Equatable {
  /// The facility.
  public let facility: FacilityCode
  /// Its average month.
  public let month: ShiftMonth
  /// Hours that its whole need takes.
  public let hoursNeeded: Double

  /// Hours beyond that; below 0 where they do not suffice.
  public var spareHours: Double { month.hours - hoursNeeded }
  /// Needed visits that do not take place.
  public var unmet: Double { max(0, month.need - month.visits) }
}

/// Shifts that one facility would do better to give to another, each month.
public struct ShiftMove: Sendable, Equatable {
  /// Who gives.
  public let from: ShiftBalance
  /// Who gets.
  public let to: ShiftBalance
  /// Hours a month, whole shifts.
  public let hours: Int
  /// The way, as the crow flies.
  public let kilometres: Double
  /// Visits more a month: hours × visits of an hour, at most those that are missed.
  public let visits: Double
}

/// The moves of shifts that would serve most unmet need, as a proposal with its arithmetic.
///
/// A facility keeps the hours that all its estimated need takes, need ÷ visits of an hour, and can spare whole shifts beyond them; one whose hours
/// do not suffice gains hours × visits of an hour, as far as visits are missed. What is moved between places near enough serves most
/// unmet need: a transportation problem (`TransportProblem`), the nearest first among equals.
public struct ShiftProposal: Sendable, Equatable {
  /// Visits of an hour; nil where no facility states visits and hours, and then there is no proposal.
  public let visitsPerHour: Double?
  /// The moves, those that serve most first.
  public private(set) var moves: [ShiftMove]
  /// Facilities with hours, need and visits.
  public private(set) var balances: [ShiftBalance]
  /// Facilities that could give or get, whose place on the map no register states.
  public private(set) var unplaced: [FacilityCode]

  /// Needed visits that do not take place, a month.
  public var unmet: Double { balances.reduce(0) { $0 + $1.unmet } }
  /// Visits more by all moves, a month.
  public var served: Double { moves.reduce(0) { $0 + $1.visits } }

  /// The proposal of some facilities.
  public init(_ needs: [FacilityNeed], rules: ShiftRules, directory: FacilityDirectory) {
    let hours = needs.reduce(Tally.none) { $0 + $1.visitsOfHours }
    guard let rate = rules.visitsPerHour ?? hours.value(.share), rate > 0 else {
      (visitsPerHour, moves, balances, unplaced) = (nil, [], [], [])
      return
    }
    let balances = needs.compactMap { need in
      need.month.map {
        ShiftBalance(facility: need.facility, month: $0, hoursNeeded: $0.need / rate)
      }
    }
    let shift = Double(rules.shiftHours)
    // A whole shift that only rounding takes away is there.
    let givers = balances.filter { $0.spareHours / shift >= 1 - 1e-9 }
    let takers = balances.filter { $0.spareHours < 0 && $0.unmet > 0 }
    let places = FacilityPlaces((givers + takers).map(\.facility), in: directory)
    var links: [TransportProblem.Link] = []
    var ways: [Double] = []
    for (source, giver) in givers.enumerated() {
      let home = ServicePlace(of: directory[giver.facility], at: rules.within)
      for (destination, taker) in takers.enumerated() {
        guard !home.isUnknown, ServicePlace(of: directory[taker.facility], at: rules.within) == home,
          let way = places.kilometres(from: giver.facility, to: taker.facility),
          way <= rules.withinKilometres
        else { continue }
        links.append(
          TransportProblem.Link(
            source: source, destination: destination, charge: 0, unitCost: way * Self.visitsPerKilometre))
        ways.append(way)
      }
    }
    let problem = TransportProblem(
      offers: givers.enumerated().map {
        TransportProblem.Offer(
          source: $0, product: 0, units: Int(($1.spareHours / shift + 1e-9).rounded(.down)))
      },
      needs: takers.enumerated().map {
        TransportProblem.Need(destination: $0, product: 0, pieces: Self.pieces($1, rate, shift))
      }, links: links)
    var filled = [Int](repeating: 0, count: takers.count)
    var moves: [ShiftMove] = []
    for shipment in TransportSolver().plan(for: problem).shipments {
      let link = links[shipment.link]
      // What several bring to one place is counted in the order of the list: the last shift may serve less.
      let gained = problem.needs[link.destination].worth(of: shipment.units, after: filled[link.destination])
      filled[link.destination] += shipment.units
      moves.append(
        ShiftMove(
          from: givers[link.source], to: takers[link.destination], hours: shipment.units * rules.shiftHours,
          kilometres: ways[shipment.link], visits: gained))
    }
    visitsPerHour = rate
    self.balances = balances
    self.moves = moves.sorted {
      ($1.visits, $0.from.facility, $0.to.facility) < ($0.visits, $1.from.facility, $1.to.facility)
    }
    unplaced = (givers + takers).map(\.facility).filter { directory[$0].kilometres(to: directory[$0]) == nil }
      .sorted()
  }

  /// So little that it decides among moves that serve as many alone.
  private static let visitsPerKilometre = 1e-3

  /// What shifts are worth to a facility: whole ones as many visits as they hold, the last one what is still missed.
  private static func pieces(_ taker: ShiftBalance, _ rate: Double, _ shift: Double)
    -> [TransportProblem.Piece]
  {
    let missed = min(taker.unmet, -taker.spareHours * rate)
    let whole = (missed / (rate * shift) + 1e-9).rounded(.down)
    let rest = missed - whole * rate * shift
    var pieces: [TransportProblem.Piece] = []
    if whole > 0 { pieces.append(TransportProblem.Piece(units: Int(whole), worth: rate * shift)) }
    if rest > 1e-6 { pieces.append(TransportProblem.Piece(units: 1, worth: rest)) }
    return pieces
  }
}

extension ShiftProposal {
  /// The part of it that lies among some facilities, reckoned as that of all.
  public func only(_ codes: Set<FacilityCode>) -> ShiftProposal {
    var part = self
    part.moves = moves.filter { codes.contains($0.from.facility) && codes.contains($0.to.facility) }
    part.balances = balances.filter { codes.contains($0.facility) }
    part.unplaced = unplaced.filter(codes.contains)
    return part
  }
}
