import SupplyModel

/// Reads days as files write them: SISMED's dates, and what spreadsheets make of them.
///
/// | written | day |
/// |---|---|
/// | `05/11/2026`, `5/11/26`, `05-11-2026`, `5.11.2026`, `2026-11-05`, `20261105` | 5 November 2026 |
/// | `46331`, `46331.375`: a spreadsheet's serial number, with a time of day or without | 5 November 2026 |
/// | `05/11/2026 10:30`, `2026-11-05T10:30` | 5 November 2026 |
/// | `2026-11-06T03:30:00Z`: a moment that names its zone (`ZonedStamp`) | 5 November 2026, as it was in Peru |
enum WrittenDay {
  /// The days from a spreadsheet's first to 1 January 2000 and to the end of 2099, as serial numbers.
  private static let serials = 36_526...73_050
  /// The serial number of 1 January 1970.
  private static let epoch = 25_569

  /// The day, or nil for anything that is none; the day stands before the month, as Peru writes.
  static func read(_ text: String) -> Day? {
    if let day = ZonedStamp.day(text) { return day }
    let plain = CodeText.plain(text)
    let date = plain.prefix { $0 != " " && $0 != "T" }
    let parts = date.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "-" || $0 == "." }
    guard parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }) else {
      return nil
    }
    switch parts.map(\.utf8.count) {
    case [5]: return serial(parts[0])
    case let widths where widths.count == 2 && widths[0] == 5 && date.contains("."): return serial(parts[0])
    case [8]: return day(parts[0].prefix(4), parts[0].dropFirst(4).prefix(2), parts[0].suffix(2))
    case let widths where widths.count == 3 && widths[0] == 4: return day(parts[0], parts[1], parts[2])
    case let widths where widths.count == 3 && widths[2] == 4: return day(parts[2], parts[1], parts[0])
    // No record of this century is of the last one.
    case let widths where widths.count == 3 && widths[2] == 2: return day("20" + parts[2], parts[1], parts[0])
    default: return nil
    }
  }

  private static func serial(_ digits: Substring) -> Day? {
    guard let number = Int(digits), serials.contains(number) else { return nil }
    return Day(daysSince1970: number - epoch)
  }

  private static func day(_ year: Substring, _ month: Substring, _ day: Substring) -> Day? {
    guard let year = Int(year), let month = Int(month), let day = Int(day),
      let found = Month(year: year, month: month), (1...found.dayCount).contains(day)
    else { return nil }
    return Day(month: found, dayOfMonth: day)
  }
}
