import Foundation

/// A ridge logistic with effects of groups as a plain dense Newton method over all parameters at once: slow, and written
/// without looking at the other.
enum NaiveLogistic {
  /// Coefficients, intercept and effects, for columns that are scaled already.
  static func fit(
    rows: [[Double]], outcomes: [Double], groups: [Int], ridge: Double, variance: Double
  ) -> [Double] {
    let width = rows[0].count
    let count = width + 1 + (groups.max() ?? 0) + 1
    let design = zip(rows, groups).map { row, group -> [Double] in
      var line = row + [1]
      line += (0..<(count - width - 1)).map { $0 == group ? 1 : 0 }
      return line
    }
    let penalties = (0..<count).map { $0 < width ? ridge : $0 == width ? 0 : 1 / variance }
    var point = [Double](repeating: 0, count: count)
    for _ in 0..<60 {
      var slope = (0..<count).map { penalties[$0] * point[$0] }
      var curve = (0..<count).map { line in (0..<count).map { line == $0 ? penalties[line] : 0 } }
      for (line, outcome) in zip(design, outcomes) {
        let odds = zip(line, point).reduce(0) { $0 + $1.0 * $1.1 }
        let probability = 1 / (1 + exp(-odds))
        for first in 0..<count where line[first] != 0 {
          slope[first] += (probability - outcome) * line[first]
          for second in 0..<count {
            curve[first][second] += probability * (1 - probability) * line[first] * line[second]
          }
        }
      }
      let step = solution(curve, slope.map { -$0 })
      for index in 0..<count { point[index] += step[index] }
      if step.allSatisfy({ abs($0) < 1e-12 }) { break }
    }
    return point
  }

  /// Gauss and Jordan, with pivots.
  private static func solution(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
    var rows = zip(matrix, right).map { $0 + [$1] }
    for column in rows.indices {
      let pivot = (column..<rows.count).max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? column
      rows.swapAt(column, pivot)
      for line in rows.indices where line != column {
        let factor = rows[line][column] / rows[column][column]
        for place in column...rows.count { rows[line][place] -= factor * rows[column][place] }
      }
    }
    return rows.indices.map { rows[$0][rows.count] / rows[$0][$0] }
  }
}
