/// Newton's method for a logistic regression with a ridge and effects of groups.
///
/// A point holds the coefficients, the intercept, and then the effects. The effects' part of the Hessian is diagonal, so
/// each step solves only for coefficients and intercept, by the Schur complement, and the effects follow. Once steps are
/// short the Hessian hardly changes: it is kept, and only the slope is worked out anew.
struct LogisticNewton {
  private let rows: GroupedRows
  private let settings: RidgeLogistic.Settings
  /// Coefficients, intercept, effects.
  private(set) var point: [Double]

  init(_ rows: GroupedRows, settings: RidgeLogistic.Settings) {
    self.rows = rows
    self.settings = settings
    point = Array(repeating: 0, count: rows.side + rows.groupCount)
    point[rows.width] = rows.meanLogOdds
  }

  /// The intercept and the coefficients.
  var fit: (intercept: Double, coefficients: [Double]) {
    (point[rows.width], Array(point[0..<rows.width]))
  }

  /// With steps shorter than this, the Hessian is kept.
  private static let shortStep = 0.1

  /// Takes steps until one moves nothing by more than `tolerance`.
  mutating func run(steps: Int, tolerance: Double) {
    var loss = Double.infinity
    var (from, step) = (point, [Double]())
    var hessian: LogisticHessian?
    for _ in 0..<steps {
      let local = rows.local(at: point, settings: settings)
      guard step.isEmpty || local.loss <= loss + 1e-10 * abs(loss) else {
        for index in step.indices {
          step[index] /= 2
          point[index] = from[index] + step[index]
        }
        hessian = nil
        continue
      }
      loss = local.loss
      from = point
      let kept = step.allSatisfy { abs($0) < Self.shortStep } && !step.isEmpty ? hessian : nil
      let curve = kept ?? LogisticHessian(rows, weights: local.weights, settings: settings)
      hessian = curve
      step = curve.step(down: local.slope)
      for index in step.indices { point[index] += step[index] }
      if step.allSatisfy({ abs($0) <= tolerance }) { break }
    }
    if !point.allSatisfy(\.isFinite) { point = from }
  }
}
