import SupplyModel

/// How one facility × product stands at a month's end, by what was reported up to it: stock, CPMA, class.
///
/// The one place where that is judged. Runs, totals by level and whatever else counts lines without stock take it from here, so that
/// they count the same. Of who did not report the month the last count of the stock holds, for up to three months.
///
///     let standing = ShelfStanding(series, asOf: october, rule: OfficialRule())
///     standing.isStockedOut  // nothing left by September's report, of a product that is used
public struct ShelfStanding: Sendable, Equatable {
  /// Stock reported so many months before, or more, is too old to decide on.
  public static let staleAfterMonths = 4

  /// The month of the last report; nil without any.
  public let stockMonth: Month?
  /// Its closing stock, in units; nil when unknown.
  public let stock: Double?
  /// How many months ago that was.
  public let ageMonths: Int
  /// Consumption of the twelve months up to the month, oldest first; nil where there is no report.
  public let recentConsumption: [Double?]
  /// CPMA, months of stock and class, as DIGEMID counts them.
  public let official: OfficialIndicators
  private let lastState: MonthState?

  /// How a history stands at a month's end.
  public init(_ series: SupplySeries, asOf: Month, rule: OfficialRule) {
    let last = series.lastReported
    stockMonth = last?.month
    stock = Self.stock(series)
    ageMonths = Self.ageMonths(series, asOf: asOf)
    lastState = last?.state
    recentConsumption = (1 - OfficialRule.windowMonths...0).map {
      series[asOf.advanced(by: $0)]?.quantities?.consumed
    }
    official = rule.indicators(consumption: recentConsumption, stock: stock)
  }

  /// Whether the last count of the stock is too old to decide on.
  public var isStale: Bool { ageMonths >= Self.staleAfterMonths }

  /// Whether the facility holds the product: not when twelve reports show neither stock nor movement, nor where nothing is left and
  /// nobody used any in a year, DIGEMID's «no consumidor».
  public var isHeld: Bool {
    lastState != .notHeld && (official.availability != .noConsumidor || isStale)
  }

  /// The stock where its count is recent enough; nil where nobody knows it.
  public var knownStock: Double? { isStale ? nil : stock }

  /// Whether nothing is left of a product that is held and used, by a count that is recent enough.
  public var isStockedOut: Bool { isHeld && !isStale && official.availability == .desabastecido }

  /// The stock that was counted last; nil when unknown.
  static func stock(_ series: SupplySeries) -> Double? {
    series.lastReported?.quantities?.closing.flatMap { $0 >= 0 ? $0 : nil }
  }

  /// How many months before another the stock was counted.
  static func ageMonths(_ series: SupplySeries, asOf: Month) -> Int {
    series.lastReported.map { $0.month.distance(to: asOf) } ?? staleAfterMonths
  }
}
