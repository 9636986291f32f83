import SupplyModel
import Testing

@testable import SISMEDImport

/// Moments that name their zone are read as the day that it was in Peru.
@Suite struct ZonedStampTests {
  @Test(arguments: [
    ("2026-11-01T04:59:59Z", "2026-10-31"), ("2026-11-01T05:00:00Z", "2026-11-01"),
    ("2026-11-01T00:00:00Z", "2026-11-01"), ("2026-11-01T00:00:00.000Z", "2026-11-01"),
    ("2026-10-31T23:59:59-05:00", "2026-10-31"), ("2026-11-01T05:59:59+0100", "2026-10-31"),
    ("2026-10-31T20:00-10", "2026-11-01"), ("2024-02-29T23:00:00Z", "2024-02-29"),
    ("2024-03-01T02:00:00.250Z", "2024-02-29"),
  ])
  func theDayIsThatOfPeru(text: String, day: String) {
    #expect(WrittenDay.read(text)?.description == day)
    #expect(WrittenMonth.read(text)?.description == String(day.prefix(7)))
  }

  /// Without a zone it is the clock on the wall of whoever wrote it.
  @Test(arguments: ["2026-11-01T04:59:59", "2026-11-01 04:59:59", "01/11/2026 04:59"])
  func withoutAZoneTheDayStands(text: String) {
    #expect(WrittenDay.read(text)?.description == "2026-11-01")
    #expect(ZonedStamp.day(text) == nil)
  }

  @Test(arguments: [
    "2026-11-01T25:00:00Z", "2026-11-01T04:59:59+99:00", "2026-11-01T4:5Z", "T", "2026-11-01TZ",
  ])
  func whatIsNoMomentIsNone(text: String) { #expect(ZonedStamp.day(text) == nil) }
}
