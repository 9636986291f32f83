/// Dates as a workbook keeps them: days since its epoch, with the time of day behind the point.
struct SheetDate {
  /// Whether day 0 is 1904-01-01, as old Macintosh workbooks have it, and not 1899-12-31.
  let is1904: Bool

  /// The last day that a workbook knows: 9999-12-31 in the 1900 system.
  private static let lastDay = 2_958_465.0

  /// `AAAA-MM-DD`, with ` hh:mm:ss` when there is a time of day, or the time alone before day 1.
  ///
  /// nil for what is no date: negative numbers, 0, and the 29th of February 1900 that Excel believes in.
  func text(_ serial: Double) -> String? {
    guard serial > 0 || (is1904 && serial == 0), serial <= Self.lastDay else { return nil }
    let seconds = Int((serial * 86_400).rounded())
    let (day, time) = (seconds / 86_400, seconds % 86_400)
    if day == 0, !is1904 { return CalendarDay.time(seconds: time) }
    guard let sinceEpoch = daysSince1970(day), let date = CalendarDay.text(daysSince1970: sinceEpoch) else {
      return nil
    }
    return time == 0 ? date : date + " " + CalendarDay.time(seconds: time)
  }

  private func daysSince1970(_ day: Int) -> Int? {
    if is1904 { return day - 24_107 }
    // Excel counts a leap day that 1900 did not have.
    if day == 60 { return nil }
    return day < 60 ? day - 25_568 : day - 25_569
  }
}
