import DemandForecasting
import SupplyModel

/// Everything that a run says of one facility × product.
public struct SeriesAssessment: Sendable, Equatable, Codable {
  /// The facility's code.
  public let facility: FacilityCode
  /// The product's code.
  public let product: ProductCode
  /// Both.
  public var key: SeriesKey { SeriesKey(facility, product) }
  /// The state of the run's last known month.
  public let state: MonthState
  /// The month for which stock was last reported; before the run's month when the facility is late.
  public let stockMonth: Month?
  /// Closing stock of `stockMonth`, in units; nil when unknown.
  public let stock: Double?
  /// Consumption of the last twelve months, oldest first; nil where there is no report.
  public let recentConsumption: [Double?]
  /// CPMA, months of stock and class, as DIGEMID counts them.
  public let official: OfficialIndicators
  /// Demand of each month after the run's month, in units.
  public let monthlyDemand: [QuantileDistribution]
  /// When the stock runs out if nothing arrives; nil when the stock is unknown or too old.
  public let risk: StockoutRisk?
  /// What to order, once the run's transfers have been made.
  public var order: OrderRecommendation
  /// How urgent it is.
  public let alert: AlertLevel
  /// Expected couple-years of protection left uncovered over the cover if nothing is done; for sorting.
  public let expectedHarm: Double
  /// Whole units that the run's transfers bring, less those that they take away; all but `order` is as if nothing moved.
  public let moved: Int
  /// The lots on the shelf with what of them will expire unused; empty where stock or demand is not known.
  public var lots: [LotOutlook]
  /// What is doubted of what was reported, and what would be ordered otherwise; nil where nothing is.
  public var doubt: SeriesDoubt?

  /// An assessment from its parts.
  public init(
    facility: FacilityCode, product: ProductCode, state: MonthState, stockMonth: Month?, stock: Double?,
    recentConsumption: [Double?], official: OfficialIndicators, monthlyDemand: [QuantileDistribution],
    risk: StockoutRisk?, order: OrderRecommendation, alert: AlertLevel, expectedHarm: Double, moved: Int = 0,
    lots: [LotOutlook] = [], doubt: SeriesDoubt? = nil
  ) {
    self.facility = facility
    self.product = product
    self.state = state
    self.stockMonth = stockMonth
    self.stock = stock
    self.recentConsumption = recentConsumption
    self.official = official
    self.monthlyDemand = monthlyDemand
    self.risk = risk
    self.order = order
    self.alert = alert
    self.expectedHarm = expectedHarm
    self.moved = moved
    self.lots = lots
    self.doubt = doubt
  }

  /// Whether something is ordered, or would be were it not for a cap.
  public var isOrderLine: Bool {
    let isOrder = order.decision == .order || order.decision == .orderUrgently
    return order.quantity > 0 || isOrder && (order.arithmetic?.packed ?? 0) > 0
  }

  /// DIGEMID's class where the stock is known; `sinDato` where its count is too old to decide on, as where there is none.
  public var knownAvailability: AvailabilityClass {
    alert == .unknown ? .sinDato : official.availability
  }

  /// Expected demand of the next month, in units.
  public var expectedMonthlyDemand: Double { monthlyDemand.first?.mean ?? 0 }
}

/// How urgent a facility × product is, most urgent first.
public enum AlertLevel: String, Sendable, Codable, CaseIterable, Comparable {
  /// Nothing on the shelf now, and it is demanded.
  case stockedOut = "stocked_out"
  /// More likely than not to run out before an order placed now can be used.
  case urgent
  /// More likely than not to run out before the order after that.
  case watch
  /// The stock is not known, or the facility has not reported.
  case unknown
  /// More stock than the official maximum, or stock that nobody uses.
  case excess
  /// Nothing to do.
  case calm

  /// The probability from which a stock-out counts as likely.
  public static let likely = 0.5

  /// More urgent before less urgent.
  public static func < (left: AlertLevel, right: AlertLevel) -> Bool { left.rank < right.rank }
  private var rank: Int { AlertLevel.allCases.firstIndex(of: self) ?? 0 }
}
