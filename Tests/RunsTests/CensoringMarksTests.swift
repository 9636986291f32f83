import DemandForecasting
import Runs
import SupplyModel
import Testing

/// What a month's stock says of its demand.
struct CensoringMarksTests {
  private let first = Month(count: 2025 * 12)

  /// Months as (opening, received, consumed, closing, days without stock); nil for a month without a report.
  private typealias Row = (Double?, Double?, Double?, Double?, Double?)

  private func marks(_ rows: [Row?], through last: Int? = nil) -> [Censoring] {
    let reports = rows.enumerated().compactMap { index, row in
      row.map {
        (
          month: first.advanced(by: index),
          quantities: StockQuantities(
            opening: $0.0, received: $0.1, consumed: $0.2, closing: $0.3, stockoutDays: $0.4)
        )
      }
    }
    let series = SupplySeries(
      facility: "F", product: "P", reports: reports, through: first.advanced(by: rows.count - 1))
    return CensoringMarks(series, through: first.advanced(by: last ?? rows.count - 1)).marks
  }

  @Test func eachReportHasItsMark() {
    let found = marks([
      (20, 0, 8, 12, nil),  // stock all month
      (12, 0, 12, 0, nil),  // ran out
      (0, 0, 0, 0, nil),  // nothing came
      (0, 30, 10, 20, nil),  // a delivery on an unknown day
      nil,
      (20, 0, 9, 11, 3),  // January to June: 3 days of 30 without stock
      (11, nil, 4, nil, nil),  // stock unknown
    ])
    #expect(
      found == [.observed, .atLeast, .emptyShelf, .lateStart, .observed, .exposed(share: 0.9), .observed])
  }

  @Test func theCloseBeforeStandsInForAnOpeningNotReported() {
    let found = marks([(nil, nil, 5, 0, nil), (nil, nil, 0, 0, nil), (nil, nil, 6, 3, nil)])
    #expect(found == [.atLeast, .emptyShelf, .lateStart])
  }

  @Test func whatIsGoneForAYearIsNotHeld() {
    let held: [Row?] = [(5, 0, 5, 0, nil)]
    let idle: [Row?] = Array(repeating: (0, 0, 0, 0, nil), count: 12)
    #expect(marks(held + idle) == [.atLeast] + Array(repeating: .notHeld, count: 12))
    // A month earlier nobody can tell, and then it is a stock-out.
    #expect(marks(held + idle, through: 11) == [.atLeast] + Array(repeating: .emptyShelf, count: 11))
    // Counted days or not: some programs write them for every product of the form.
    let counted: [Row?] = Array(repeating: (0, 0, 0, 0, 28), count: 12)
    #expect(marks(held + counted) == [.atLeast] + Array(repeating: .notHeld, count: 12))
    // And when stock comes back after all, the months before the twelfth were one.
    let back = marks(held + idle + [(0, 9, 4, 5, nil)])
    #expect(back[1] == .emptyShelf && back[12] == .notHeld && back[13] == .lateStart)
  }

  @Test func whatNeverWasInStockIsNotHeld() {
    let found = marks([(0, 0, 0, 0, nil), (0, 0, 0, 0, nil), (0, 9, 2, 7, nil)])
    #expect(found == [.notHeld, .notHeld, .lateStart])
    // Unless the facility itself counts the days.
    #expect(marks([(0, 0, 0, 0, nil), (0, 0, 0, 0, 28), (0, 9, 2, 7, nil)])[1] == .emptyShelf)
  }
}
