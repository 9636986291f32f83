import Testing

@testable import DemandForecasting

/// Classes of series whose past origins speak for weights of their own, or do not.
@Suite struct BlendTrialTests {
  /// Series 0…39 at three origins: those below 20 are of one class, the others of another.
  ///
  /// Two parts state one number at every level.
  ///
  /// - Parameter off: how far each part lies off the outcome, by the class, the origin and the series.
  private func trial(off: (_ isFirst: Bool, _ origin: Int, _ series: Int) -> (Float, Float)) throws
    -> BlendTrial
  {
    let width = BlendSearch.levels.count
    var parts: [[Float]] = [[], []]
    var (outcomes, classes, series, origins): ([Float], [BlendClass], [Int], [Int]) = ([], [], [], [])
    let (first, second) = try (Self.someClass(level: 1), Self.someClass(level: 100))
    for origin in 0..<3 {
      for one in 0..<40 {
        for step in 0..<4 {
          let outcome = Float(50 + (one * 7 + origin * 5 + step * 3) % 11)
          let (left, right) = off(one < 20, origin, one)
          parts[0] += Array(repeating: outcome + left, count: width)
          parts[1] += Array(repeating: outcome + right, count: width)
          outcomes.append(outcome)
          classes.append(one < 20 ? first : second)
          series.append(one)
          origins.append(origin)
        }
      }
    }
    return BlendTrial(
      parts: [.forest, .light],
      search: BlendSearch(parts: parts, outcomes: outcomes, divisors: outcomes.map { _ in 1 }),
      classes: classes,
      series: series, origins: origins)
  }

  /// The class of a series that uses so many units each month.
  private static func someClass(level: Double) throws -> BlendClass {
    let panel = DemandPanel(
      monthCount: 20, productCount: 1, consumption: Array(repeating: level, count: 20),
      closingStock: Array(repeating: .nan, count: 20), productIndex: [0], firstReport: [0])
    let cells = OriginPanel(panel, firstMonth: 15, origin: 19, chunks: FixedChunks(size: 2, workers: 1))
    return BlendClass(cells, series: 0, month: 19)
  }

  private var settings: BlendSettings {
    var settings = BlendSettings()
    settings.smallestClass = 100
    // The common weights stay as they are assumed.
    (settings.chanceGain, settings.convincingGain) = (2, 3)
    return settings
  }

  /// Where Light is right and the forest is not, at every origin and for every series, the class moves towards Light: at most so far.
  @Test func aClassThatGainsAtEveryOriginMoves() throws {
    let trial = try trial { isFirst, _, series in isFirst ? (8 + Float(series % 3), 0) : (3, 3) }
    let weights = trial.weights(assumed: [0.95, 0.05], settings: settings)
    #expect(weights.common.map(\.weight) == [0.95, 0.05])
    let own = try #require(weights.classes.first)
    let (first, second) = try (Self.someClass(level: 1), Self.someClass(level: 100))
    #expect(weights.classes.count == 1 && own.of == first)
    let moved = own.parts.first { $0.part == .light }?.weight ?? 0
    #expect(moved > 0.05 + 0.25 * 0.95 && moved <= 0.05 + 0.3 * 0.95)
    #expect(abs(own.parts.map(\.weight).reduce(0, +) - 1) < 1e-9)
    #expect(weights.parts(of: second) == weights.common)
  }

  /// A gain that one of three origins does not show is taken for chance, however large at the others.
  @Test func aClassThatLosesAtOneOriginStays() throws {
    let trial = try trial { isFirst, origin, series in
      isFirst ? (origin == 1 ? (0, 9) : (9 + Float(series % 3), 0)) : (3, 3)
    }
    #expect(trial.weights(assumed: [0.95, 0.05], settings: settings).classes.isEmpty)
  }

  /// So is one that few series make.
  @Test func aGainOfFewSeriesIsChance() throws {
    let trial = try trial { isFirst, _, series in isFirst ? (series == 3 ? (30, 0) : (0.1, 0)) : (3, 3) }
    #expect(trial.weights(assumed: [0.95, 0.05], settings: settings).classes.isEmpty)
  }

  /// Without the forest only Light is left, which errs by 8: the forest erred by none.
  @Test func whatAPartHelpedIsWhatTheOthersWouldHaveLost() throws {
    let trial = try trial { _, _, _ in (1, 9) }
    let common = trial.weights(assumed: [0.5, 0.5], settings: settings).common
    // Errors of 5 together, of 9 without the forest, of 1 without Light.
    #expect(abs((common[0].helped ?? 0) - (9.0 / 5 - 1)) < 1e-6)
    #expect(abs((common[1].helped ?? 0) - (1.0 / 5 - 1)) < 1e-6)
  }

  @Test func standardErrorsByHand() {
    // Mean 1, sum of squares 10: sd² = 10/9, standard error (1/9)^½.
    let values = (0..<10).map { $0.isMultiple(of: 2) ? 0.0 : 2 }
    #expect(abs(BlendTrial.standardErrors(values) - 3) < 1e-9)
    #expect(
      BlendTrial.standardErrors([1, 2]) == 0 && BlendTrial.standardErrors(Array(repeating: 1, count: 20)) == 0
    )
  }

  @Test func classesBySizeZerosAndLength() throws {
    let numbers = try [1.0, 100].map { try Self.someClass(level: $0).number }
    #expect(numbers == [0, 6])
    let panel = DemandPanel(
      monthCount: 20, productCount: 1, consumption: (0..<40).map { $0 < 20 ? 0 : $0 < 32 ? .nan : 9 },
      closingStock: Array(repeating: .nan, count: 40), productIndex: [0, 0], firstReport: [0, 12])
    let cells = OriginPanel(panel, firstMonth: 15, origin: 19, chunks: FixedChunks(size: 2, workers: 1))
    #expect(BlendClass(cells, series: 0, month: 19).number == 2)
    #expect(BlendClass(cells, series: 1, month: 19).number == 9)
  }
}
