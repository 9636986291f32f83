import Foundation
import Testing

@testable import DemandForecasting

/// A model that was learnt is a value: kept, read again, and the same.
@Suite struct FittedModelTests {
  @Test(arguments: [(26, 5), (9, 12), (2, 3), (1, 1)])
  func keptAsBytesItIsTheSame(months: Int, horizon: Int) throws {
    let panel = FullFixture.panel(seed: 11, series: 20, months: months)
    let model = FullFixture.fitter()
      .fit(panel: panel, origin: months - 1, horizon: horizon, outputs: [.monthly, .cumulative, .stockouts])
    let again = try JSONDecoder().decode(FittedModel.self, from: JSONEncoder().encode(model))
    #expect(again == model)
    let (first, second) = (
      model.demand(panel: panel, origin: months - 1), again.demand(panel: panel, origin: months - 1)
    )
    #expect(bits(first.monthlyQuantiles) == bits(second.monthlyQuantiles))
    #expect(bits(first.cumulativeQuantiles) == bits(second.cumulativeQuantiles))
    #expect(
      bits(model.stockouts(panel: panel, origin: months - 1)?.probabilities ?? [])
        == bits(again.stockouts(panel: panel, origin: months - 1)?.probabilities ?? [1]))
  }

  @Test func onlyWhatIsAskedForIsLearnt() {
    let panel = FullFixture.panel(seed: 12, series: 6, months: 14)
    let fitter = FullFixture.fitter()
    let risks = fitter.fit(panel: panel, origin: 13, horizon: 2, outputs: .stockouts)
    #expect(risks.monthly == nil && risks.cumulative == nil && risks.stockouts != nil)
    let monthly = fitter.fit(panel: panel, origin: 13, horizon: 2, outputs: .monthly)
    #expect(monthly.stockouts(panel: panel, origin: 13) == nil && monthly.cumulative == nil)
    #expect(monthly.demand(panel: panel, origin: 13).cumulativeQuantiles.isEmpty)
  }

  /// A product and a facility that came after the fit: forecast from the pool, as of nothing known at large.
  @Test func aNumberBeyondTheFitIsForecastToo() {
    let panel = FullFixture.panel(seed: 13)
    let model = FullFixture.fitter().fit(
      panel: panel, origin: 25, horizon: 3, outputs: [.monthly, .stockouts])
    let new = DemandPanel(
      monthCount: 26, productCount: 9, consumption: Array(repeating: .nan, count: 23) + [5, 8, 6],
      closingStock: Array(repeating: .nan, count: 23) + [9, 2, 4], productIndex: [8], firstReport: [23],
      facilityIndex: [80], firstCalendarMonth: 4)
    let values = model.demand(panel: new, origin: 25).monthly(series: 0, step: 1)?.values ?? []
    #expect((values.last ?? 0) > 3 && values.allSatisfy { $0.isFinite && $0 < 100 })
    #expect(model.stockouts(panel: new, origin: 25)?.probability(series: 0, step: 3) != nil)
  }
}
