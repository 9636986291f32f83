import SupplyModel
import TestSupport
import Testing

@testable import DataQuality

@Suite("Consumption spikes")
struct SpikeCheckTests {
  private func official(_ consumed: [Double?]) -> [Finding] {
    OfficialSpikeCheck().findings(in: BuiltHistory.consuming(consumed))
  }
  private func robust(_ consumed: [Double?]) -> [Finding] {
    RobustSpikeCheck().findings(in: BuiltHistory.consuming(consumed))
  }

  @Test("the official rule needs more than five active months and more than 1.5 times their median")
  func officialRule() {
    #expect(
      official([40, 50, 60, 50, 40, 91]).map(\.facts)
        == [.history(.officialSpike(consumed: 91, median: 50, factor: 1.5))])
    #expect(official([40, 50, 60, 50, 40, 75]).isEmpty)
    #expect(official([40, 50, 60, 50, 76]).isEmpty)
    #expect(official([40, 0, 50, nil, 60, 50, 40, 76]).map(\.subject?.month) == [BuiltHistory.month(7)])
    // What lies more than twelve months back no longer counts.
    let sparse: [Double?] = [10, 0, 0, 0, 0, 0, 0, 0, 0, 10, 10, 10, 10, 16]
    #expect(official(sparse).isEmpty)
  }

  @Test("the robust score is that of Iglewicz and Hoaglin on Anscombe's scale")
  func robustScore() {
    let found = robust([20, 22, 18, 20, 21, 19, 60])
    #expect(found.map(\.subject?.month) == [BuiltHistory.month(6)])
    // Median 2 √20.375 = 9.03, deviations of at most 0.45, so the floor 1: 2 √60.375 = 15.54 scores 6.51.
    #expect(found.first?.facts == .history(.consumptionSpike(consumed: 60, usual: 20, score: 6.5)))
    #expect(found.first?.column == "CONSUMO")
    // 39 scores 3.52, but is not twice the median.
    #expect(robust([20, 22, 18, 20, 21, 19, 39]).isEmpty)
    #expect(robust([20, 22, 18, 20, 21, 19, 41]).count == 1)
  }

  @Test("small counts, short histories, packs and stock-outs are no spikes")
  func robustLetPass() {
    #expect(robust([1, 1, 1, 1, 1, 1, 4]).isEmpty)
    #expect(robust([1, 1, 1, 1, 1, 1, 8]).isEmpty)
    #expect(robust([1, 1, 1, 1, 1, 1, 9]).count == 1)
    #expect(robust([20, 20, 20, 20, 20, 90]).isEmpty)
    #expect(robust([4, 400]).isEmpty && robust([4, 0, 0, 3, 400]).isEmpty)
    #expect(robust([25, 0, 0, 25, 0, 0, 25, 0, 25, 0, 25, 0, 25, 0, 25]).isEmpty)
    let rationed = [Double](repeating: 1, count: 8).map {
      BuiltHistory.balanced(consumed: $0, opening: $0)
    }
    let supplied = BuiltHistory.balanced(consumed: 30, opening: 0, received: 90)
    #expect(RobustSpikeCheck().findings(in: BuiltHistory.series(rationed + [supplied])).isEmpty)
  }

  @Test("three months are a history, of which a spike is five times the usual and apart from all of them")
  func shortHistories() {
    #expect(
      robust([4, 5, 3, 400]).map(\.facts)
        == [.history(.consumptionSpike(consumed: 400, usual: 4, score: 35.8))])
    #expect(robust([4, 0, 5, 3, 400]).map(\.subject?.month) == [BuiltHistory.month(4)])
    #expect(robust([20, 20, 20, 20, 20, 99]).isEmpty)
    #expect(robust([20, 20, 20, 20, 20, 100]).count == 1)
    // 60 of three months says little of what is usual.
    #expect(robust([4, 60, 5, 90]).isEmpty)
    // Small counts: twelve for one scores 4.7.
    #expect(robust([1, 0, 1, 1, 12]).isEmpty && robust([1, 0, 1, 1, 15]).count == 1)
  }

  @Test("a wide history needs a wider spike, and a level that stays is told once")
  func robustSpread() {
    #expect(robust([5, 40, 12, 60, 8, 30, 20, 90]).isEmpty)
    #expect(robust([20, 20, 20, 20, 20, 20, 70, 75, 72]).map(\.subject?.month) == [BuiltHistory.month(6)])
  }

  @Test("clean Poisson histories of every level raise almost nothing", arguments: 1...7)
  func cleanHistories(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for mean in [0.3, 1, 3, 10, 40, 150] {
      var months = 0
      var found = 0
      for _ in 0..<40 {
        let consumed = (0..<36).map { _ in Optional(BuiltHistory.poisson(mean, using: &random)) }
        found += robust(consumed).count
        months += consumed.count
      }
      #expect(Double(found) < 0.02 * Double(months), "\(found) spikes in \(months) months at mean \(mean)")
    }
  }

  @Test("the same spike tenfold is found at every level", arguments: [3.0, 10, 40, 150])
  func plantedSpikes(mean: Double) {
    var random = SeededGenerator(seed: 11)
    let found = (0..<50).count { _ in
      var consumed = (0..<24).map { _ in Optional(BuiltHistory.poisson(mean, using: &random)) }
      consumed[20] = 10 * mean
      return robust(consumed).contains { $0.subject?.month == BuiltHistory.month(20) }
    }
    #expect(found >= 45)
  }
}
