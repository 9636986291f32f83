import SupplyModel

/// Reads months as files write them: SISMED's `202510`, the dates that spreadsheets make of them, and `oct-25`.
enum WrittenMonth {
  /// The days from a spreadsheet's first to 1 January 2000 and to the end of 2099, as serial numbers.
  private static let serials = 36_526...73_050
  /// The serial number of 1 January 1970.
  private static let epoch = 25_569

  /// The month, or nil for anything that is none or could be two.
  ///
  ///     WrittenMonth.read("45931")  // 2025-10, a serial number of Excel
  static func read(_ text: String) -> Month? {
    if let month = Month(text) { return month }
    if let day = ZonedStamp.day(text) { return day.month }
    guard let written = SpreadsheetDamage.code(text) else { return nil }
    if let month = Month(written) { return month }
    if written.utf8.count == 5, let serial = Int(written), serials.contains(serial) {
      return Day(daysSince1970: serial - epoch)?.month
    }
    if let named = NamedMonth.read(text) { return named }
    // A time of day may follow; blanks are gone, so it follows at once.
    let date = text.split(whereSeparator: { $0 == " " || $0 == "T" || $0 == "\u{A0}" }).first ?? ""
    let mark: Character = date.contains("/") ? "/" : "-"
    let parts = date.split(separator: mark, omittingEmptySubsequences: false)
    guard parts.count == 3,
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let first = Int(parts[0]), let second = Int(parts[1]), let third = Int(parts[2])
    else { return nil }
    if parts[0].count == 4 { return day(third, of: Month(year: first, month: second)) }
    guard parts[2].count == 4 else { return nil }
    // 01/10 is the first of October; 10/01 may be a first of October too, written the American way.
    guard first == 1 || first > 12 else { return nil }
    return day(first, of: Month(year: third, month: second))
  }

  /// The month that a report states; nil for anything that is none, could be two, or was turned round on the way.
  ///
  /// A spreadsheet of American order makes 10 January 2026 of `01/10/2026`, a first of October: all such dates come to lie between the
  /// second and the twelfth of January, where nobody closes a month.
  static func ofReport(_ text: String) -> Month? {
    guard let month = read(text) ?? yearLast(text) else { return nil }
    guard month.monthOfYear == 1, let day = WrittenDay.read(text), day.month == month else { return month }
    return (2...12).contains(day.dayOfMonth) ? nil : month
  }

  /// The month of `10/2026` and the like, whose year stands last; nil for any other text.
  static func yearLast(_ text: String) -> Month? {
    let parts = CodeText.plain(text).split(omittingEmptySubsequences: false) { "/-. ".contains($0) }
    guard parts.count == 2, parts[1].utf8.count == 4, (1...2).contains(parts[0].utf8.count),
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }), let year = Int(parts[1]),
      let month = Int(parts[0]), (2000...2099).contains(year)
    else { return nil }
    return Month(year: year, month: month)
  }

  /// The month, when it has such a day.
  private static func day(_ day: Int, of month: Month?) -> Month? {
    month.flatMap { (1...$0.dayCount).contains(day) ? $0 : nil }
  }
}
