import Foundation
import Improvement
import SupplyModel
import Testing

/// Differences of two periods, their intervals, and the odds of empty shelves.
@Suite struct ChangeTests {
  private func changes(
    _ before: [(Double, Double)?], _ after: [(Double, Double)?]
  ) -> FigureChange? {
    let first = october.advanced(by: -1)
    let codes = before.indices.map { FacilityCode("F\($0)") }
    var input = MeasureInput(reported: [], directory: FacilityDirectory([]), products: ProductCatalogue([]))
    for (month, side) in [(first, before), (october, after)] {
      for (code, pair) in zip(codes, side) {
        guard let pair else { continue }
        input.checklists.append(
          ChecklistResult(facility: code, month: month, standard: "x", met: pair.0, total: pair.1))
      }
    }
    let table = StandardMeasurer(input).table(first...october)
    let groups = PlaceGroups(table, at: .all, directory: input.directory)
    return FigureChange.list(
      table, before: first...first, after: october...october, groups: groups, standards: input.standards
    ).first
  }

  @Test func aDifferenceOfManyFacilitiesHasAnIntervalThatHoldsIt() throws {
    let before: [(Double, Double)?] = (0..<20).map { (Double(20 + $0 % 5), 100) }
    let after: [(Double, Double)?] = (0..<20).map { (Double(40 + $0 % 7), 100) }
    let change = try #require(changes(before, after))
    let difference = try #require(change.difference)
    let interval = try #require(change.interval)
    #expect(abs(difference - 0.2085) < 0.02 && interval.contains(difference))
    #expect(interval.lowerBound > 0.15 && interval.upperBound < 0.25)
    #expect(change.verdict == .better && !change.hasReportingChanged)
    // The same every time.
    #expect(changes(before, after) == change)
  }

  @Test func whereEveryFacilityGoesAsMuchUpAsDownNothingIsTold() throws {
    let before: [(Double, Double)?] = (0..<20).map { ($0 % 2 == 0 ? 20 : 60, 100) }
    let after: [(Double, Double)?] = (0..<20).map { ($0 % 2 == 0 ? 60 : 20, 100) }
    #expect(try #require(changes(before, after)).verdict == .unclear)
  }

  @Test func oneFacilityHasADifferenceAndNoInterval() throws {
    let change = try #require(changes([(9.3, 100)], [(17.4, 100)]))
    #expect(abs(try #require(change.difference) - 0.081) < 1e-9)
    #expect(change.interval == nil && change.verdict == .noInterval)
  }

  @Test func whoIsMeasuredOnOneSideAloneIsWarnedOf() throws {
    let change = try #require(
      changes([(1, 2), (1, 2), (1, 2), (0, 2), nil, (0, 0)], [(1, 2), (1, 2), (1, 2), nil, (2, 2), (0, 0)]))
    #expect(change.onlyBefore == 1 && change.onlyAfter == 1 && change.hasReportingChanged)
    #expect(change.amongBoth == 0)
    #expect(try #require(change.difference) == 5.0 / 8 - 3.0 / 8)
  }

  @Test func withoutADenominatorThereIsNoFigureAndNoDifference() {
    #expect(changes([(0, 0)], [(0, 0)]) == nil)
    #expect(changes([(1, 2)], [(0, 0)])?.verdict == .noFigure)
  }

  /// Cells of facilities with levels of their own, a calendar, and odds that are multiplied by `ratio` from month 24 on.
  private func cells(ratio: Double, treated: Int, others: Int, seed: UInt64) -> [StockoutModel.Cell] {
    var state = seed
    func fraction() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) * 0x1p-53
    }
    return (0..<(treated + others)).flatMap { facility -> [StockoutModel.Cell] in
      let level = -1.2 + 1.6 * (fraction() - 0.5)
      return (0..<36).map { month in
        var logit = level + 0.5 * sin(Double(month) * 2 * .pi / 12)
        if facility < treated, month >= 24 { logit += log(ratio) }
        let share = 1 / (1 + exp(-logit))
        return StockoutModel.Cell(
          facility: facility, month: month, seen: 8, empty: (0..<8).count { _ in fraction() < share })
      }
    }
  }

  @Test(arguments: [0.4, 1, 2.5], [0, 20])
  func theRatioOfTheOddsIsFound(ratio: Double, others: Int) throws {
    let odds = StockoutModel.odds(
      cells(ratio: ratio, treated: 20, others: others, seed: 7), since: 24
    ) { $0 < 20 }
    guard case .told(let estimate) = odds else {
      Issue.record("nothing was told: \(odds)")
      return
    }
    #expect(abs(log(estimate.ratio / ratio)) < 0.25, "\(estimate)")
    #expect(estimate.interval.contains(estimate.ratio))
    #expect(estimate.hasComparison == (others > 0) && estimate.facilities == 20 + others)
  }

  @Test func withFewFacilitiesOrNoMonthsBeforeItCannotBeTold() {
    let few = cells(ratio: 0.5, treated: 5, others: 0, seed: 3)
    #expect(StockoutModel.odds(few, since: 24) { _ in true } == .untold(.fewFacilities))
    let many = cells(ratio: 0.5, treated: 20, others: 0, seed: 3)
    #expect(StockoutModel.odds(many, since: 0) { _ in true } == .untold(.noPeriod))
    #expect(StockoutModel.odds(many, since: 36) { _ in true } == .untold(.noPeriod))
  }

  @Test func whereNothingIsEmptyAfterwardsTheRatioHasNoEnd() {
    let cured = cells(ratio: 1, treated: 20, others: 0, seed: 3).map {
      StockoutModel.Cell(
        facility: $0.facility, month: $0.month, seen: $0.seen, empty: $0.month >= 24 ? 0 : $0.empty)
    }
    #expect(StockoutModel.odds(cured, since: 24) { _ in true } == .untold(.oneSided))
  }
}
