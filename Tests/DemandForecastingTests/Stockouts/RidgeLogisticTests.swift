import Foundation
import TestSupport
import Testing

@testable import DemandForecasting

@Suite struct RidgeLogisticTests {
  /// Hours of study and passing an exam, as in the article on logistic regression of Wikipedia: −4.0777 + 1.5046·hours.
  @Test func itFindsPublishedFigures() throws {
    let hours: [Float] = [
      0.5, 0.75, 1, 1.25, 1.5, 1.75, 1.75, 2, 2.25, 2.5, 2.75, 3, 3.25, 3.5, 4, 4.25, 4.5, 4.75, 5, 5.5,
    ]
    let passed: [Double] = [0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1]
    let fit = try #require(
      RidgeLogistic(
        rows: hours, outcomes: passed, groups: Array(repeating: 0, count: 20),
        settings: .init(ridge: 1e-9, effectVariance: 1e-9)))
    func logOdds(_ hours: Float) -> Double { [hours].withUnsafeBufferPointer { fit.logOdds(of: $0) } }
    #expect(abs(logOdds(0) + 4.0777) < 1e-3)
    #expect(abs(logOdds(1) - logOdds(0) - 1.5046) < 1e-4)
    #expect(abs(RidgeLogistic.probability(logOdds(2)) - 0.25570) < 1e-4)
  }

  /// Widths and counts that are no multiples of four among them.
  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func aDenseSolverFindsTheSame(seed: UInt64) throws {
    let made = Made(seed: seed, width: Int(seed) + 1, count: 117 + Int(seed), groups: 5)
    let settings = RidgeLogistic.Settings(ridge: 0.3 * Double(seed), effectVariance: 0.1 * Double(seed))
    let fit = try #require(
      RidgeLogistic(rows: made.rows, outcomes: made.outcomes, groups: made.groups, settings: settings))
    let scaling = ColumnScaling(made.rows, width: made.width)
    let scaled = made.outcomes.indices.map { row in
      (0..<made.width).map { scaling.scaled(made.rows[row * made.width + $0], column: $0) }
    }
    let expected = NaiveLogistic.fit(
      rows: scaled, outcomes: made.outcomes, groups: made.groups, ridge: settings.ridge,
      variance: settings.effectVariance)
    for (column, coefficient) in fit.coefficients.enumerated() {
      #expect(abs(coefficient - expected[column]) < 1e-5)
    }
    #expect(abs(fit.intercept - expected[made.width]) < 1e-5)
    #expect(fit.coefficients.contains { abs($0) > 0.05 })
  }

  @Test func columnsAreBroughtToMeanZeroAndDeviationOneAndCut() {
    let scaling = ColumnScaling([1, 7, 3, 7, 5, 7], width: 2)
    #expect(abs(scaling.scaled(5, column: 0) - 2 / (8.0 / 3).squareRoot()) < 1e-9)
    #expect(scaling.scaled(3, column: 0) == 0)
    #expect(scaling.scaled(1e9, column: 0) == 4 && scaling.scaled(-1e9, column: 0) == -4)
    // A column that never changes says nothing, and what is not a number counts as the mean.
    #expect(scaling.scaled(99, column: 1) == 0 && scaling.scaled(.nan, column: 0) == 0)
    #expect(ColumnScaling([.nan, .nan], width: 1).scaled(3, column: 0) == 0)
  }

  @Test func withoutTwoOutcomesThereIsNothingToTellApart() {
    func fit(_ outcomes: [Double]) -> RidgeLogistic? {
      RidgeLogistic(
        rows: outcomes.map { Float($0) + 1 }, outcomes: outcomes, groups: outcomes.map { _ in 0 },
        settings: .init())
    }
    #expect(fit([]) == nil && fit([0, 0, 0]) == nil && fit([1, 1]) == nil)
    #expect(fit([0, 1]) != nil)
  }

  /// Outcomes that one column tells apart, huge and missing values, columns that are alike: the answer stays finite, and the
  /// likelier one the likelier.
  @Test func whatCannotBeToldApartStaysFinite() throws {
    var rows: [Float] = []
    for row in 0..<40 {
      let value: Float = row < 20 ? -1e30 : 1e30
      rows += [value, value, row % 7 == 0 ? .nan : Float(row), .nan, 5]
    }
    let outcomes = (0..<40).map { $0 < 20 ? 0.0 : 1 }
    let fit = try #require(
      RidgeLogistic(
        rows: rows, outcomes: outcomes, groups: (0..<40).map { $0 % 4 },
        settings: .init(ridge: 1e-6, effectVariance: 10)))
    #expect(fit.isSound(width: 5) && !fit.isSound(width: 4))
    let probabilities = (0..<40).map { row in
      rows.withUnsafeBufferPointer {
        RidgeLogistic.probability(fit.logOdds(of: UnsafeBufferPointer(rebasing: $0[row * 5..<row * 5 + 5])))
      }
    }
    #expect(probabilities.allSatisfy { $0 >= StockoutForest.least && $0 <= 1 - StockoutForest.least })
    #expect(probabilities[0] < 0.05 && probabilities[39] > 0.95)
  }

  /// A sign of the whole month: three months of shortage are three observations, not three hundred.
  @Test func whatTheWholeNetworkDidInAMonthCountsOnce() throws {
    var random = SeededGenerator(seed: 5)
    var (rows, outcomes, groups): ([Float], [Double], [Int]) = ([], [], [])
    for month in 0..<12 {
      for _ in 0..<100 {
        rows.append(month >= 9 ? 1 : 0)
        outcomes.append(Double.random(in: 0..<1, using: &random) < (month >= 9 ? 0.6 : 0.2) ? 1 : 0)
        groups.append(month)
      }
    }
    func coefficient(_ variance: Double) throws -> Double {
      try #require(
        RidgeLogistic(
          rows: rows, outcomes: outcomes, groups: groups,
          settings: .init(ridge: 50, effectVariance: variance))
      ).coefficients[0]
    }
    let (without, with) = (try coefficient(1e-9), try coefficient(0.5))
    #expect(without > 0.4 && with > 0 && with < without / 2)
  }

  /// Columns and outcomes drawn at random; each group has a level of its own.
  private struct Made {
    let width: Int
    var rows: [Float] = []
    var outcomes: [Double] = []
    var groups: [Int] = []

    init(seed: UInt64, width: Int, count: Int, groups groupCount: Int) {
      self.width = width
      var random = SeededGenerator(seed: seed)
      for row in 0..<count {
        let values = (0..<width).map { _ in Float.random(in: -3...9, using: &random) }
        let odds = Double(values[0] - values[width - 1]) / 4 + Double(row % groupCount) / 2 - 1
        rows += values
        outcomes.append(Double.random(in: 0..<1, using: &random) < 1 / (1 + exp(-odds)) ? 1 : 0)
        groups.append(row % groupCount)
      }
    }
  }
}
