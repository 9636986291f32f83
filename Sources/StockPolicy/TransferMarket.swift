import SupplyModel
import SupplySolving

/// What is spare and what is missed, and how much of both is left after each round.
struct TransferMarket {
  /// A donor's product.
  struct Spare {
    let position: StockPosition
    var packs: Int
  }

  /// A receiver's product.
  struct Want {
    let position: StockPosition
    var pieces: [TransportProblem.Piece]

    var worth: Double { pieces.reduce(0) { $0 + Double($1.units) * $1.worth } }

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
    let from: String
    let to: String
    let product: String
    let units: Int
    let coupleYears: Double
  }

  private var spares: [Spare]
  private var wants: [Want]

  init(spares: [Spare], wants: [Want]) {
    self.spares = spares
    self.wants = wants
  }

  /// Moves what is worth it within each group of facilities, and takes it off what is left.
  ///
  /// - Parameters:
  ///   - group: the group of a facility; nil where it belongs to none.
  ///   - joins: whether stock may go from the first facility to the second.
  mutating func clear(
    by group: (String) -> [String]?, policy: TransferPolicy, solver: TransportSolver,
    joins: (String, String) -> Bool
  ) -> [Move] {
    let givers = Dictionary(grouping: spares.indices.filter { spares[$0].packs > 0 }) {
      group(spares[$0].position.assessment.facility)
    }
    let takers = Dictionary(grouping: wants.indices.filter { !wants[$0].pieces.isEmpty }) {
      group(wants[$0].position.assessment.facility)
    }
    var moves: [Move] = []
    for case (let place?, let takers) in takers.sorted(by: { Self.precedes($0.key, $1.key) }) {
      guard let givers = givers[place] else { continue }
      moves += clear(
        TransferRound(spares: givers.map { (spares[$0], $0) }, wants: takers.map { (wants[$0], $0) }),
        policy, solver, joins)
    }
    return moves
  }

  private static func precedes(_ left: [String]?, _ right: [String]?) -> Bool {
    (left ?? []).lexicographicallyPrecedes(right ?? [])
  }

  private mutating func clear(
    _ round: TransferRound, _ policy: TransferPolicy, _ solver: TransportSolver,
    _ joins: (String, String) -> Bool
  ) -> [Move] {
    let problem = round.problem(policy: policy, joins: joins)
    let lines = round.lines(of: solver.plan(for: problem), problem, policy: policy)
    // What a need received is worth is shared by the units of its lines.
    let received = Dictionary(grouping: lines, by: \.want).mapValues { $0.reduce(0) { $0 + $1.packs } }
    let needs = wants
    for line in lines {
      spares[line.spare].packs -= line.packs
      wants[line.want].receive(line.packs)
    }
    return lines.map { line in
      let want = needs[line.want]
      let all = received[line.want] ?? line.packs
      let worth = TransportProblem.Need(destination: 0, product: 0, pieces: want.pieces).worth(of: all)
      return Move(
        from: spares[line.spare].position.assessment.facility, to: want.position.assessment.facility,
        product: want.position.assessment.product, units: line.packs * want.position.packSize,
        coupleYears: worth * Double(line.packs) / Double(all))
    }
  }
}
