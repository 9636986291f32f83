import Improvement
import SupplyModel
import Testing

/// Places on their way to their targets.
@Suite struct TargetTests {
  private let first = october.advanced(by: -5)

  private func progress(
    _ values: [Double?], from start: Double? = nil, to value: Double = 0.8, better: Standard.Better = .higher
  ) -> TargetProgress {
    TargetProgress(
      PlaceTarget(
        standard: "normostock", place: .all, from: first, to: first.advanced(by: 10), start: start,
        value: value),
      figures: values.enumerated().compactMap { offset, value in
        value.map { (first.advanced(by: offset), $0) }
      }, better: better)
  }

  @Test func theWayIsAStraightLine() {
    let half = progress([0.3, nil, 0.4, 0.45, 0.5, 0.55])
    #expect(half.start == 0.3 && half.month == october && half.value == 0.55)
    #expect(abs((half.reached ?? 0) - 0.5) < 1e-9 && half.expected == 0.5 && half.state == .onTrack)
    #expect(progress([0.3, 0.3, 0.3, 0.3, 0.3, 0.45]).state == .slipping)
    #expect(progress([0.3, 0.3, 0.3, 0.3, 0.3, 0.4]).state == .offTrack)
    #expect(progress([0.3, 0.2]).state == .offTrack)
    #expect(progress([0.3, 0.9]).state == .reached)
  }

  @Test func lessIsMoreWhereLowerIsBetter() {
    let falling = progress([0.3, 0.25, 0.2, 0.15, 0.1, 0.05], to: 0.1, better: .lower)
    #expect(falling.state == .reached && falling.outlook == .likely)
    #expect(progress([0.3, 0.31], to: 0.1, better: .lower).state == .offTrack)
  }

  /// A figure that leaves a target behind is no progress, however far it goes.
  @Test func whoMetTheTargetAtTheStartHasNoWayToGo() {
    let worse = progress([0.02, 0.05, 0.11], to: 0.05, better: .lower)
    #expect(worse.reached == nil && worse.state == .offTrack)
    let kept = progress([0.9, 0.85], to: 0.8)
    #expect(kept.reached == nil && kept.state == .reached)
    #expect(progress([0.62, 0.55], to: 0.6).state == .offTrack)
    #expect(progress([0.6, 0.55], to: 0.6).state == .offTrack)
  }

  @Test func theForecastIsOfTheLastMonth() throws {
    let steady = progress([0.3, 0.35, 0.4, 0.45, 0.5, 0.55])
    #expect(abs(try #require(steady.forecast) - 0.8) < 1e-9)
    #expect(progress([0.3, 0.32, 0.33, 0.36, 0.37, 0.39]).outlook == .unlikely)
    #expect(progress([0.3, 0.36, 0.45, 0.5, 0.56, 0.65]).outlook == .likely)
    #expect(progress([0.3, 0.5, 0.3, 0.6, 0.4, 0.5]).outlook == .open)
    #expect(progress([0.3, 0.5, 0.7]).outlook == .untold)
  }

  @Test func afterItsLastMonthNothingIsForeseen() {
    let over = progress([0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.79])
    #expect(over.outlook == .over && over.forecast == nil && over.interval == nil)
    #expect(over.state != .reached && progress([0.3, 0.35, 0.4, 0.45]).outlook != .over)
  }

  @Test func withoutAFigureOrAStartNothingIsSaid() {
    #expect(progress([]).state == .unknown && progress([]).reached == nil)
    #expect(progress([nil, 0.5]).state == .unknown)
    #expect(progress([nil, 0.5], from: 0.3).reached == 0.4)
  }
}
