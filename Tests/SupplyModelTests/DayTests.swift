import SupplyModel
import Testing

@Suite("Days of the calendar")
struct DayTests {
  @Test(
    "are counted from 1970, with the leap days of four hundred years",
    arguments: [
      ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2000-03-01", 11_017),
      ("1900-02-28", -25_509), ("1900-03-01", -25_508), ("2026-10-31", 20_757), ("2100-03-01", 47_541),
    ])
  func counts(text: String, number: Int) throws {
    #expect(Day(daysSince1970: number)?.description == text)
    #expect(try #require(Day(text)).daysSince1970 == number)
  }

  @Test("follow one another without a gap, each the inverse of its count")
  func inverse() throws {
    var gaps: [Int] = []
    var last = try #require(Day(daysSince1970: -25_600))
    for number in -25_599...47_600 {
      let day = try #require(Day(daysSince1970: number))
      let isNextInMonth = day.month == last.month && day.dayOfMonth == last.dayOfMonth + 1
      let beginsNextMonth =
        day.dayOfMonth == 1 && day.month == last.month.advanced(by: 1)
        && last.dayOfMonth == last.month.dayCount
      if day.daysSince1970 != number || !(isNextInMonth || beginsNextMonth) { gaps.append(number) }
      last = day
    }
    #expect(gaps == [])
    #expect(try #require(Day("2026-11-05")).days(to: try #require(Day("2026-10-31"))) == -5)
  }

  @Test("lie in the years 1 to 9999")
  func bounds() {
    #expect(Day(daysSince1970: -719_162)?.description == "0001-01-01")
    #expect(Day(daysSince1970: 2_932_896)?.description == "9999-12-31")
    #expect(Day(daysSince1970: -719_163) == nil && Day(daysSince1970: 2_932_897) == nil)
  }

  @Test("are read from their text, or from the beginning of an instant")
  func reading() {
    #expect(Day("2026-11-05")?.description == "2026-11-05")
    for text in ["2026-02-29", "2026-11-5", "2026/11/05", "20261105", "", "2026-11-05T", "2026-11-00", "año"]
    {
      #expect(Day(text) == nil, "\(text)")
    }
    #expect(Day(prefixOf: "2026-11-05T02:00:07Z")?.description == "2026-11-05")
    #expect(Day(prefixOf: "2026-11") == nil)
  }

  @Test("know their place in the week", arguments: [("1970-01-01", 4), ("2026-11-29", 0), ("1969-12-31", 3)])
  func weekdays(text: String, weekday: Int) throws {
    #expect(try #require(Day(text)).weekday == weekday)
  }

  @Test("have a time where a clock gives one")
  func times() {
    #expect(CivilTime(secondsSince1970: 86_399)?.description == "1970-01-01 23:59:59")
    #expect(CivilTime(secondsSince1970: -1)?.description == "1969-12-31 23:59:59")
    #expect(CivilTime(secondsSince1970: 86_400)?.description == "1970-01-02")
    #expect(TimeOfDay(seconds: 7_384).digits == ["02", "03", "04"])
    #expect(CivilTime(secondsSince1970: 1 << 40) == nil)
  }
}
