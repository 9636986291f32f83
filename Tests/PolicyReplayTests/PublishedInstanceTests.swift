import Foundation
import PolicyReplay
import Testing

/// Instances of textbooks that the replay reduces to.
///
/// With no lead time and a review each month every month starts at the level: a newsvendor. Snyder and Shen,
/// *Fundamentals of Supply Chain Theory*, 2nd edition (Wiley 2019), examples 4.1, 4.3 and 4.7.
@Suite struct PublishedInstanceTests {
  /// Demands whose shares are those of a distribution, in a mixed order.
  private func demands(count: Int, quantile: (Double) -> Double) -> [Int] {
    (0..<count).map { place in
      // A multiplier prime to the count visits every place once.
      let mixed = place * 7919 % count
      return Int(quantile((Double(mixed) + 0.5) / Double(count)).rounded())
    }
  }

  private func cost(_ demand: [Int], level: Int, holding: Double, stockout: Double) throws -> Double {
    let scenario = ReplayScenario(
      shelves: [ReplayShelf(facility: 0, product: 0, leadTimeMonths: 0, startingStock: level)],
      monthCount: demand.count, firstMonth: 0, firstCountedMonth: 0, demand: demand,
      isKnown: demand.map { _ in true }, recorded: demand.map(Double.init))
    let outcome = try PolicyReplayer(scenario).outcome(of: OrderUpToPolicy { _, _ in Double(level) })
    let closing = outcome.stockUnitMonths - Double(outcome.givenUnits) / 2
    return (holding * closing + stockout * Double(outcome.lostUnits)) / Double(demand.count)
  }

  /// Example 4.7: demand Poisson with mean 6, holding cost 1, stock-out cost 4: level 8 at a cost of 3.5701.
  @Test func poissonNewsvendor() throws {
    func quantile(_ level: Double) -> Double {
      var (count, probability) = (0.0, exp(-6.0))
      var sum = probability
      while sum < level {
        count += 1
        probability *= 6 / count
        sum += probability
      }
      return count
    }
    let demand = demands(count: 20_000, quantile: quantile)
    #expect(quantile(4.0 / 5) == 8)
    #expect(abs(try cost(demand, level: 8, holding: 1, stockout: 4) - 3.5701) < 1e-3)
    #expect(abs(try cost(demand, level: 5, holding: 1, stockout: 4) - 6.5903) < 1e-3)
  }

  /// Examples 4.1 and 4.3, in hundredths of a unit: normal demand, mean 50 and deviation 8, costs .18 and .70: level
  /// 56.60 at a cost of 1.9976, and 2.1562 at level 60.
  @Test func normalNewsvendor() throws {
    func quantile(_ level: Double) -> Double { 5000 + 800 * Self.normalQuantile(level) }
    let demand = demands(count: 20_000, quantile: quantile)
    #expect(abs(quantile(0.70 / 0.88) - 5660.396) < 0.1)
    #expect(abs(try cost(demand, level: 5660, holding: 0.18, stockout: 0.70) / 100 - 1.9976) < 1e-3)
    #expect(abs(try cost(demand, level: 6000, holding: 0.18, stockout: 0.70) / 100 - 2.1562) < 1e-3)
  }

  /// By bisection of the error function: slow and plain.
  private static func normalQuantile(_ level: Double) -> Double {
    var (low, high) = (-9.0, 9.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if 0.5 * erfc(-middle / 2.0.squareRoot()) < level { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
