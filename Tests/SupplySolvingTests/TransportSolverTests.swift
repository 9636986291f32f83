import SupplySolving
import TestSupport
import Testing

@Suite struct TransportSolverTests {
  /// A problem with whole numbers small enough to try everything.
  private func tiny(seed: UInt64) -> TransportProblem {
    var random = SeededGenerator(seed: seed)
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    return TransportProblem(
      offers: (0..<2).flatMap { source in
        (0..<2).map { .init(source: source, product: $0, units: number(0...3)) }
      },
      needs: (0..<2).flatMap { destination in
        (0..<2).map { product in
          let first = Double(number(2...6)) / 4
          let pieces: [TransportProblem.Piece] = [
            .init(units: number(0...2), worth: first), .init(units: number(0...2), worth: first / 2),
          ]
          return .init(destination: destination, product: product, pieces: pieces)
        }
      },
      links: (0..<2).flatMap { source in
        (0..<2).map { .init(source: source, destination: $0, charge: Double(number(0...8)) / 4) }
      })
  }

  /// A network of some sources and destinations with four products.
  private func network(_ places: Int, seed: UInt64) -> TransportProblem {
    var random = SeededGenerator(seed: seed)
    func share(_ most: Double) -> Double { Double.random(in: 0...most, using: &random) }
    return TransportProblem(
      offers: (0..<places).flatMap { source in
        (0..<4).map { .init(source: source, product: $0, units: Int(share(40))) }
      },
      needs: (0..<places).flatMap { destination in
        (0..<4).map { product in
          let worth = 0.02 + share(0.2)
          let pieces = (1...8).map {
            TransportProblem.Piece(units: 1 + Int(share(4)), worth: worth / Double($0))
          }
          return .init(destination: destination, product: product, pieces: pieces)
        }
      },
      links: (0..<places).flatMap { source in
        (0..<places).map { .init(source: source, destination: $0, charge: 0.5 + share(1)) }
      })
  }

  /// The best value over every whole flow on every lane.
  private func bruteForce(_ problem: TransportProblem) -> Double {
    var best = 0.0
    var spare = problem.offers.map(\.units)
    var received = problem.needs.map { _ in 0 }
    let lanes = problem.links.indices.flatMap { link in
      problem.offers.indices.flatMap { offer in
        problem.needs.indices.compactMap { need -> (link: Int, offer: Int, need: Int)? in
          let ends = problem.links[link]
          let fits =
            problem.offers[offer].source == ends.source && problem.needs[need].destination == ends.destination
            && problem.offers[offer].product == problem.needs[need].product
          return fits ? (link, offer, need) : nil
        }
      }
    }
    func search(_ place: Int, opened: Set<Int>) {
      guard place < lanes.count else {
        let worth = zip(problem.needs, received).reduce(0) { $0 + $1.0.worth(of: $1.1) }
        best = max(best, worth - opened.reduce(0) { $0 + problem.links[$1].charge })
        return
      }
      let lane = lanes[place]
      let most = min(spare[lane.offer], problem.needs[lane.need].units - received[lane.need])
      for units in 0...most {
        spare[lane.offer] -= units
        received[lane.need] += units
        search(place + 1, opened: units > 0 ? opened.union([lane.link]) : opened)
        spare[lane.offer] += units
        received[lane.need] -= units
      }
    }
    search(0, opened: [])
    return best
  }

  @Test func theExampleByHand() {
    let problem = TransportProblem(
      offers: [.init(source: 0, product: 0, units: 5), .init(source: 1, product: 0, units: 5)],
      needs: [.init(destination: 0, product: 0, pieces: [.init(units: 6, worth: 1)])],
      links: [.init(source: 0, destination: 0, charge: 2), .init(source: 1, destination: 0, charge: 3)])
    let plan = TransportSolver().plan(for: problem)
    #expect(plan.value == 3)
    #expect(plan.shipments == [.init(link: 0, product: 0, units: 5)])
  }

  @Test func oneTripWithTwoProductsBeatsTheNearestForEach() {
    // Greedy takes the dearest line first and then needs a second trip; one trip carries both.
    let problem = TransportProblem(
      offers: [
        .init(source: 0, product: 0, units: 4), .init(source: 1, product: 1, units: 4),
        .init(source: 2, product: 0, units: 3), .init(source: 2, product: 1, units: 3),
      ],
      needs: [
        .init(destination: 0, product: 0, pieces: [.init(units: 4, worth: 1)]),
        .init(destination: 0, product: 1, pieces: [.init(units: 4, worth: 1)]),
      ],
      links: [
        .init(source: 0, destination: 0, charge: 1), .init(source: 1, destination: 0, charge: 1),
        .init(source: 2, destination: 0, charge: 2.5),
      ])
    #expect(TransportSolver().greedyPlan(for: problem).value < 6)
    #expect(TransportSolver().plan(for: problem).value == 6)
  }

  @Test(arguments: 1...60)
  func tinyProblemsAreSolvedAsByTryingEverything(seed: Int) {
    let problem = tiny(seed: UInt64(seed))
    let plan = TransportSolver(limits: .init(relativeGap: 0)).plan(for: problem)
    #expect(abs(plan.value - bruteForce(problem)) < 1e-9)
  }

  @Test(arguments: 1...6)
  func neverWorseThanGreedyAndTheSameTwice(seed: Int) {
    let problem = network(2 + seed / 2, seed: UInt64(seed))
    let solver = TransportSolver(limits: .init(nodes: 20))
    let plan = solver.plan(for: problem)
    #expect(plan.value >= solver.greedyPlan(for: problem).value)
    #expect(solver.plan(for: problem) == plan)
    for offer in problem.offers {
      let given = plan.shipments.filter {
        $0.product == offer.product && problem.links[$0.link].source == offer.source
      }
      #expect(given.reduce(0) { $0 + $1.units } <= offer.units)
    }
  }

  @Test func withoutTimeToSearchTheGreedyPlanStands() {
    let problem = network(6, seed: 9)
    let solver = TransportSolver(limits: .init(nodes: 0))
    #expect(solver.plan(for: problem).value >= solver.greedyPlan(for: problem).value)
  }

  @Test func nothingToMove() {
    let empty = TransportProblem(offers: [], needs: [], links: [])
    #expect(TransportSolver().plan(for: empty) == .none)
    let dear = TransportProblem(
      offers: [.init(source: 0, product: 0, units: 5)],
      needs: [.init(destination: 0, product: 0, pieces: [.init(units: 5, worth: 0.1)])],
      links: [.init(source: 0, destination: 0, charge: 0.6)])
    #expect(TransportSolver().plan(for: dear) == .none)
  }
}
