import Operations
import SupplyModel
import Telling
import TestSupport
import Testing

@Suite struct AccuracyTableTests {
  private let records: [AccuracyRecord] = {
    var score = AccuracyScore()
    (score.rows, score.outcomes, score.forecasts, score.crps) = (4, 50, 40, 10)
    score.absoluteErrors = 20
    (score.within80, score.withinP90) = (3, 4)
    (score.riskRows, score.events, score.probabilities, score.brier) = (5, 1, 1.5, 0.125)
    return [(1, 320), (2, 321), (1, 321)].flatMap { step, month in
      [(AccuracyRecord.Scope.all, ""), (.facility, "F1")].map { scope, code in
        AccuracyRecord(
          month: Month(count: 24_000 + month), step: step, scope: scope, code: code, runID: 7, score: score)
      }
    }
  }()

  private func table(_ scope: AccuracyRecord.Scope) -> ListTable {
    AccuracyTable(
      records, scope: scope, facilities: FacilityDirectory([Facility(code: "F1", name: "P.S. UNO")]),
      products: ProductCatalogue([]), language: .english
    ).list
  }

  @Test func theLatestMonthComesFirstThenTheNearest() {
    let rows = table(.all).rows
    #expect(
      rows.map { $0[0] } == [
        .month(Month(count: 24_321)), .month(Month(count: 24_321)), .month(Month(count: 24_320)),
      ])
    #expect(rows.map { $0[1] } == [.whole(1), .whole(2), .whole(1)])
    // 50 ÷ 40 and 10 ÷ 50; 3 of 4 within.
    #expect(rows[0][8] == .number(1.25, decimals: 2))
    #expect(rows[0][9] == .number(0.2, decimals: 3))
    // 20 ÷ 50; (40 − 50) ÷ 50.
    #expect(rows[0][10] == .number(0.4, decimals: 3))
    #expect(rows[0][11] == .number(-0.2, decimals: 3))
    #expect(rows[0][12] == .share(0.75))
  }

  @Test func programsFindWhatTheSchemaSays() throws {
    for scope in AccuracyRecord.Scope.allCases {
      #expect(try JSONSchema("accuracy").faults(of: table(scope).json) == [])
    }
  }

  /// What was noted before the absolute errors were kept has none, and neither has a sum with it.
  @Test func whatWasNotKeptIsUnknownAndNotZero() throws {
    var score = AccuracyScore()
    (score.rows, score.outcomes, score.forecasts) = (2, 10, 12)
    #expect(score.weightedAbsoluteError == nil && score.bias == 0.2)
    score.outcomes = 0
    #expect(score.bias == nil)
  }

  @Test func facilitiesHaveTheirNames() {
    let rows = table(.facility).rows
    #expect(rows.count == 3 && rows[0][2] == .text("F1") && rows[0][3] == .text("P.S. UNO"))
    #expect(table(.product).rows.isEmpty)
  }
}
