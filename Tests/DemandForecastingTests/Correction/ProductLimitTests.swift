import TestSupport
import Testing

@testable import DemandForecasting

/// The product-limit estimator against published tables, and against a second implementation.
struct ProductLimitTests {
  private struct Sample {
    var values: [Double] = []
    var events: [Double] = []
    var censored: [Double] = []

    init(events: [Double], censored: [Double]) {
      values = Set(events + censored).sorted()
      self.events = values.map { value in Double(events.count { $0 == value }) }
      self.censored = values.map { value in Double(censored.count { $0 == value }) }
    }

    var estimate: ProductLimit { ProductLimit(values: values, events: events, censored: censored) }

    func survival(after value: Double) -> Double {
      guard let index = values.lastIndex(where: { $0 <= value }) else { return 1 }
      return estimate.survival[index]
    }
  }

  /// Kaplan & Meier (1958), section 2: deaths at 0.8, 3.1, 5.4, 9.2 months, losses at 1.0, 2.7, 7.0, 12.1.
  @Test func theExampleOfKaplanAndMeier() {
    let sample = Sample(events: [0.8, 3.1, 5.4, 9.2], censored: [1, 2.7, 7, 12.1])
    for (time, share) in [(0.8, 0.875), (3.1, 0.7), (5.4, 0.525), (9.2, 0.2625)] {
      #expect(abs(sample.survival(after: time) - share) < 1e-12)
    }
    // The last loss carries what is left: 0.125·0.8 + 0.175·3.1 + 0.175·5.4 + 0.2625·9.2 + 0.2625·12.1.
    #expect(abs(sample.estimate.meanAtOrAbove[0] - 7.17875) < 1e-12)
    #expect(abs(sample.estimate.meanAtOrAbove[7] - 12.1) < 1e-12)
    let fromSeven = (0.2625 * 9.2 + 0.2625 * 12.1) / 0.525
    #expect(abs(sample.estimate.meanAtOrAbove[5] - fromSeven) < 1e-12)
  }

  /// The 6-MP arm of Freireich and others (1963), weeks to relapse of 21 children, with the survival as
  /// textbooks print it.
  @Test func theLeukaemiaTrial() {
    let sample = Sample(
      events: [6, 6, 6, 7, 10, 13, 16, 22, 23],
      censored: [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35])
    let printed = [
      (6.0, 0.857), (7, 0.807), (10, 0.753), (13, 0.690), (16, 0.627), (22, 0.538), (23, 0.448),
    ]
    for (week, share) in printed { #expect(abs(sample.survival(after: week) - share) < 0.0005) }
  }

  /// The mass of each censored value, given in turn (Efron 1967) to all that lie to its right, makes the same
  /// estimate.
  @Test(arguments: 0..<40) func redistributionToTheRightAgrees(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...30, using: &random)
    let values = (0..<count).map(Double.init)
    func weights() -> [Double] {
      values.map { _ in Bool.random(using: &random) ? Double.random(in: 0...3, using: &random) : 0 }
    }
    let (events, censored) = (weights(), weights())
    var (mass, held) = (events, censored)
    for index in values.indices {
      let right = (index + 1..<count).reduce(0) { $0 + mass[$1] + held[$1] }
      if right > 0 {
        for other in index + 1..<count {
          mass[other] *= 1 + held[index] / right
          held[other] *= 1 + held[index] / right
        }
      } else {
        mass[index] += held[index]
      }
      held[index] = 0
    }
    let total = mass.reduce(0, +)
    let estimate = ProductLimit(values: values, events: events, censored: censored)
    guard total > 0 else { return }
    #expect(largestDifference(estimate.mass, mass.map { $0 / total }) < 1e-9)
  }

  @Test func withoutCensoringItIsTheSample() {
    let estimate = Sample(events: [1, 2, 2, 7], censored: []).estimate
    #expect(largestDifference(estimate.mass, [0.25, 0.5, 0.25]) < 1e-15)
    #expect(largestDifference(estimate.meanAtOrAbove, [3, 11.0 / 3, 7]) < 1e-12)
    // Half a unit seen of one, or of more: masses count 1 / x.
    #expect(estimate.meanOfWhole[0] < estimate.meanAtOrAbove[0])
  }

  @Test func nothingGivesTheValuesBack() {
    let estimate = ProductLimit(values: [1, 2], events: [0, 0], censored: [0, 0])
    #expect(estimate.mass == [0, 0] && estimate.meanAtOrAbove == [1, 2] && estimate.survival == [1, 1])
  }

  @Test func binsRiseAndHoldTheirMiddles() {
    #expect(RatioBins.middles == RatioBins.middles.sorted())
    for (bin, middle) in RatioBins.middles.enumerated() { #expect(RatioBins.index(of: middle) == bin) }
    #expect(RatioBins.index(of: 1e300) == RatioBins.count - 1)
    #expect(RatioBins.index(of: .leastNonzeroMagnitude) == 1)
    #expect(RatioBins.index(of: 4.0.nextDown) + 1 == RatioBins.index(of: 4))
  }
}
