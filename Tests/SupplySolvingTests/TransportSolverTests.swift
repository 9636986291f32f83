import TestSupport
import Testing

@testable import SupplySolving

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

  /// One product in two sorts at the first source and one at the second; what destinations take of each is limited.
  private func sorted(seed: UInt64) -> TransportProblem {
    var random = SeededGenerator(seed: seed)
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    var limits: [TransportProblem.Pair: TransportProblem.Limit] = [:]
    for offer in 0..<3 {
      for need in 0..<2 where number(0...2) > 0 {
        limits[.init(offer: offer, need: need)] = .init(
          units: number(0...3), bonus: Double(number(0...2)) / 4)
      }
    }
    return TransportProblem(
      offers: [0, 0, 1].map {
        .init(source: $0, product: 0, units: number(0...3), cost: Double(number(0...2)) / 8)
      },
      needs: (0..<2).map { destination in
        let first = Double(number(0...4)) / 4
        let pieces: [TransportProblem.Piece] = [
          .init(units: number(0...2), worth: first), .init(units: number(0...2), worth: 0),
        ]
        return .init(destination: destination, product: 0, pieces: pieces)
      },
      links: (0..<2).flatMap { source in
        (0..<2).map { .init(source: source, destination: $0, charge: Double(number(0...5)) / 4) }
      }, limits: limits)
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
    func search(_ place: Int, opened: Set<Int>, bonus: Double) {
      guard place < lanes.count else {
        let worth = zip(problem.needs, received).reduce(bonus) { $0 + $1.0.worth(of: $1.1) }
        best = max(best, worth - opened.reduce(0) { $0 + problem.links[$1].charge })
        return
      }
      let lane = lanes[place]
      let limit = problem.limits[.init(offer: lane.offer, need: lane.need)]
      let most = min(
        spare[lane.offer], problem.needs[lane.need].units - received[lane.need], limit?.units ?? .max)
      for units in 0...most {
        spare[lane.offer] -= units
        received[lane.need] += units
        search(
          place + 1, opened: units > 0 ? opened.union([lane.link]) : opened,
          bonus: bonus + Double(units) * ((limit?.bonus ?? 0) - problem.offers[lane.offer].cost))
        spare[lane.offer] += units
        received[lane.need] -= units
      }
    }
    search(0, opened: [], bonus: 0)
    return best
  }

  @Test func theExampleByHand() {
    let problem = TransportProblem(
      offers: [.init(source: 0, product: 0, units: 5), .init(source: 1, product: 0, units: 5)],
      needs: [.init(destination: 0, product: 0, pieces: [.init(units: 6, worth: 1)])],
      links: [.init(source: 0, destination: 0, charge: 2), .init(source: 1, destination: 0, charge: 3)])
    let plan = TransportSolver().plan(for: problem)
    #expect(plan.value == 3)
    #expect(plan.shipments == [.init(link: 0, product: 0, offer: 0, units: 5)])
  }

  /// Three that cost their source nothing, three that cost it a half each; four are worth 1, two more .4.
  @Test func whatASourceLosesIsTakenLast() {
    let problem = TransportProblem(
      offers: [
        .init(source: 0, product: 0, units: 3, cost: 0.5), .init(source: 0, product: 0, units: 3),
      ],
      needs: [
        .init(
          destination: 0, product: 0, pieces: [.init(units: 4, worth: 1), .init(units: 2, worth: 0.4)])
      ],
      links: [.init(source: 0, destination: 0, charge: 1)])
    let plan = TransportSolver().plan(for: problem)
    #expect(plan.value == 2.5)
    #expect(plan.shipments.map(\.units) == [1, 3])
    #expect(TransportSolver().greedyPlan(for: problem).value == 2.5)
  }

  @Test(arguments: 1...3 as ClosedRange<UInt64>)
  func aPlanRememberedIsThePlan(seed: UInt64) {
    var memory = TransportMemory()
    let (problem, solver) = (network(6, seed: seed), TransportSolver())
    let first = solver.plan(for: problem, remembering: &memory)
    #expect(first == solver.plan(for: problem))
    #expect(first == solver.plan(for: problem, remembering: &memory))
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

  @Test(arguments: 1...60)
  func sortsWithLimitsAreSolvedAsByTryingEverything(seed: Int) {
    let problem = sorted(seed: UInt64(seed))
    let solver = TransportSolver(limits: .init(relativeGap: 0))
    let plan = solver.plan(for: problem)
    #expect(abs(plan.value - bruteForce(problem)) < 1e-9)
    #expect(solver.greedyPlan(for: problem).value <= plan.value + 1e-9)
    for shipment in plan.shipments {
      let link = problem.links[shipment.link]
      let need = problem.needs.firstIndex { $0.destination == link.destination } ?? 0
      let limit = problem.limits[.init(offer: shipment.offer, need: need)]
      #expect(shipment.units <= min(problem.offers[shipment.offer].units, limit?.units ?? .max))
      #expect(problem.offers[shipment.offer].source == link.source)
    }
  }

  /// Where the greedy plan is worth as much as can be, nothing is searched: what can be must be above all that there is.
  @Test(arguments: 1...60)
  func noPlanIsWorthMoreThanAllTripsAlone(seed: Int) {
    for problem in [tiny(seed: UInt64(seed)), sorted(seed: UInt64(seed))] {
      let (plan, most) = GreedyTransport(lanes: TransportLanes(problem)).plan()
      #expect(most >= bruteForce(problem) - 1e-9 && most.isFinite)
      #expect(plan.value <= most + 1e-9)
    }
  }

  @Test func aWorthThatRisesHasNoBound() {
    let problem = TransportProblem(
      offers: [.init(source: 0, product: 0, units: 3), .init(source: 1, product: 0, units: 3)],
      needs: [
        .init(destination: 0, product: 0, pieces: [.init(units: 3, worth: 1), .init(units: 3, worth: 2)])
      ],
      links: [.init(source: 0, destination: 0, charge: 1), .init(source: 1, destination: 0, charge: 1)])
    #expect(GreedyTransport(lanes: TransportLanes(problem)).plan().mostWorth == .infinity)
  }

  /// A hundred and forty-four trips: too many to search them all.
  @Test(arguments: 1...2 as ClosedRange<UInt64>)
  func aLargePartIsSearchedAmongFewTripsAndIsNoWorseThanGreedy(seed: UInt64) {
    let (problem, solver) = (network(12, seed: seed), TransportSolver())
    let plan = solver.plan(for: problem)
    #expect(plan.value >= solver.greedyPlan(for: problem).value)
    #expect(plan == solver.plan(for: problem))
    // What it says it is worth is what its shipments are worth, and nobody gives what it has not.
    var (left, received) = (problem.offers.map(\.units), problem.needs.map { _ in 0 })
    for shipment in plan.shipments {
      let destination = problem.links[shipment.link].destination
      #expect(problem.offers[shipment.offer].source == problem.links[shipment.link].source)
      left[shipment.offer] -= shipment.units
      for (place, need) in problem.needs.enumerated()
      where need.destination == destination && need.product == shipment.product {
        received[place] += shipment.units
      }
    }
    #expect(left.allSatisfy { $0 >= 0 })
    let charges = Set(plan.shipments.map(\.link)).reduce(0) { $0 + problem.links[$1].charge }
    let worth = zip(problem.needs, received).reduce(-charges) { $0 + $1.0.worth(of: $1.1) }
    #expect(abs(worth - plan.value) < 1e-6)
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

  @Test(arguments: 1...8)
  func partsThatShareNothingAreSolvedAsIfAlone(seed: Int) {
    let (one, two) = (sorted(seed: UInt64(seed)), sorted(seed: UInt64(seed + 100)))
    // The second's places stand after the first's, and its products are those of the first: only trips tell them apart.
    let shift = 100
    var limits = one.limits
    for (pair, limit) in two.limits {
      limits[.init(offer: pair.offer + one.offers.count, need: pair.need + one.needs.count)] = limit
    }
    let both = TransportProblem(
      offers: one.offers
        + two.offers.map {
          .init(source: $0.source + shift, product: $0.product, units: $0.units, cost: $0.cost)
        },
      needs: one.needs
        + two.needs.map {
          .init(destination: $0.destination + shift, product: $0.product, pieces: $0.pieces)
        },
      links: one.links
        + two.links.map {
          .init(
            source: $0.source + shift, destination: $0.destination + shift, charge: $0.charge,
            unitCost: $0.unitCost)
        }, limits: limits)
    let solver = TransportSolver(limits: .init(relativeGap: 0))
    let (plan, first, second) = (solver.plan(for: both), solver.plan(for: one), solver.plan(for: two))
    #expect(abs(plan.value - first.value - second.value) < 1e-9)
    let moved = second.shipments.map {
      TransportPlan.Shipment(
        link: $0.link + one.links.count, product: $0.product, offer: $0.offer + one.offers.count,
        units: $0.units)
    }
    #expect(plan.shipments == first.shipments + moved)
  }

  /// A search that runs out of nodes keeps the best that it met: on a large part that is more than the greedy plan.
  @Test func aStoppedSearchKeepsWhatItFound() {
    let problem = network(11, seed: 3)
    #expect(problem.links.count > 100)
    let solver = TransportSolver(limits: .init(nodes: 5, relativeGap: 0))
    #expect(solver.plan(for: problem).value > solver.greedyPlan(for: problem).value * 1.001)
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
