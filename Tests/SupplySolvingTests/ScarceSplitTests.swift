import TestSupport
import Testing

@testable import SupplySolving

@Suite struct ScarceSplitTests {
  private func split(seed: UInt64) -> ScarceSplit {
    var random = SeededGenerator(seed: seed)
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    return ScarceSplit(
      claims: (0..<4).map { _ in
        let worth = Double(number(1...9))
        return .init(
          pieces: [
            .init(units: number(0...2), worth: worth), .init(units: number(0...2), worth: worth / 2),
          ], mustHave: number(0...2) == 0, harm: Double(number(0...9)))
      })
  }

  private func worth(_ split: ScarceSplit, _ packs: [Int]) -> Double {
    zip(split.claims, packs).reduce(0) { sum, entry in
      sum + TransportProblem.Need(destination: 0, product: 0, pieces: entry.0.pieces).worth(of: entry.1)
    }
  }

  /// The most that any split is worth that leaves nobody without a pack who must have one; nil where there are too few.
  private func bruteForce(_ split: ScarceSplit, _ stock: Int) -> Double? {
    var best: Double?
    var packs = split.claims.map { _ in 0 }
    func search(_ place: Int, left: Int) {
      guard place < packs.count else {
        best = max(best ?? 0, worth(split, packs))
        return
      }
      let claim = split.claims[place]
      let least = claim.mustHave && claim.packs > 0 ? 1 : 0
      guard least <= min(left, claim.packs) else { return }
      for count in least...min(left, claim.packs) {
        packs[place] = count
        search(place + 1, left: left - count)
      }
    }
    search(0, left: stock)
    return best
  }

  @Test func theExampleByHand() {
    let split = ScarceSplit(claims: [
      .init(pieces: [.init(units: 3, worth: 5)], mustHave: false, harm: 9),
      .init(pieces: [.init(units: 3, worth: 2)], mustHave: true, harm: 1),
    ])
    #expect(split.packs(of: 4) == [3, 1])
    #expect(split.packs(of: 1) == [0, 1])
    #expect(split.packs(of: 5) == [3, 2])
  }

  @Test(arguments: 1...80)
  func noSplitIsWorthMore(seed: Int) {
    let split = split(seed: UInt64(seed))
    for stock in 0...12 {
      let packs = split.packs(of: stock)
      #expect(packs.reduce(0, +) == min(stock, split.claims.reduce(0) { $0 + $1.packs }))
      #expect(zip(packs, split.claims).allSatisfy { $0 <= $1.packs })
      if let best = bruteForce(split, stock) {
        #expect(abs(worth(split, packs) - best) < 1e-9)
      } else {
        // Too few for all who must have one: each of those who get any gets one, the more harmed first.
        #expect(packs.allSatisfy { $0 <= 1 })
        let served = zip(packs, split.claims).filter { $0.0 == 1 }.map(\.1.harm)
        let unserved = zip(packs, split.claims).filter { $0.0 == 0 && $0.1.mustHave && $0.1.packs > 0 }
        #expect(unserved.allSatisfy { $0.1.harm <= served.min() ?? .infinity })
      }
    }
  }

  @Test func packsOfTheSameWorthGoInProportion() {
    #expect(ScarceSplit.proportional([6, 2], of: 4) == [3, 1])
    #expect(ScarceSplit.proportional([10, 10], of: 5) == [3, 2])
    #expect(ScarceSplit.proportional([3, 4], of: 9) == [3, 4])
    var random = SeededGenerator(seed: 2)
    for _ in 0..<50 {
      let asked = (0..<5).map { _ in Int.random(in: 0...40, using: &random) }
      var last = asked.map { _ in 0 }
      for stock in 0...asked.reduce(0, +) {
        let shares = ScarceSplit.proportional(asked, of: stock)
        #expect(shares.reduce(0, +) == stock)
        // One pack after the other: what each has is never taken away.
        #expect(zip(last, shares).allSatisfy { $0 <= $1 })
        last = shares
      }
    }
  }

  @Test(arguments: 1...40)
  func aLargerStockTakesFromNobody(seed: Int) {
    let split = split(seed: UInt64(seed))
    for stock in 0...12 {
      #expect(zip(split.packs(of: stock), split.packs(of: stock + 1)).allSatisfy { $0 <= $1 })
    }
  }
}
