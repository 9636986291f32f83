import Improvement
import SupplyModel
import Testing

/// Places on their way to their targets.
@Suite struct TargetTests {
  private static let january = october.advanced(by: -9)
  private let first = october.advanced(by: -5)

  private func progress(
    _ values: [Double?], from start: Double? = nil, to value: Double = 0.8, better: Standard.Better = .higher
  ) -> TargetProgress {
    TargetProgress(
      PlaceTarget(
        standard: "normostock", place: .all, from: first, to: first.advanced(by: 10), start: start,
        value: value),
      measured: values.enumerated().map { offset, value in
        TargetMonth(
          first.advanced(by: offset), value.map { Tally(met: 100 * $0, total: 100) } ?? .none)
      }, unit: .share, better: better)
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

  /// Couple-years of a quarter, from January: 10, 12, 14, 16, 18 a month; the first quarter that the target counts ends in March.
  private func quarters(
    _ values: [Double?], from: Month = january.advanced(by: 2), to: Month = january.advanced(by: 8)
  ) -> TargetProgress {
    return TargetProgress(
      PlaceTarget(
        standard: "app_entregados", place: .all, from: from, to: to, value: 72, months: 3),
      measured: values.enumerated().map { offset, value in
        TargetMonth(
          Self.january.advanced(by: offset), value.map { Tally(met: $0, total: 1) } ?? .none,
          reports: Tally(met: value == nil ? 0 : 3, total: 4))
      }, unit: .coupleYears, better: .higher)
  }

  @Test func aTargetOverAPeriodIsHeldAgainstItsSum() throws {
    let progress = quarters([10, 12, 14, 16, 18])
    #expect(progress.start == 36 && progress.month == Self.january.advanced(by: 4) && progress.value == 48)
    #expect(progress.reached == (48.0 - 36) / (72 - 36) && progress.expected == 2.0 / 6)
    // July to September go on along the line: 22 + 24 + 26.
    #expect(abs(try #require(progress.forecast) - 72) < 1e-9)
    #expect(progress.coverage == Tally(met: 9, total: 12))
  }

  @Test func whatIsKnownOfTheLastPeriodIsNotForeseen() throws {
    // Of May to July two months are known, 18 and 30; the line of all six goes on to July: July is forecast alone.
    let progress = quarters([10, 12, 14, 16, 18, 30], to: Self.january.advanced(by: 6))
    let slope: Double = (-2.5 * 10 - 1.5 * 12 - 0.5 * 14 + 0.5 * 16 + 1.5 * 18 + 2.5 * 30) / 17.5
    let expected: Double = 18 + 30 + 100.0 / 6 + slope * 3.5
    #expect(abs(try #require(progress.forecast) - expected) < 1e-9)
  }

  @Test func aSumOfMonthsOfWhichOneIsMissingIsNone() {
    let progress = quarters([10, nil, 14, 16, 18])
    #expect(progress.start == nil && progress.month == Self.january.advanced(by: 4) && progress.value == 48)
    #expect(progress.state == .unknown)
    #expect(quarters([nil, nil, 14, 16]).value == nil)
  }

  @Test func aShareOverAPeriodIsOfBothSums() throws {
    let progress = TargetProgress(
      PlaceTarget(
        standard: "lista", place: .all, from: Self.january.advanced(by: 1), to: Self.january.advanced(by: 5),
        value: 0.9, months: 2),
      measured: [
        TargetMonth(Self.january.advanced(by: 0), Tally(met: 1, total: 10)),
        TargetMonth(Self.january.advanced(by: 1), Tally(met: 20, total: 30)),
        TargetMonth(Self.january.advanced(by: 2), .none),
        TargetMonth(Self.january.advanced(by: 3), Tally(met: 9, total: 10)),
      ], unit: .share, better: .higher)
    #expect(progress.start == 21.0 / 40 && progress.value == 0.9 && progress.state == .reached)
    #expect(progress.coverage == .none)
  }

  @Test func withoutAFigureOrAStartNothingIsSaid() {
    #expect(progress([]).state == .unknown && progress([]).reached == nil)
    #expect(progress([nil, 0.5]).state == .unknown)
    #expect(progress([nil, 0.5], from: 0.3).reached == 0.4)
  }
}
