import SupplyModel
import Testing

@testable import DataQuality

/// Consumption of first months, held against like facilities.
@Suite struct FirstMonthsTests {
  /// Five facilities that use three to five a month, and one as told.
  private func network(_ own: [Double?], others: [[Double?]]? = nil) -> [SupplySeries] {
    let others = others ?? (0..<5).map { place in (0..<8).map { Double(3 + (place + $0) % 3) } }
    return ([own] + others).enumerated().map { place, consumed in
      let series = BuiltHistory.consuming(consumed)
      let reports = series.entries.compactMap { entry in
        entry.quantities.map { (month: entry.month, quantities: $0) }
      }
      return SupplySeries(
        facility: FacilityCode("0652\(place)F01"), product: series.product, reports: reports,
        through: BuiltHistory.month(11))
    }
  }

  private func found(_ series: [SupplySeries], _ facilities: [Facility] = []) -> [Month?] {
    FirstMonthsCheck(facilities: facilities).findings(in: series).map(\.subject?.month)
  }

  @Test func aFirstMonthThatNobodyComesNearIsFound() {
    let findings = FirstMonthsCheck().findings(in: network([400]))
    #expect(
      findings.map(\.facts) == [.history(.firstMonthsSpike(consumed: 400, highest: 4, facilities: 5))])
    #expect(findings.map(\.code) == [.consumptionSpike])
    #expect(found(network([4, 400])) == [BuiltHistory.month(1)])
    #expect(found(network([400, 4, 5, 3, 4])) == [BuiltHistory.month(0)])
  }

  @Test func whatOthersUseTooOrWhatStaysIsNone() {
    #expect(found(network([19])).isEmpty)
    #expect(found(network([400, 390])).isEmpty)
    let wide = network(
      [400], others: (0..<5).map { place in [4, 5, place == 4 ? 100 : 3].map { $0 } } + [[90, 90, 90]])
    #expect(found(wide).isEmpty)
  }

  /// A level of its own is none that a facility is held against, be it the highest or shared with another.
  @Test func theHighestOfTheOthersCounts() {
    #expect(found(network([400, 400, 9, 9, 9, 9, 9])) == [])
    #expect(found(network([400, 9, 9, 9, 9, 9, 9])) == [BuiltHistory.month(0)])
    let twice = [[9, 9, 9], [9, 9, 9], [3, 3, 3], [3, 3, 3], [3, 3, 3]].map { $0.map(Double?.some) }
    #expect(
      FirstMonthsCheck().findings(in: network([400], others: twice)).map(\.facts)
        == [.history(.firstMonthsSpike(consumed: 400, highest: 9, facilities: 5))])
  }

  @Test func fewFacilitiesAreNoComparison() {
    #expect(found(network([400], others: (0..<3).map { _ in [4, 4, 4] })).isEmpty)
    #expect(found(network([400], others: (0..<9).map { _ in [4, 4] })).isEmpty)
  }

  @Test func hospitalsAreNotHeldAgainstPosts() {
    let series = network([400])
    let register = series.enumerated().map {
      Facility(code: $1.facility, name: "A", category: $0 == 0 ? "II-1" : "I-1")
    }
    #expect(found(series, register).isEmpty)
  }

  @Test func aChangeOfUnitExplainsIt() {
    let series = network([400])
    let jump = series[0].finding(
      .unitOfIssueJump(column: .consumed, before: 4, after: 400, factor: 100), month: BuiltHistory.month(0))
    #expect(FirstMonthsCheck().findings(in: series, beside: [jump]).isEmpty)
  }
}
