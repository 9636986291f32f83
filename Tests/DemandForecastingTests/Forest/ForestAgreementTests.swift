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

  /// Asked one by one or many at a time, in fours and the rest of them: the same bits.
  @Test(arguments: [1, 3, 4, 5, 130])
  func questionsAskedTogetherGetTheirOwnAnswers(count: Int) {
    let table = table(seed: 5, examples: 300)
    var settings = ForestSettings()
    settings.trees = 6
    settings.smallestLeaf = 3
    let forest = Forest(table, settings: settings, workers: 2)
    #expect(forest.trees.allSatisfy { $0.feature.count > 3 })
    let asked = AskedForest(forest)
    var random = SeededGenerator(seed: UInt64(count))
    var rows = (0..<count).map { _ in (0..<5).map { _ in Float(Int.random(in: -4...60, using: &random)) / 4 }
    }
    rows[0][2] = .nan
    rows[count - 1][1] = .infinity
    var questions = ForestQuestions<Int>(width: 5, codes: 8)
    var answers = [[Float]](repeating: [], count: count)
    func answer() { questions.ask(asked) { answers[$0] = Array($1) } }
    for (place, row) in rows.enumerated() {
      var row = row
      row.withUnsafeMutableBufferPointer { questions.add($0, about: place) }
      if questions.isFull { answer() }
    }
    answer()
    for (row, answer) in zip(rows, answers) {
      var shares = [Float](repeating: 0, count: 8)
      shares.withUnsafeMutableBufferPointer { shares in
        row.withUnsafeBufferPointer { if let row = $0.baseAddress { forest.addShares(of: row, to: shares) } }
      }
      #expect(answer.map(\.bitPattern) == shares.map(\.bitPattern))
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
