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
