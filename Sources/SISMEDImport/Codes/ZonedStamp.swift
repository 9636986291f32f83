import SupplyModel

/// Moments that name their zone, as other systems export them: the day is the one on which it was that time in Peru.
///
/// A moment of midnight in UTC is a day that a program wrote as a moment, and stays that day.
enum ZonedStamp {
  /// Peru is five hours behind UTC, all year and everywhere.
  private static let peruSeconds = -5 * 3_600

  /// The day in Peru; nil for what names no zone, or is no moment.
  ///
  ///     ZonedStamp.day("2026-11-01T04:59:59Z")       // 2026-10-31: still the evening before
  ///     ZonedStamp.day("2026-11-01T00:00:00Z")       // 2026-11-01: a day, no moment
  ///     ZonedStamp.day("2026-10-31T23:30:00-05:00")  // 2026-10-31
  static func day(_ text: String) -> Day? {
    let written = CodeText.plain(text)
    guard let mark = written.firstIndex(where: { $0 == "T" || $0 == "t" }),
      written.distance(from: written.startIndex, to: mark) == 10
    else { return nil }
    let clock = written[written.index(after: mark)...]
    guard let zoneStart = clock.lastIndex(where: { "Zz+-".contains($0) }),
      let ahead = seconds(ofZone: clock[zoneStart...]), let time = seconds(ofClock: clock[..<zoneStart]),
      let day = WrittenDay.read(String(written[..<mark]))
    else { return nil }
    if time == 0 && ahead == 0 { return day }
    let inPeru = time - ahead + peruSeconds
    let days = Int((Double(inPeru) / 86_400).rounded(.down))
    return Day(daysSince1970: day.daysSince1970 + days)
  }

  /// What a zone is ahead of UTC: `Z`, `+02`, `-05:00`, `-0500`.
  private static func seconds(ofZone text: Substring) -> Int? {
    if text == "Z" || text == "z" { return 0 }
    let digits = text.dropFirst().filter { $0 != ":" }
    guard digits.utf8.allSatisfy({ (48...57).contains($0) }), digits.count == 2 || digits.count == 4,
      let hours = Int(digits.prefix(2)), let minutes = Int(digits.count == 4 ? digits.suffix(2) : "0"),
      hours <= 14, minutes < 60
    else { return nil }
    return (text.first == "-" ? -1 : 1) * (hours * 3_600 + minutes * 60)
  }

  /// Seconds since midnight of `hh:mm`, `hh:mm:ss` and `hh:mm:ss.fff`.
  private static func seconds(ofClock text: Substring) -> Int? {
    let parts = text.split(separator: ".", maxSplits: 1).first?.split(separator: ":") ?? []
    guard parts.count == 2 || parts.count == 3 else { return nil }
    let numbers = parts.compactMap { $0.utf8.count == 2 ? Int($0) : nil }
    guard numbers.count == parts.count, numbers[0] < 24, numbers.dropFirst().allSatisfy({ $0 < 60 }) else {
      return nil
    }
    return numbers[0] * 3_600 + numbers[1] * 60 + (numbers.count == 3 ? numbers[2] : 0)
  }
}
