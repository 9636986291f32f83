/// A calendar month, counted so that months can be subtracted.
///
/// The count is `year × 12 + (month − 1)`: consecutive months differ by one across years.
///
///     Month("2026-11")?.advanced(by: 2).description  // "2027-01"
public struct Month: Hashable, Comparable, Strideable, Sendable, Codable, CustomStringConvertible {
  /// Months since January of year 0.
  public let count: Int

  /// The month with this count.
  public init(count: Int) { self.count = count }

  /// The month of a year, or nil when `month` is not 1…12 or `year` is not 1900…2199.
  public init?(year: Int, month: Int) {
    guard (1...12).contains(month), (1900...2199).contains(year) else { return nil }
    count = year * 12 + month - 1
  }

  /// Reads `AAAA-MM` or `AAAAMM`; nil for anything else, month 13 included.
  public init?(_ text: some StringProtocol) {
    let digits = text.utf8.filter { $0 != UInt8(ascii: "-") }
    let bytes = Array(text.utf8)
    let hyphenated = bytes.count == 7 && bytes[4] == UInt8(ascii: "-") && digits.count == 6
    let plain = bytes.count == 6 && digits.count == 6
    guard hyphenated || plain, digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
    let number = digits.reduce(0) { $0 * 10 + Int($1) - 48 }
    self.init(year: number / 100, month: number % 100)
  }

  /// The calendar year.
  public var year: Int { count / 12 }
  /// The month of the year, 1…12.
  public var monthOfYear: Int { count % 12 + 1 }

  /// Days in this month, leap years of the Gregorian calendar counted.
  public var dayCount: Int {
    switch monthOfYear {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// `AAAA-MM`.
  public var description: String {
    let number = String(year)
    return String(repeating: "0", count: max(0, 4 - number.utf8.count)) + number
      + (monthOfYear < 10 ? "-0" : "-") + String(monthOfYear)
  }

  /// Earlier before later.
  public static func < (left: Month, right: Month) -> Bool { left.count < right.count }
  /// Months from this one to another; negative when the other is earlier.
  public func distance(to other: Month) -> Int { other.count - count }
  /// The month so many months later; earlier when negative.
  public func advanced(by months: Int) -> Month { Month(count: count + months) }
}
