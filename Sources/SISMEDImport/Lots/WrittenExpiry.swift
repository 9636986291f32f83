import SupplyModel

/// The expiry of a lot, as SISMED and spreadsheets write it.
///
/// | written | month |
/// |---|---|
/// | `31/12/2028`, `31/12/28`, `2028-12-31`, `31.12.2028`, `20281231` | 2028-12 |
/// | `2028-12`, `202812`, `12/2028`, `dic-28`, `31-DIC-2028` | 2028-12 |
/// | `47118`, a spreadsheet's serial number | 2028-12 |
/// | the first of January, as in `01/01/29` | unknown: what SISMED's users type where a date must stand |
/// | before 2000, or more than fifteen years after the report | unknown |
/// | anything else, as `----C` | unknown |
///
/// A lot may be used until the end of its month, so the day does not matter.
enum WrittenExpiry {
  /// No lot lasts longer, in months.
  private static let longestMonths = 180
  /// No lot on a shelf of today expired before this year.
  private static let firstYear = 2000

  /// The month of a date; nil when it is unknown.
  ///
  /// - Parameter isSISMED: whether a first of January is a filler.
  static func month(in text: String, isSISMED: Bool = true) -> Month? {
    let date = text.prefix { $0 != " " && $0 != "T" }
    let parts = date.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "-" || $0 == "." }.map(
      String.init)
    guard parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }) else {
      return named(text)
    }
    let found: (day: String, month: Month?)
    switch (parts.count, parts.first?.count ?? 0, parts.last?.count ?? 0) {
    case (1, 8, _): found = (String(parts[0].suffix(2)), Month(parts[0].prefix(6)))
    case (1, 6, _): found = ("", Month(parts[0]))
    case (1, 5, _): found = ("", WrittenMonth.read(parts[0]))
    case (2, 4, _): found = ("", month(year: parts[0], parts[1]))
    case (2, _, 4): found = ("", month(year: parts[1], parts[0]))
    case (3, 4, _): found = (parts[2], month(year: parts[0], parts[1]))
    case (3, _, 4): found = (parts[0], month(year: parts[2], parts[1]))
    // FoxPro prints two digits of the year; no lot of this century expires in the last one.
    case (3, _, 2): found = (parts[0], month(year: "20" + parts[2], parts[1]))
    default: return nil
    }
    return meant(found, isSISMED)
  }

  private static func meant(_ found: (day: String, month: Month?), _ isSISMED: Bool) -> Month? {
    guard let month = found.month, month.year >= firstYear else { return nil }
    return isSISMED && month.monthOfYear == 1 && Int(found.day) == 1 ? nil : month
  }

  /// The month of `dic-28` or `31-DIC-2028`.
  private static func named(_ text: String) -> Month? {
    if let month = NamedMonth.read(text) { return month }
    guard let mark = text.firstIndex(where: { "-/. ".contains($0) }),
      (1...2).contains(text[..<mark].utf8.count),
      text[..<mark].allSatisfy(\.isNumber)
    else { return nil }
    return NamedMonth.read(String(text[text.index(after: mark)...]))
  }

  /// Whether a text that gives no month was meant as a date: fillers without digits, blanks between marks and the first of January are not.
  static func isDamaged(_ text: String, isSISMED: Bool) -> Bool {
    guard text.utf8.count(where: { (49...57).contains($0) }) >= 2 else { return false }
    // FoxPro's empty date, and what spreadsheets make of 0.
    guard !["1899", "1900"].contains(where: { text.contains($0) }) else { return false }
    return !isSISMED || month(in: text, isSISMED: false)?.monthOfYear != 1
  }

  /// Whether a lot of a report may be meant to expire in a month.
  static func isPlausible(_ month: Month, report: Month) -> Bool {
    report.distance(to: month) <= longestMonths
  }

  private static func month(year: String, _ monthOfYear: String) -> Month? {
    guard let year = Int(year), let monthOfYear = Int(monthOfYear) else { return nil }
    return Month(year: year, month: monthOfYear)
  }
}
