import TestSupport
import Testing

@testable import SupplySolving

@Suite struct CappedSolverTests {
  private func tiny(seed: UInt64, caps: Int) -> CappedProblem {
    var random = SeededGenerator(seed: seed)
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    return CappedProblem(
      items: (0..<4).map { _ in
        let worth = Double(number(1...12))
        return .init(
          pieces: [.init(units: number(0...2), worth: worth), .init(units: number(0...2), worth: worth / 3)],
          uses: (0..<caps).filter { _ in number(0...3) > 0 }.map {
            .init(cap: $0, amount: Double(number(1...7)) / 2)
          })
      }, capacities: (0..<caps).map { _ in Double(number(0...16)) / 2 })
  }

  /// The most that any whole list within the caps is worth.
  private func bruteForce(_ problem: CappedProblem) -> Double {
    var best = 0.0
    var packs = problem.items.map { _ in 0 }
    func search(_ place: Int) {
      guard place < packs.count else {
        if problem.fits(packs) { best = max(best, problem.worth(of: packs)) }
        return
      }
      for count in 0...problem.items[place].packs {
        packs[place] = count
        search(place + 1)
      }
      packs[place] = 0
    }
    search(0)
    return best
  }

  @Test func theExampleByHand() {
    let problem = CappedProblem(
      items: [
        .init(pieces: [.init(units: 2, worth: 5)], uses: [.init(cap: 0, amount: 6)]),
        .init(pieces: [.init(units: 3, worth: 3)], uses: [.init(cap: 0, amount: 4)]),
      ], capacities: [10])
    #expect(CappedSolver().packs(for: problem) == [1, 1])
  }

  @Test func theGreedyListMayMissTheBest() {
    // Per sol the first item is worth most, but then four of six soles stay unspent.
    let problem = CappedProblem(
      items: [
        .init(pieces: [.init(units: 1, worth: 3)], uses: [.init(cap: 0, amount: 2)]),
        .init(pieces: [.init(units: 1, worth: 7)], uses: [.init(cap: 0, amount: 6)]),
      ], capacities: [6])
    #expect(problem.worth(of: CappedSolver().greedyPacks(for: problem).packs) == 3)
    #expect(CappedSolver().packs(for: problem) == [0, 1])
  }

  @Test(arguments: 1...60)
  func tinyListsAreCutAsByTryingEverything(seed: Int) {
    let problem = tiny(seed: UInt64(seed), caps: 1 + seed % 3)
    let packs = CappedSolver(limits: .init(relativeGap: 0)).packs(for: problem)
    #expect(problem.fits(packs))
    #expect(abs(problem.worth(of: packs) - bruteForce(problem)) < 1e-9)
  }

  @Test func whatTakesNothingOfACapIsKeptWhole() {
    let free = CappedProblem.Item(pieces: [.init(units: 9, worth: 0.001)], uses: [])
    let dear = CappedProblem.Item(pieces: [.init(units: 9, worth: 5)], uses: [.init(cap: 0, amount: 3)])
    let problem = CappedProblem(items: [free, dear], capacities: [7])
    #expect(CappedSolver().packs(for: problem) == [9, 2])
    #expect(CappedSolver().packs(for: CappedProblem(items: [free, dear], capacities: [0])) == [9, 0])
    #expect(CappedSolver().packs(for: CappedProblem(items: [free, dear], capacities: [27])) == [9, 9])
  }

  @Test func theBoundOfOneCapIsOne() {
    for seed in 1...200 {
      let problem = tiny(seed: UInt64(seed), caps: 1)
      let (packs, bound) = CappedSolver().greedyPacks(for: problem)
      #expect(problem.fits(packs))
      if let bound { #expect(bruteForce(problem) <= bound + 1e-9) }
    }
  }

  @Test func aLongListIsRoundedAndStaysNearTheBest() {
    var random = SeededGenerator(seed: 12)
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    // A cap for each of 80 places, and one for all; 2,400 pieces.
    let items = (0..<800).map { place in
      let worth = Double(number(1...500)) / 100
      return CappedProblem.Item(
        pieces: (1...3).map { .init(units: number(1...6), worth: worth / Double($0)) },
        uses: [
          .init(cap: 0, amount: Double(number(1...90))),
          .init(cap: 1 + place / 10, amount: Double(number(1...9))),
        ])
    }
    let capacities = [60_000.0] + (0..<80).map { _ in Double(number(60...300)) }
    let problem = CappedProblem(items: items, capacities: capacities)
    let solver = CappedSolver()
    let packs = solver.packs(for: problem)
    #expect(problem.fits(packs))
    let (worth, greedy) = (
      problem.worth(of: packs), problem.worth(of: solver.greedyPacks(for: problem).packs)
    )
    #expect(worth >= greedy)
    #expect(solver.packs(for: problem) == packs)
    // No list is worth more than the linear program, of which a pack for each cap is rounded away at most.
    #expect(worth > 0.97 * solver.bound(of: problem))
  }
}
