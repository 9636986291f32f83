/// The Hessian of a logistic regression with effects of groups, ready to solve with.
struct LogisticHessian {
  private let side: Int
  /// Of coefficients and intercept, the effects solved for.
  private let factor: CholeskyFactor
  private let groupCurve: [Double]
  /// [group][coefficient or intercept].
  private let cross: [Double]

  init(_ rows: GroupedRows, weights: [Double], settings: RidgeLogistic.Settings) {
    let side = rows.side
    self.side = side
    let stride = rows.stride
    var curve = [Double](repeating: 0, count: side * stride)
    var cross = [Double](repeating: 0, count: rows.groupCount * side)
    var groupCurve = [Double](repeating: 1 / settings.effectVariance, count: rows.groupCount)
    for column in 0..<rows.width { curve[column * stride + column] = settings.ridge }
    rows.values.withUnsafeBufferPointer { values in
      cross.withUnsafeMutableBufferPointer { cross in
        for row in weights.indices {
          let (across, start) = (rows.groups[row] * side, row * stride)
          groupCurve[rows.groups[row]] += weights[row]
          for column in 0..<side { cross[across &+ column] += weights[row] * values[start &+ column] }
        }
      }
      curve.withUnsafeMutableBufferPointer { Self.add(values, weights, side: side, stride: stride, to: $0) }
    }
    for group in groupCurve.indices {
      for line in 0..<side {
        let part = cross[group * side + line] / groupCurve[group]
        for other in 0...line { curve[line * stride + other] -= part * cross[group * side + other] }
      }
    }
    self.groupCurve = groupCurve
    self.cross = cross
    factor = CholeskyFactor(of: curve, side: side, stride: stride)
  }

  /// Adds Σ w·x·xᵀ, its lower triangle; four rows at a time, to go over the triangle less often.
  ///
  /// Four numbers are multiplied at once, so that some beyond the diagonal are added too; nobody reads those.
  private static func add(
    _ values: UnsafeBufferPointer<Double>, _ weights: [Double], side: Int, stride: Int,
    to curve: UnsafeMutableBufferPointer<Double>
  ) {
    guard let values = UnsafeRawPointer(values.baseAddress),
      let curve = UnsafeMutableRawPointer(curve.baseAddress)
    else { return }
    let step = stride * MemoryLayout<Double>.stride
    func weighted(_ row: Int, _ line: Int) -> Double {
      row < weights.count
        ? weights[row] * values.load(fromByteOffset: row &* step &+ line &* 8, as: Double.self) : 0
    }
    for row in Swift.stride(from: 0, to: weights.count, by: 4) {
      // The last rows may be fewer than four: others stand in for them with no weight.
      let (first, last) = (row * step, (weights.count - 1) * step)
      let (second, third, fourth) = (
        min(first + step, last), min(first + 2 * step, last), min(first + 3 * step, last)
      )
      for line in 0..<side {
        let (a, b) = (weighted(row, line), weighted(row + 1, line))
        let (c, d) = (weighted(row + 2, line), weighted(row + 3, line))
        let target = curve + line &* step
        var place = 0
        while place <= line &* 8 {
          func four(_ start: Int) -> SIMD4<Double> {
            values.loadUnaligned(fromByteOffset: start &+ place, as: SIMD4<Double>.self)
          }
          var sum = target.loadUnaligned(fromByteOffset: place, as: SIMD4<Double>.self)
          sum += (a * four(first) + b * four(second)) + (c * four(third) + d * four(fourth))
          target.storeBytes(of: sum, toByteOffset: place, as: SIMD4<Double>.self)
          place &+= 32
        }
      }
    }
  }

  /// The step of Newton's method against a slope.
  func step(down slope: [Double]) -> [Double] {
    var right = slope[0..<side].map { -$0 }
    for group in groupCurve.indices {
      let part = slope[side + group] / groupCurve[group]
      for line in 0..<side { right[line] += cross[group * side + line] * part }
    }
    var step = factor.solution(of: right)
    for group in groupCurve.indices {
      var value = -slope[side + group]
      for line in 0..<side { value -= cross[group * side + line] * step[line] }
      step.append(value / groupCurve[group])
    }
    return step
  }
}

/// The Cholesky factor of a symmetric positive definite matrix.
struct CholeskyFactor {
  private let side: Int
  private var lower: [Double]

  /// The factor of a matrix, of which the lower triangle is read, its rows so far apart.
  ///
  /// A direction that the matrix does not see gets no part of any solution.
  init(of matrix: [Double], side: Int, stride: Int) {
    self.side = side
    lower = (0..<side).flatMap { matrix[$0 * stride..<$0 * stride + side] }
    for line in 0..<side {
      for column in 0...line {
        var sum = lower[line * side + column]
        for before in 0..<column { sum -= lower[line * side + before] * lower[column * side + before] }
        if line == column {
          // Rounding can leave nothing, or less, of a direction that hardly counts.
          lower[line * side + line] =
            sum > 1e-12 * matrix[line * stride + line] ? sum.squareRoot() : .infinity
        } else {
          lower[line * side + column] = sum / lower[column * side + column]
        }
      }
    }
  }

  /// The solution x of A·x = b.
  func solution(of right: [Double]) -> [Double] {
    var x = right
    for line in 0..<side {
      for before in 0..<line { x[line] -= lower[line * side + before] * x[before] }
      x[line] /= lower[line * side + line]
    }
    for line in stride(from: side - 1, through: 0, by: -1) {
      for after in stride(from: line + 1, to: side, by: 1) {
        x[line] -= lower[after * side + line] * x[after]
      }
      x[line] /= lower[line * side + line]
    }
    return x
  }
}
