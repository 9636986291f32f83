import Testing

@testable import DemandForecasting

/// Codes and quantiles of a forest's outcomes, by hand.
@Suite struct OutcomeScaleTests {
  private let scale = OutcomeScale([0, 4, 1, 0, 2])

  /// Bands begin midway between the values: 1 … 1.5 … 3 … 4.
  @Test func eachOutcomeGetsTheCodeOfItsBand() {
    #expect(scale.values == [0, 1, 2, 4])
    let codes = [(0.0, 0), (0.3, 1), (1, 1), (1.49, 1), (1.5, 2), (2.9, 2), (3, 3), (99, 3)]
    for (outcome, code) in codes { #expect(scale.code(outcome) == UInt16(code), "\(outcome)") }
  }

  /// Half are zero; a quarter lies within 1 … 1.5, an eighth within 1.5 … 3 and 3 … 4 each.
  @Test func quantilesAreLinearAcrossABand() {
    let levels = [0.25, 0.5, 0.625, 0.75, 0.8125, 0.9375]
    #expect(quantiles([0.5, 0.25, 0.125, 0.125], levels, of: scale) == [0, 0, 12.5, 15, 22.5, 35])
  }

  /// Shares that rounding left short of 1 count as if they came to 1.
  @Test func sharesAreTakenOfTheirSum() {
    #expect(quantiles([0.25, 0.125, 0, 0.125], [0.25, 0.625, 0.875], of: scale) == [0, 12.5, 35])
    #expect(quantiles([0, 0, 0, 0.3], [0.05, 0.5, 0.95], of: scale) == [30.5, 35, 39.5])
  }

  @Test func aCodeWithoutShareIsSkipped() {
    #expect(quantiles([0.5, 0, 0, 0.5], [0.5, 0.75], of: scale) == [0, 35])
  }

  @Test func withoutAnyUseEverythingIsZero() {
    let nothing = OutcomeScale([0, 0])
    #expect(nothing.values == [0] && nothing.code(3) == 0)
    #expect(quantiles([1], [0.05, 0.95], of: nothing) == [0, 0])
    #expect(OutcomeScale([]).values == [0])
    let single = OutcomeScale([3])
    #expect(single.code(0.1) == 1 && single.code(50) == 1)
    #expect(quantiles([0.5, 0.5], [0.25, 0.75], of: single) == [0, 30])
  }

  /// 5110 outcomes in 511 bands: ten each, whatever their size.
  @Test func manyOutcomesShareBandsEvenly() {
    let outcomes = (1...5110).map { Double($0 * $0) }
    let large = OutcomeScale(outcomes)
    #expect(large.values.count == OutcomeScale.most && large.values == large.values.sorted())
    var counts = [Int](repeating: 0, count: OutcomeScale.most)
    for outcome in outcomes { counts[Int(large.code(outcome))] += 1 }
    #expect(counts[0] == 0 && counts.dropFirst().allSatisfy { (5...15).contains($0) })
    for code in large.values.indices { #expect(large.code(large.values[code]) == UInt16(code)) }
  }

  /// Quantiles for a scale of 10.
  private func quantiles(_ shares: [Float], _ levels: [Double], of scale: OutcomeScale) -> [Double] {
    var (shares, result) = (shares, [Double](repeating: -1, count: levels.count))
    shares.withUnsafeMutableBufferPointer { shares in
      result.withUnsafeMutableBufferPointer {
        scale.quantiles(shares: shares, levels: levels, scale: 10, into: $0)
      }
    }
    // The shares are of single precision.
    return result.map { ($0 * 1e5).rounded() / 1e5 }
  }
}
