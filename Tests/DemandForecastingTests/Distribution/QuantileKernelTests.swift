import Testing

@testable import DemandForecasting

/// The two quantile kernels on samples small enough to work out by hand.
@Suite struct QuantileKernelTests {
  // MARK: Type 7

  @Test func typeSevenIsLinearBetweenOrderStatistics() {
    #expect(linear(0.25, zeros: 1, rest: [2, 4, 8]) == 1.5)
    #expect(linear(0.5, zeros: 1, rest: [2, 4, 8]) == 3)
    #expect(linear(0.95, zeros: 0, rest: [10, 20]) == 19.5)
    #expect(linear(0.5, zeros: 2, rest: [6]) == 0)
    #expect(linear(0.75, zeros: 2, rest: [6]) == 3)
  }

  @Test func aSampleOfOneOrOfZerosIsFlat() {
    for level in QuantileLevels.cumulative {
      #expect(linear(level, zeros: 0, rest: [7]) == 7)
      #expect(linear(level, zeros: 5, rest: []) == 0)
      #expect(linear(level, zeros: 1, rest: []) == 0)
    }
  }

  // MARK: Weighted

  /// Weights ¼, ½, 1 for 8, 2, 4: sorted, the middles of the weights stand at 1/7, 4/7 and 13/14.
  @Test func threeValuesByHand() {
    let quantiles = weighted([8, 2, 4], halfLife: 1, levels: [0.05, 1.0 / 7, 0.5, 0.75, 0.95])
    #expect(largestDifference(quantiles, [2, 2, 2 + 2 * 5.0 / 6, 6, 8]) < 1e-15)
  }

  /// Weights ⅛, ½, 1: the missing month is left out, and the month before it stays three months old.
  @Test func aMissingMonthIsLeftOutAndAgeGoesOn() {
    let quantiles = weighted([8, .nan, 2, 4], halfLife: 1, levels: [0.5])
    #expect(largestDifference(quantiles, [3.5]) < 1e-15)
  }

  /// Of the equal values the older stands first, so the newer is the one next to 4: at 2/7, not 5/14.
  @Test func equalValuesKeepTheirOrderInTime() {
    #expect(largestDifference(weighted([0, 0, 4], halfLife: 1, levels: [0.5]), [2]) < 1e-15)
  }

  @Test func aLongSilenceLeavesWeightsThatCount() {
    let silence = [Double](repeating: .nan, count: 40)
    #expect(weighted([2, 6] + silence, halfLife: 0.01, levels: [0.5]) == [6])
  }

  @Test func nothingReportedGivesNothing() {
    #expect(weighted([.nan, .nan], halfLife: 3, levels: [0.5]) == [])
  }

  /// Doubling is exact in binary, so every quantile doubles to the bit; other factors to rounding.
  @Test func quantilesScaleWithTheSample() {
    let sample: [Double] = [3, 0, 17, 5, 0, .nan, 250, 4, 4, 9]
    let once = weighted(sample, halfLife: 3, levels: QuantileLevels.cumulative)
    for factor in [0.5, 2, 1024, 7.3, 1e6] {
      let scaled = weighted(sample.map { $0 * factor }, halfLife: 3, levels: QuantileLevels.cumulative)
      let isExact = factor.significand == 1
      #expect(largestDifference(scaled.map { $0 / factor }, once) <= (isExact ? 0 : 1e-13), "\(factor)")
    }
  }

  // MARK: Totals of several months

  /// Two-month totals of 1, 2, 4, 8 are 3, 6, 12, weighted ¼, ½, 1: places 1/14, 2/7, 5/7.
  @Test func totalsOverlapAndWeighByTheirLastMonth() {
    let middle = 6 + 6 * (0.5 - 2.0 / 7) / (3.0 / 7)
    #expect(largestDifference(totals([1, 2, 4, 8], upTo: 2, levels: [0.5]), [middle]) < 1e-14)
  }

  /// 1+2 and 4+8 are only two totals, so the month's own median is doubled.
  @Test func fewTotalsFallBackOnTheMonth() {
    let month = weighted([1, 2, .nan, 4, 8], halfLife: 1, levels: [0.5])
    #expect(totals([1, 2, .nan, 4, 8], upTo: 2, levels: [0.5]) == [2 * month[0]])
    #expect(totals([5, .nan, 5], upTo: 12, levels: [0.5, 0.9]) == [60, 60])
  }

  /// No total reaches back beyond the window, though the panel does.
  @Test func totalsStayWithinTheWindow() {
    let recent = totals([1, 2, 4, 8], upTo: 2, levels: [0.05, 0.5, 0.95], window: 4)
    #expect(totals([9000, 1, 2, 4, 8], upTo: 2, levels: [0.05, 0.5, 0.95], window: 4) == recent)
  }

  private func linear(_ level: Double, zeros: Int, rest: [Double]) -> Double {
    rest.withUnsafeBufferPointer { SampleQuantiles.linear(level: level, zeros: zeros, rest: $0) }
  }

  private func weighted(_ sample: [Double], halfLife: Double, levels: [Double]) -> [Double] {
    var kernel = WeightedQuantiles(halfLife: halfLife, window: sample.count)
    var result = [Double](repeating: -1, count: levels.count)
    let count = sample.withUnsafeBufferPointer { sample in
      result.withUnsafeMutableBufferPointer { kernel.quantiles(of: sample, levels: levels, into: $0) }
    }
    return count > 0 ? result : []
  }

  /// The quantiles of the totals of `last` months, with a half-life of one month.
  private func totals(_ past: [Double], upTo last: Int, levels: [Double], window: Int = 48) -> [Double] {
    var settings = LightSettings()
    settings.halfLife = 1
    settings.window = window
    var kernel = OwnQuantiles(settings)
    let month = weighted(Array(past.suffix(window)), halfLife: 1, levels: levels)
    var result = [Double](repeating: -1, count: levels.count)
    past.withUnsafeBufferPointer { past in
      month.withUnsafeBufferPointer { month in
        result.withUnsafeMutableBufferPointer { result in
          for step in 1...last {
            kernel.total(step: step, past: past, month: month, levels: levels, into: result)
          }
        }
      }
    }
    return result
  }
}
