/// At which level to ask a forest of totals, for as many outcomes to stay below as a level promises.
///
/// One forest answers for several numbers of months. Its leaves mix them, and the mean of many months scatters less than that of few: the
/// margins of the mixture are too wide for some and too narrow for others. How far is learnt from past totals of facilities that a forest
/// was not shown: over all past months, so that no single crisis decides it, and only from totals that were known at the origin.
/// Those facilities lived through the same months as the ones it was shown, so what strikes all at once is missing from what they tell:
/// levels are moved by three quarters of what they say.
struct LevelCalibration: Sendable, Codable, Equatable {
  /// By step of the forest: the level to ask for at each of `nodes` + 1 evenly spaced levels from 0 to 1.
  private let asked: [[Double]]

  /// How many stretches the scale of levels is cut into.
  static let nodes = 100
  /// As many outcomes as these, of steps alike, weigh as much as the assumption that nothing is to be corrected.
  private static let assumedOutcomes = 500.0
  /// How much of what was learnt is believed.
  static let believed = 0.75

  /// A calibration from where outcomes lay in their forecasts.
  ///
  /// - Parameter places: by step, the share of outcomes in each of `nodes` stretches of levels, as counts.
  init(places: [[Double]]) {
    asked = places.indices.map { step in
      // Neighbours scatter much alike: with them a step has three times the outcomes.
      let near = places[max(0, step - 1)...min(places.count - 1, step + 1)]
      let counts = (0..<Self.nodes).map { node in near.reduce(0) { $0 + $1[node] } }
      return Self.inverse(counts)
    }
  }

  /// The level to ask for at a step, for so many outcomes to stay below.
  ///
  /// - Parameter step: counted from the first of the forest, which is 0.
  func level(_ level: Double, step: Int) -> Double {
    let place = min(max(0, level), 1) * Double(Self.nodes)
    let below = min(Int(place), Self.nodes - 1)
    let row = asked[step]
    return row[below] + (row[below + 1] - row[below]) * (place - Double(below))
  }

  /// Whether a calibration that was read from a file can be asked for so many steps.
  func isSound(steps: Int) -> Bool {
    asked.count == steps
      && asked.allSatisfy { row in
        row.count == Self.nodes + 1 && row.allSatisfy { (0...1).contains($0) }
          && zip(row, row.dropFirst()).allSatisfy { $0 <= $1 }
      }
  }

  /// Where the running share of the counts reaches each level.
  private static func inverse(_ counts: [Double]) -> [Double] {
    let total = counts.reduce(0, +) + assumedOutcomes
    var running = [0.0]
    for count in counts {
      running.append(running[running.count - 1] + (count + assumedOutcomes / Double(nodes)) / total)
    }
    var stretch = 0
    return (0...nodes).map { node in
      let level = Double(node) / Double(nodes)
      while stretch < nodes - 1, running[stretch + 1] < level { stretch += 1 }
      let share = (level - running[stretch]) / (running[stretch + 1] - running[stretch])
      let found = (Double(stretch) + min(1, max(0, share))) / Double(nodes)
      return level + believed * (found - level)
    }
  }
}

/// Counts where outcomes lay in the forecasts of them.
struct OutcomePlaces {
  private(set) var counts: [[Double]]

  /// Nothing yet, for so many steps.
  init(steps: Int) {
    counts = Array(repeating: Array(repeating: 0, count: LevelCalibration.nodes), count: steps)
  }

  /// Counts an outcome that lay somewhere between two levels; spread over them, for demand comes in whole units.
  mutating func add(from lower: Double, to upper: Double, step: Int) {
    let nodes = Double(LevelCalibration.nodes)
    let (low, high) = (min(max(0, lower), 1) * nodes, min(max(0, upper), 1) * nodes)
    let first = min(Int(low), LevelCalibration.nodes - 1)
    guard high - low > 1e-9 else {
      counts[step][first] += 1
      return
    }
    for node in first..<LevelCalibration.nodes {
      let (start, end) = (max(low, Double(node)), min(high, Double(node + 1)))
      guard end > start else { break }
      counts[step][node] += (end - start) / (high - low)
    }
  }
}
