import Foundation

/// Student's t for any level and whole degrees of freedom, by its distribution itself: levels far out, where expansions fail.
enum StudentT {
  /// The share of cases beyond a value on both sides, in closed form (Abramowitz and Stegun 26.7.3 and 26.7.4).
  ///
  /// - Parameter degrees: 1 or more.
  static func beyond(_ value: Double, degrees: Int) -> Double {
    let angle = atan(value / Double(degrees).squareRoot())
    let (sine, square) = (sin(angle), cos(angle) * cos(angle))
    var term = degrees.isMultiple(of: 2) ? 1 : cos(angle)
    var sum = degrees == 1 ? 0 : term
    var step = degrees.isMultiple(of: 2) ? 2 : 3
    while step <= degrees - 2 {
      term *= Double(step - 1) / Double(step) * square
      sum += term
      step += 2
    }
    let within = degrees.isMultiple(of: 2) ? sine * sum : 2 / Double.pi * (angle + sine * sum)
    return 1 - within
  }

  /// The value beyond which so small a share of cases lies on both sides together.
  ///
  /// - Parameter share: above 0, below 1.
  static func value(beyond share: Double, degrees: Int) -> Double {
    var (low, high) = (0.0, 1.0)
    while beyond(high, degrees: max(1, degrees)) > share, high < 1e9 { high *= 2 }
    for _ in 0..<80 {
      let middle = (low + high) / 2
      if beyond(middle, degrees: max(1, degrees)) > share { low = middle } else { high = middle }
    }
    return high
  }
}
