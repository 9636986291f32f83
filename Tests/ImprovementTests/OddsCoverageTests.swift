import Foundation
import Improvement
import Testing

/// How often the interval of the odds holds the true ratio, on 200 simulated cycles each, as `scripts/bench-odds` asks the program itself.
@Suite struct OddsCoverageTests {
  private struct Chance {
    var state: UInt64

    mutating func fraction() -> Double {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return Double((mixed ^ (mixed >> 31)) >> 11) * 0x1p-53
    }

    /// A number of the normal distribution.
    mutating func normal(_ deviation: Double) -> Double {
      deviation * (-2 * log(max(fraction(), 1e-300))).squareRoot() * cos(2 * .pi * fraction())
    }
  }

  /// Twenty-four facilities with six products over thirty months: levels, a season, a wandering of each that no model knows.
  private func network(treated: Int, ratio: Double, seed: UInt64) -> [StockoutModel.Cell] {
    var chance = Chance(state: seed &* 0xD1B5_4A32_D192_ED03)
    return (0..<24).flatMap { facility -> [StockoutModel.Cell] in
      let level = -1.4 + chance.normal(0.6)
      var drift = 0.0
      return (0..<30).map { month in
        drift = 0.7 * drift + chance.normal(0.25)
        var logit = level + drift + 0.4 * sin(2 * .pi * Double(month) / 12)
        if facility < treated, month >= 24 { logit += log(ratio) }
        let share = 1 / (1 + exp(-logit))
        return StockoutModel.Cell(
          facility: facility, month: month, seen: 6, empty: (0..<6).count { _ in chance.fraction() < share })
      }
    }
  }

  @Test(arguments: [1.0, 0.5], [24, 12])
  func theIntervalHoldsTheTrueRatioAboutAsOftenAsItSays(ratio: Double, treated: Int) {
    var (held, told, found) = (0, 0, 0)
    for seed in 1...200 {
      let odds = StockoutModel.odds(
        network(treated: treated, ratio: ratio, seed: UInt64(seed)), since: 24
      ) { $0 < treated }
      guard case .told(let estimate) = odds else { continue }
      told += 1
      if estimate.interval.contains(ratio) { held += 1 }
      if estimate.interval.upperBound < 1 || estimate.interval.lowerBound > 1 { found += 1 }
    }
    print(
      "coverage: ratio \(ratio), \(treated) of 24 with the change: held \(held) of \(told), told of a change \(found)"
    )
    #expect(told >= 190)
    // Of 200 at 95 %, fewer than 180 or more than 199 come by chance once in a thousand times.
    #expect(held * 100 >= told * 90)
    if ratio == 1 { #expect(found * 100 <= told * 10) } else { #expect(found * 100 >= told * 60) }
  }
}
