/// Where a table of availability (SISMED's, or a region's own) and something else contradict each other.
public enum AvailabilityDoubt: FindingFault, Hashable, Sendable, Codable {
  /// It states the stock of a month whose consumption is blank: that month was not taken.
  case stockWithoutConsumption(at: Finding.Cell, month: Month)
  /// It states another consumption than the full report that was there: the report, of this file, stands.
  case consumptionDiffers(stated: Double, reported: Double, file: String, month: Month)
  /// It states another class than its own stock and average consumption give.
  case availabilityDiffers(at: Finding.Cell, own: AvailabilityClass, stock: Double, average: Double)

  var code: FindingCode {
    switch self {
    case .stockWithoutConsumption: .stockWithoutConsumption
    case .consumptionDiffers: .consumptionDiffers
    case .availabilityDiffers: .availabilityDiffers
    }
  }

  var column: String? {
    switch self {
    case .stockWithoutConsumption(let cell, _), .availabilityDiffers(let cell, _, _, _): cell.column
    case .consumptionDiffers: nil
    }
  }

  var value: String? {
    switch self {
    case .stockWithoutConsumption(let cell, _), .availabilityDiffers(let cell, _, _, _): cell.text
    case .consumptionDiffers(let stated, _, _, _): PlainNumber.text(stated)
    }
  }
}
