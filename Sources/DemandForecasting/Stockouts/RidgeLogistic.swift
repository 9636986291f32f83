import Foundation

/// A logistic regression with a ridge, and with an effect of each group of rows that is left out when it is asked.
///
/// It minimises −Σ ln L + λ/2·|b|² + Σ u²/(2σ²) over an intercept, the coefficients b and one effect u for each group:
/// thirty months are thirty observations of what the whole country did, however many posts reported in each. Columns are
/// brought to mean 0 and deviation 1 and cut at ±4; what is not a number counts as the mean. Newton's method, each step
/// halved until it gains; the effects' block is diagonal, so that they cost next to nothing. The function is convex, so
/// there is one answer, whatever the number of cores.
struct RidgeLogistic: Sendable, Codable, Equatable {
  /// How strongly coefficients and effects are drawn to zero.
  struct Settings: Sendable, Equatable {
    /// The ridge λ.
    var ridge = 50.0
    /// The variance σ² of the groups' effects.
    var effectVariance = 0.2
  }

  /// The log odds of a row of means.
  let intercept: Double
  /// In log odds per deviation of the column.
  let coefficients: [Double]
  private let scaling: ColumnScaling

  /// How far a column counts from its mean, in deviations.
  static let cut = 4.0
  private static let mostSteps = 50
  private static let tolerance = 1e-6

  /// Fits; nil where all outcomes are alike, or there are none.
  ///
  /// - Parameters:
  ///   - rows: features, row after row.
  ///   - outcomes: 0 or 1 for each row.
  ///   - groups: the group of each row, from 0.
  /// - Precondition: rows of equal length.
  init?(rows: [Float], outcomes: [Double], groups: [Int], settings: Settings) {
    guard outcomes.contains(0), outcomes.contains(1), groups.count == outcomes.count else { return nil }
    let width = rows.count / outcomes.count
    guard width > 0 else { return nil }
    scaling = ColumnScaling(rows, width: width)
    var newton = LogisticNewton(
      GroupedRows(rows, scaling: scaling, outcomes: outcomes, groups: groups), settings: settings)
    newton.run(steps: Self.mostSteps, tolerance: Self.tolerance)
    (intercept, coefficients) = newton.fit
  }

  /// Whether a fit that was read from a file can be asked rows of so many features.
  func isSound(width: Int) -> Bool {
    coefficients.count == width && scaling.isSound(width: width) && intercept.isFinite
      && coefficients.allSatisfy(\.isFinite)
  }

  /// The log odds of a row, of a group with no effect.
  func logOdds(of row: UnsafeBufferPointer<Float>) -> Double {
    var sum = intercept
    for column in coefficients.indices { sum += contribution(of: row[column], column: column) }
    return sum
  }

  /// The probability of log odds, never as near to 0 or 1 as no past can teach.
  static func probability(_ logOdds: Double) -> Double {
    min(1 - StockoutForest.least, max(StockoutForest.least, 1 / (1 + exp(-logOdds))))
  }

  /// What a column adds to the log odds of a row of means.
  func contribution(of value: Float, column: Int) -> Double {
    coefficients[column] * scaling.scaled(value, column: column)
  }
}

/// Brings columns to mean 0 and deviation 1.
struct ColumnScaling: Sendable, Codable, Equatable {
  private var means: [Double]
  /// 1 ÷ deviation; 0 for a column that never changes.
  private var factors: [Double]

  /// The scaling of rows of so many columns; what is not a number does not count.
  init(_ rows: [Float], width: Int) {
    means = Array(repeating: 0, count: width)
    factors = means
    var (counts, squares) = (means, means)
    func forEachValue(_ body: (_ column: Int, _ value: Double) -> Void) {
      for start in stride(from: 0, to: rows.count, by: width) {
        for column in 0..<width where rows[start + column].isFinite {
          body(column, Double(rows[start + column]))
        }
      }
    }
    forEachValue { column, value in
      counts[column] += 1
      means[column] += value
    }
    for column in 0..<width where counts[column] > 0 { means[column] /= counts[column] }
    forEachValue { column, value in squares[column] += (value - means[column]) * (value - means[column]) }
    for column in 0..<width where counts[column] > 0 {
      let deviation = (squares[column] / counts[column]).squareRoot()
      // A column that is constant but for rounding says nothing.
      if deviation > 1e-6 * max(1, abs(means[column])) { factors[column] = 1 / deviation }
    }
  }

  /// Whether a scaling that was read from a file is of so many columns.
  func isSound(width: Int) -> Bool {
    means.count == width && factors.count == width && means.allSatisfy(\.isFinite)
      && factors.allSatisfy(\.isFinite)
  }

  /// A value in deviations from its column's mean, cut at ±4; 0 for what is not a number.
  func scaled(_ value: Float, column: Int) -> Double {
    guard value.isFinite else { return 0 }
    let score = (Double(value) - means[column]) * factors[column]
    return min(RidgeLogistic.cut, max(-RidgeLogistic.cut, score))
  }
}
