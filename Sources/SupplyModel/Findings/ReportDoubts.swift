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

/// Where a table of availability (SISMED's, or a region's own) and something else contradict each other.
public enum AvailabilityDoubt: FindingFault, Hashable, Sendable, Codable {
  /// It states the stock of a month whose consumption is blank: that month was not taken.
  case stockWithoutConsumption(at: Finding.Cell, month: Month)
  /// It states another consumption than the full report that was there: the report, of this file, stands.
  case consumptionDiffers(stated: Double, reported: Double, file: String, month: Month)
  /// It states another closing stock than the full report that was there: the report, of this file, stands.
  case stockDiffers(stated: Double, reported: Double, file: String, month: Month)
  /// It states another class than its own stock and average consumption give.
  case availabilityDiffers(at: Finding.Cell, own: AvailabilityClass, stock: Double, average: Double)

  var code: FindingCode {
    switch self {
    case .stockWithoutConsumption: .stockWithoutConsumption
    case .consumptionDiffers: .consumptionDiffers
    case .stockDiffers: .stockDiffers
    case .availabilityDiffers: .availabilityDiffers
    }
  }

  var column: String? {
    switch self {
    case .stockWithoutConsumption(let cell, _), .availabilityDiffers(let cell, _, _, _): cell.column
    case .consumptionDiffers, .stockDiffers: nil
    }
  }

  var value: String? {
    switch self {
    case .stockWithoutConsumption(let cell, _), .availabilityDiffers(let cell, _, _, _): cell.text
    case .consumptionDiffers(let stated, _, _, _), .stockDiffers(let stated, _, _, _):
      PlainNumber.text(stated)
    }
  }
}
