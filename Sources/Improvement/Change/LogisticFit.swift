import Foundation

/// The maximum of the likelihood of `StockoutModel`, with the standard error of the change.
struct LogisticFit {
  /// The logarithm of the ratio of the odds.
  let change: Double
  /// Its standard error, by the jackknife over facilities in one step.
  let standardError: Double
  /// Facilities.
  let clusters: Int

  private struct Row {
    let effect: Int
    let isChanged: Bool
    let seen: Double
    let empty: Double
  }

  /// The fit; nil where the change cannot be told from the calendar, or there is no maximum.
  init?(
    _ cells: [StockoutModel.Cell], calendar: (Int) -> Int, change isChanged: (StockoutModel.Cell) -> Bool
  ) {
    let effects = Set(cells.map { calendar($0.month) }).sorted()
    // The first effect is the reference, which the facilities' own effects hold.
    let number = Dictionary(
      effects.dropFirst().enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var facilities: [Int: [Row]] = [:]
    for cell in cells {
      facilities[cell.facility, default: []].append(
        Row(
          effect: number[calendar(cell.month)] ?? -1, isChanged: isChanged(cell), seen: Double(cell.seen),
          empty: Double(cell.empty)))
    }
    let groups = facilities.sorted { $0.key < $1.key }.map(\.value)
    let size = number.count + 1
    var (alpha, theta) = (groups.map(Self.start), [Double](repeating: 0, count: size))
    var value = Self.likelihood(groups, alpha, theta)
    for _ in 0..<60 {
      let parts = zip(groups, alpha).map { Self.part($0, $1, theta) }
      var (score, information) = ([Double](repeating: 0, count: size), SquareMatrix(size))
      for part in parts {
        for place in 0..<size { score[place] += part.score[place] }
        information.add(part.information)
      }
      guard let step = information.solved(score) else { return nil }
      var scale = 1.0
      var isBetter = false
      while scale > 1e-4 {
        let next = zip(theta, step).map { $0 + scale * $1 }
        let own = zip(alpha, parts).map { alpha, part in
          alpha + scale * (part.own - zip(part.slope, step).reduce(0) { $0 + $1.0 * $1.1 }) / part.weight
        }
        let likelihood = Self.likelihood(groups, own, next)
        if likelihood >= value - 1e-12 {
          isBetter = likelihood > value + 1e-10
          (alpha, theta, value) = (own, next, likelihood)
          break
        }
        scale /= 2
      }
      if !isBetter { break }
    }
    let parts = zip(groups, alpha).map { Self.part($0, $1, theta) }
    var information = SquareMatrix(size)
    for part in parts { information.add(part.information) }
    // Without each facility in turn, one step from the maximum.
    var moves: [Double] = []
    for part in parts {
      var rest = information
      rest.add(part.information, times: -1)
      // A month of which this facility alone tells something has no effect left; a trace of it keeps the others where they are.
      for place in 0..<size { rest[place, place] += 1e-6 * information[place, place] }
      guard let step = rest.solved(part.score) else { return nil }
      moves.append(-step[size - 1])
    }
    let mean = moves.reduce(0, +) / Double(moves.count)
    let squares = moves.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    change = theta[size - 1]
    standardError = (squares * Double(moves.count - 1) / Double(moves.count)).squareRoot()
    clusters = groups.count
  }

  private static func start(_ rows: [Row]) -> Double {
    let (seen, empty) = (rows.reduce(0) { $0 + $1.seen }, rows.reduce(0) { $0 + $1.empty })
    return log((empty + 0.5) / (seen - empty + 0.5))
  }

  private static func predictor(_ row: Row, _ alpha: Double, _ theta: [Double]) -> Double {
    alpha + (row.effect >= 0 ? theta[row.effect] : 0) + (row.isChanged ? theta[theta.count - 1] : 0)
  }

  private static func likelihood(_ groups: [[Row]], _ alpha: [Double], _ theta: [Double]) -> Double {
    zip(groups, alpha).reduce(0) { sum, group in
      group.0.reduce(sum) { sum, row in
        let eta = predictor(row, group.1, theta)
        // log(1 + e^η) without overflow.
        let soft = eta > 0 ? eta + log1p(exp(-eta)) : log1p(exp(eta))
        return sum + row.empty * eta - row.seen * soft
      }
    }
  }

  /// What one facility gives to the equations, its own effect eliminated.
  private struct Part {
    var weight = 0.0
    var own = 0.0
    var slope: [Double]
    var score: [Double]
    var information: SquareMatrix
  }

  private static func part(_ rows: [Row], _ alpha: Double, _ theta: [Double]) -> Part {
    let size = theta.count
    let zeros = [Double](repeating: 0, count: size)
    var part = Part(slope: zeros, score: zeros, information: SquareMatrix(size))
    let last = size - 1
    for row in rows {
      let share = 1 / (1 + exp(-predictor(row, alpha, theta)))
      let (weight, rest) = (row.seen * share * (1 - share), row.empty - row.seen * share)
      part.weight += weight
      part.own += rest
      if row.effect >= 0 {
        part.slope[row.effect] += weight
        part.score[row.effect] += rest
        part.information[row.effect, row.effect] += weight
      }
      if row.isChanged {
        part.slope[last] += weight
        part.score[last] += rest
        part.information[last, last] += weight
        if row.effect >= 0 {
          part.information[row.effect, last] += weight
          part.information[last, row.effect] += weight
        }
      }
    }
    part.weight = max(part.weight, 1e-12)
    for row in 0..<size {
      part.score[row] -= part.slope[row] * part.own / part.weight
      for column in 0..<size {
        part.information[row, column] -= part.slope[row] * part.slope[column] / part.weight
      }
    }
    return part
  }
}

/// A square matrix of a few dozen rows.
struct SquareMatrix {
  let size: Int
  private var values: [Double]

  /// A matrix of zeros.
  init(_ size: Int) {
    self.size = size
    values = [Double](repeating: 0, count: size * size)
  }

  subscript(row: Int, column: Int) -> Double {
    get { values[row * size + column] }
    set { values[row * size + column] = newValue }
  }

  /// Adds another of the same size.
  mutating func add(_ other: SquareMatrix, times factor: Double = 1) {
    for place in values.indices { values[place] += factor * other.values[place] }
  }

  /// The solution of a symmetric positive definite system; nil where it is none.
  func solved(_ right: [Double]) -> [Double]? {
    // Cholesky: L Lᵀ = A.
    var lower = self
    let scale = (0..<size).map { self[$0, $0].magnitude }.max() ?? 0
    for row in 0..<size {
      for column in 0...row {
        var sum = self[row, column]
        for inner in 0..<column { sum -= lower[row, inner] * lower[column, inner] }
        if row == column {
          guard sum > 1e-9 * scale else { return nil }
          lower[row, row] = sum.squareRoot()
        } else {
          lower[row, column] = sum / lower[column, column]
        }
      }
    }
    var solution = right
    for row in 0..<size {
      for inner in 0..<row { solution[row] -= lower[row, inner] * solution[inner] }
      solution[row] /= lower[row, row]
    }
    for row in (0..<size).reversed() {
      for inner in (row + 1)..<size { solution[row] -= lower[inner, row] * solution[inner] }
      solution[row] /= lower[row, row]
    }
    return solution
  }
}
