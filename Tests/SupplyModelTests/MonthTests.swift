import SupplyModel
import Testing

@Suite struct MonthTests {
  @Test(arguments: [("2026-11", 2026, 11), ("202611", 2026, 11), ("1999-01", 1999, 1)])
  func monthsAreRead(text: String, year: Int, month: Int) {
    #expect(Month(text) == Month(year: year, month: month))
    #expect(Month(text)?.year == year)
    #expect(Month(text)?.monthOfYear == month)
  }

  @Test(arguments: [
    "2026-13", "202600", "2026-1", "26-11", "2026/11", "20261", "2026-111", "", "abc", "2026--1", "189912",
  ])
  func whatIsNoMonthIsNone(text: String) { #expect(Month(text) == nil) }

  @Test func monthsCountAcrossYears() throws {
    #expect(Month("2026-11")?.advanced(by: 2).description == "2027-01")
    let (start, end) = try (#require(Month("2025-12")), #require(Month("2026-02")))
    #expect(start.distance(to: end) == 2)
    #expect(Array(start...end).map(\.description) == ["2025-12", "2026-01", "2026-02"])
  }

  @Test(arguments: [
    ("2024-02", 29), ("2026-02", 28), ("2100-02", 28), ("2000-02", 29), ("2026-04", 30), ("2026-12", 31),
  ])
  func daysOfAMonth(text: String, days: Int) { #expect(Month(text)?.dayCount == days) }

  @Test func daysRunOverMonths() throws {
    let october = try #require(Month("2026-10"))
    #expect(Day(daysAfterEndOf: october, days: 31).description == "2026-12-01")
    #expect(Day(daysAfterEndOf: october, days: 30).description == "2026-11-30")
    #expect(Day(daysAfterEndOf: october, days: 1).description == "2026-11-01")
    #expect(Day(daysAfterEndOf: october, days: 0).description == "2026-10-31")
    #expect(Day(daysAfterEndOf: october, days: -5).description == "2026-10-31")
  }

  @Test(arguments: [
    (12.3456789, "12.3457"), (12_345_678.9, "12345679"), (0, "0"), (-0.0, "0"), (5, "5"), (1.5, "1.5"),
    (-2.25, "-2.25"), (0.1234567, "0.123457"), (0.0000001, "0"), (999_999.96, "1000000"),
    (123_456.7, "123457"),
    (99_999.96, "100000"), (0.5, "0.5"), (1e7, "10000000"), (.nan, ""), (.infinity, ""),
  ])
  func numbersInFilesCarrySixDigits(number: Double, text: String) {
    #expect(PlainNumber.text(number) == text)
  }

  @Test(arguments: [
    (1234.56, 1, "1234.6"), (2.05, 2, "2.05"), (-0.01, 1, "0"), (-1234.5, 1, "-1234.5"), (7.0, 6, "7"),
    (0.5, 0, "1"), (1e14 + 0.5, 6, "100000000000000.5"), (999.96, 1, "1000"), (.nan, 1, ""),
    (1e15, 1, "1000000000000000"), (-1_234_567_890_123_456.5, 2, "-1234567890123457"),
    (4e21, 2, "4000000000000000000000"), (-1.5e300, 0, "-15" + String(repeating: "0", count: 299)),
    (.infinity, 1, ""),
  ])
  func numbersHaveAtMostTheDecimalsAskedFor(number: Double, decimals: Int, text: String) {
    #expect(PlainNumber.text(number, decimals: decimals) == text)
  }
}
