import SupplyModel

/// The expiry of a lot, as SISMED and spreadsheets write it.
enum ExpiryDate {
  /// The month of a date: `31/12/2028`, `31/12/28`, `2028-12-31` or `20281231`; nil when it is none.
  ///
  /// A lot may be used until the end of its month, so the day does not matter.
  static func month(in text: String) -> Month? {
    let parts = text.prefix(10).split { $0 == "/" || $0 == "-" || $0 == "." }.map(String.init)
    guard parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }) else { return nil }
    switch parts.count {
    case 1 where parts[0].count == 8: return Month(parts[0].prefix(6))
    case 3 where parts[0].count == 4: return Int(parts[0]).flatMap { month(year: $0, parts[1]) }
    case 3 where parts[2].count == 4: return Int(parts[2]).flatMap { month(year: $0, parts[1]) }
    // FoxPro prints two digits of the year; no lot of this century expires in the last one.
    case 3 where parts[2].count == 2: return Int(parts[2]).flatMap { month(year: 2000 + $0, parts[1]) }
    default: return nil
    }
  }

  private static func month(year: Int, _ monthOfYear: String) -> Month? {
    Int(monthOfYear).flatMap { Month(year: year, month: $0) }
  }
}
