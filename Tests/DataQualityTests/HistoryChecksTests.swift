import SupplyModel
import TestSupport
import Testing

@testable import DataQuality

@Suite("All checks together")
struct HistoryChecksTests {
  private let checks = HistoryChecks(latestMonth: BuiltHistory.month(60))

  /// A broken copy of a clean history of three years: an opening, a gap, a spike and a fraction.
  private func histories(seed: UInt64) -> (clean: [StockQuantities?], broken: [StockQuantities?]) {
    var random = SeededGenerator(seed: seed)
    let clean: [StockQuantities?] = (0..<36).map { _ in
      let used = BuiltHistory.poisson(30, using: &random)
      return BuiltHistory.balanced(consumed: used, opening: 200, received: used)
    }
    var broken = clean
    broken[10]?.opening = 150
    broken[15] = nil
    broken[25] = BuiltHistory.balanced(consumed: 190, opening: 200, received: 190)
    broken[30]?.received = 7.5
    return (clean, broken)
  }

  @Test("a broken history raises what is broken; once mended it raises nothing", arguments: 1...20)
  func mending(seed: UInt64) {
    let (clean, broken) = histories(seed: seed)
    let found = checks.findings(in: BuiltHistory.series(broken)).filter { $0.code != .officialSpike }
    #expect(found.map(\.code) == [.openingBroken, .monthGap, .consumptionSpike, .fractionalQuantity])
    #expect(found.compactMap(\.subject?.month).map(BuiltHistory.start.distance(to:)) == [10, 15, 25, 30])
    let mended = checks.findings(in: BuiltHistory.series(clean)).filter { $0.code != .officialSpike }
    #expect(mended.isEmpty)
  }

  @Test("a month is a robust or an official spike, never both")
  func oneSpike() {
    let consumed: [Double?] = [20, 22, 18, 20, 21, 19, 60, 20, 20, 35]
    let found = checks.findings(in: BuiltHistory.consuming(consumed))
    #expect(found.map(\.code) == [.consumptionSpike, .officialSpike])
  }

  @Test("the order of checks and of series does not matter", arguments: 1...5)
  func order(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let shuffled = HistoryChecks(
      latestMonth: checks.latestMonth, checks: checks.checks.shuffled(using: &random))
    let all = ["04594", "18102"].flatMap { product in
      (1...3).map { number in
        BuiltHistory.series(histories(seed: seed).broken, facility: "0000\(number)F01", product: product)
      }
    }
    let expected = all.flatMap(checks.findings(in:)).orderedBySubject()
    #expect(all.shuffled(using: &random).flatMap(shuffled.findings(in:)).orderedBySubject() == expected)
  }

  @Test("empty and single months raise nothing")
  func edges() {
    #expect(checks.findings(in: BuiltHistory.series([])).isEmpty)
    #expect(checks.findings(in: BuiltHistory.series([.init()])).isEmpty)
    #expect(checks.findings(in: BuiltHistory.series([.init(consumed: 5, closing: -3)])).isEmpty)
  }
}
