import TestSupport
import Testing

@testable import DemandForecasting

/// A forest against a naive second implementation.
@Suite struct ForestAgreementTests {
  private func table(seed: UInt64, examples: Int) -> TrainingTable {
    var random = SeededGenerator(seed: seed)
    var table = TrainingTable(featureCount: 5)
    for _ in 0..<examples {
      let row = (0..<4).map { Float(Int.random(in: 0...(2 + $0 * 8), using: &random)) / 4 } + [7]
      let code = min(7, Int(row[1]) + Int.random(in: 0...2, using: &random))
      table.features += row
      table.codes.append(UInt16(code))
      table.targets.append(Float(code) / 8)
    }
    return table
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func theForestIsTheNaiveOne(seed: UInt64) {
    let table = table(seed: seed, examples: 60 + 10 * Int(seed))
    var settings = ForestSettings()
    settings.trees = 4
    settings.smallestLeaf = Int(seed)
    settings.sampleShare = 0.7
    settings.featureShare = seed % 2 == 0 ? 1 : 0.4
    settings.seed = seed * 31
    let forest = Forest(table, settings: settings, workers: 2)
    let naive = NaiveForest(table, settings: settings)
    #expect(forest.trees.contains { $0.feature.count > 3 })
    var random = SeededGenerator(seed: seed + 100)
    for _ in 0..<30 {
      let row = (0..<5).map { _ in Float(Int.random(in: -4...60, using: &random)) / 4 }
      var shares = [Float](repeating: 0, count: 8)
      shares.withUnsafeMutableBufferPointer { shares in
        row.withUnsafeBufferPointer { if let row = $0.baseAddress { forest.addShares(of: row, to: shares) } }
      }
      let expected = naive.shares(of: row, codes: 8)
      #expect(zip(shares, expected).allSatisfy { abs($0 - $1) < 1e-5 }, "\(shares) \(expected)")
      #expect(abs(shares.reduce(0, +) - 1) < 1e-5)
    }
  }

  @Test func workersChangeNoTree() {
    let table = table(seed: 9, examples: 300)
    var settings = ForestSettings()
    settings.trees = 7
    let one = Forest(table, settings: settings, workers: 1)
    #expect(Forest(table, settings: settings, workers: 2) == one)
    #expect(Forest(table, settings: settings, workers: 5) == one)
    settings.seed += 1
    #expect(Forest(table, settings: settings, workers: 1) != one)
  }
}
