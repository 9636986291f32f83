import Testing

@testable import DemandForecasting

/// Groups of series as one large facility, by hand.
@Suite struct GroupedDemandTests {
  /// Two facilities of one product and one of another, eight months; the second misses a month, and one alone begins late.
  private func grouped() -> DemandPanel {
    let nothing = Double.nan
    let use: [[Double]] = [
      [30, 30, 30, 30, 30, 30, 30, 30], [10, 10, 10, 10, nothing, 10, 10, 10],
      [nothing, nothing, 4, 4, nothing, 4, 4, 4],
    ]
    let parts = DemandPanel(
      monthCount: 8, productCount: 2, consumption: use.flatMap { $0 },
      closingStock: Array(repeating: 5, count: 24), productIndex: [0, 0, 1], firstReport: [0, 0, 2])
    return GroupedDemand(
      parts,
      groups: [.init(rows: [0, 1], product: 0, place: 7), .init(rows: [2], product: 1, place: 7)]
    ).panel
  }

  @Test func useIsAddedUpAndCompletedWhereOneDidNotReport() {
    let panel = grouped()
    #expect(panel.consumption[0..<8].map { $0 } == Array(repeating: 40, count: 8))
    #expect(panel.closingStock[0] == 10)
    #expect(panel.productIndex == [0, 1] && panel.facilityIndex == [7, 7] && panel.firstReport == [0, 2])
  }

  @Test func aMonthOfWhichTooLittleWasReportedIsUnknown() {
    let panel = grouped()
    #expect(panel.consumption[8 + 4].isNaN && panel.consumption[8 + 1].isNaN && panel.consumption[8 + 5] == 4)
    #expect(GroupedDemand.total(of: [10, .nan], usual: [10, 30]) == nil)
    #expect(GroupedDemand.total(of: [33, .nan], usual: [30, 10]) == 44)
    #expect(GroupedDemand.total(of: [0, 0], usual: [nil, 0]) == 0)
    #expect(GroupedDemand.total(of: [.nan, .nan], usual: [1, 1]) == nil)
    #expect(GroupedDemand.total(of: [], usual: []) == nil)
  }

  @Test func whatIsUsualIsTheMeanOfTheYearBefore() {
    let parts = DemandPanel(
      monthCount: 14, productCount: 1, consumption: [100] + Array(repeating: 2, count: 11) + [14, 99],
      closingStock: Array(repeating: .nan, count: 14), productIndex: [0], firstReport: [0])
    #expect(GroupedDemand.usual(of: 0, in: parts, through: 12) == 3)
    #expect(GroupedDemand.usual(parts, 0, before: 0) == nil)
  }
}
