/// What can be odd in the history of one facility and product.
///
/// Quantities are in units of issue.
public enum HistoryOddity: FindingFault, Hashable, Sendable, Codable {
  /// The opening is not the closing of the month before.
  case openingBroken(opening: Double, closing: Double, closed: Month)
  /// So many months without a report between two reports.
  case monthGap(months: Int, first: Month, last: Month)
  /// A report of a month that has not closed yet; the latest month possible.
  case futureMonth(month: Month, latest: Month)
  /// A report of a month long before all others; the first month that is used.
  case longAgoMonth(month: Month, first: Month)
  /// Consumption above so many times the median of active months, which DIGEMID's adjustment for spikes would leave out.
  case officialSpike(consumed: Double, median: Double, factor: Double)
  /// Consumption far above the months before: their median, and the modified z-score.
  case consumptionSpike(consumed: Double, usual: Double, score: Double)
  /// Consumption of one of the first months of a history, far above the highest monthly level of so many like facilities.
  case firstMonthsSpike(consumed: Double, highest: Double, facilities: Int)
  /// Stock that stands still in a product that used to move: since when, and its monthly consumption before.
  case frozenStock(closing: Double, months: Int, since: Month, consumedBefore: Double)
  /// The product seems to be counted in another unit, `factor` times as many or as few.
  case unitOfIssueJump(column: QuantityColumn, before: Double, after: Double, factor: Double)
  /// More left in so many months by other outputs than by consumption.
  case otherOutputsAboveConsumption(outputs: Double, consumed: Double, months: Int)
  /// Fractions of a unit that is counted whole, so many months in a row; the quantity of the last.
  case fractionalQuantity(column: QuantityColumn, quantity: Double, months: Int)
  /// More days without stock than any month has; how many its own has.
  case stockoutDaysBeyondMonth(days: Double, monthDays: Int)
  /// Every day of the month without stock, in which stock was there at the start and at the end.
  case stockoutDaysContradicted(days: Double, opening: Double, closing: Double)
  /// A report that was made on a day before its month can have been over.
  case unfinishedMonth(consumed: Double, madeOn: Day)

  var code: FindingCode {
    switch self {
    case .openingBroken: .openingBroken
    case .monthGap: .monthGap
    case .futureMonth: .futureMonth
    case .longAgoMonth: .longAgoMonth
    case .officialSpike: .officialSpike
    case .consumptionSpike, .firstMonthsSpike: .consumptionSpike
    case .frozenStock: .frozenStock
    case .unitOfIssueJump: .unitOfIssueJump
    case .otherOutputsAboveConsumption: .otherOutputsAboveConsumption
    case .fractionalQuantity: .fractionalQuantity
    case .stockoutDaysBeyondMonth: .stockoutDaysBeyondMonth
    case .stockoutDaysContradicted: .stockoutDaysContradicted
    case .unfinishedMonth: .unfinishedMonth
    }
  }

  var column: String? {
    let column: QuantityColumn =
      switch self {
      case .openingBroken: .opening
      case .monthGap, .futureMonth, .longAgoMonth: .month
      case .officialSpike, .consumptionSpike, .firstMonthsSpike, .unfinishedMonth: .consumed
      case .frozenStock: .closing
      case .otherOutputsAboveConsumption: .adjustment
      case .stockoutDaysBeyondMonth, .stockoutDaysContradicted: .stockoutDays
      case .unitOfIssueJump(let column, _, _, _), .fractionalQuantity(let column, _, _): column
      }
    return column.rawValue
  }

  var value: String? {
    switch self {
    case .openingBroken(let quantity, _, _), .officialSpike(let quantity, _, _),
      .consumptionSpike(let quantity, _, _), .firstMonthsSpike(let quantity, _, _),
      .frozenStock(let quantity, _, _, _),
      .unitOfIssueJump(_, _, let quantity, _), .otherOutputsAboveConsumption(let quantity, _, _),
      .fractionalQuantity(_, let quantity, _), .stockoutDaysBeyondMonth(let quantity, _),
      .stockoutDaysContradicted(let quantity, _, _), .unfinishedMonth(let quantity, _):
      PlainNumber.text(quantity)
    case .futureMonth(let month, _), .longAgoMonth(let month, _): month.description
    case .monthGap: nil
    }
  }
}

/// The names under which histories show their columns; SISMED's where it has one column for them.
public enum QuantityColumn: String, Hashable, Sendable, Codable {
  /// The stock at the start of the month.
  case opening = "SALDO"
  /// What came in.
  case received = "INGRE"
  /// The sum of the configured consumption columns.
  case consumed = "CONSUMO"
  /// The sum of every output that is no consumption.
  case adjustment = "OTRAS SALIDAS"
  /// The stock at the end of the month.
  case closing = "STOCK_FIN"
  /// Days without stock.
  case stockoutDays = "DSTKCERO"
  /// The month itself.
  case month = "ANNOMES"
}

/// What can be odd about a facility's whole month, or about a code that no register or no report knows.
public enum NetworkOddity: FindingFault, Hashable, Sendable, Codable {
  /// Far fewer products than the facility usually reports; the codes of those missing.
  case partlySent(reported: Int, usual: Double, missing: [ProductCode])
  /// A product that the catalogue does not name, and the first month that reports it.
  case unknownProduct(code: ProductCode, since: Month)
  /// A facility that the register does not name, and the first month that it reported.
  case unknownFacility(code: FacilityCode, since: Month)
  /// Codes of facilities that differ by what hands and spreadsheets do to codes alone, and the first month of the newest.
  case likeFacilities(codes: [FacilityCode], since: Month)
  /// The same of products.
  case likeProducts(codes: [ProductCode], since: Month)
  /// A facility that the register calls closed, since a month where that is known, and that reported this month all the same.
  case closedFacilityReports(code: FacilityCode, since: Month?, reported: Month)
  /// So many units under way to a facility that has reported none of the product, due in this month.
  case orderWithoutHistory(quantity: Double, due: Month)
  /// A product that is called like a method of family planning and is not known as one, and the first month that reports it.
  case possibleMethod(code: ProductCode, name: String, since: Month)

  var code: FindingCode {
    switch self {
    case .partlySent: .partlySent
    case .unknownProduct: .unknownProduct
    case .unknownFacility: .unknownFacility
    case .likeFacilities, .likeProducts: .likeCodes
    case .orderWithoutHistory: .orderWithoutHistory
    case .closedFacilityReports: .closedFacilityReports
    case .possibleMethod: .possibleMethod
    }
  }

  var column: String? { nil }

  var value: String? {
    switch self {
    case .partlySent(let reported, _, _): String(reported)
    case .unknownProduct(let code, _): code.text
    case .unknownFacility(let code, _): code.text
    case .likeFacilities(let codes, _): codes.map(\.text).joined(separator: ", ")
    case .likeProducts(let codes, _): codes.map(\.text).joined(separator: ", ")
    case .closedFacilityReports(let code, _, _): code.text
    case .orderWithoutHistory(let quantity, _): PlainNumber.text(quantity)
    case .possibleMethod(let code, _, _): code.text
    }
  }
}
