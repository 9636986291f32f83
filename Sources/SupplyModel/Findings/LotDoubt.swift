/// What can be odd about lots; the report that they belong to stands.
public enum LotDoubt: FindingFault, Hashable, Sendable, Codable {
  /// Text that is no date, where a lot's expiry belongs: the lot went in without one.
  case badExpiry(at: Finding.Cell)
  /// An expiry before the month of the report, with stock left.
  case expiredBeforePeriod(at: Finding.Cell, month: Month)
  /// Lots that do not add up to the report's closing stock.
  case lotsDiffer(lots: Double, closing: Double)
  /// Lots of so many reports that nobody has sent, told of the first.
  case lotsWithoutReport(first: ReportKey, count: Int)

  var code: FindingCode {
    switch self {
    case .badExpiry: .badExpiry
    case .expiredBeforePeriod: .expiredBeforePeriod
    case .lotsDiffer: .lotsDiffer
    case .lotsWithoutReport: .lotsWithoutReport
    }
  }

  var column: String? {
    switch self {
    case .badExpiry(let cell), .expiredBeforePeriod(let cell, _): cell.column
    case .lotsDiffer, .lotsWithoutReport: nil
    }
  }

  var value: String? {
    switch self {
    case .badExpiry(let cell), .expiredBeforePeriod(let cell, _): cell.text
    case .lotsDiffer(let lots, _): PlainNumber.text(lots)
    case .lotsWithoutReport(let first, _): "\(first.facility) · \(first.product) · \(first.month)"
    }
  }
}
