import DemandForecasting
import SupplyModel

/// Everything that a run says of one facility × product.
public struct SeriesAssessment: Sendable, Equatable, Codable {
  /// All of it, apart: lists and pages hand tens of thousands of assessments about, and a copy of each of their parts for every hand would
  /// take longer than what is done with them.
  private final class Box: Sendable {
    let parts: Parts

    init(_ parts: Parts) { self.parts = parts }
  }

  private struct Parts: Sendable, Equatable, Codable {
    let facility: FacilityCode
    let product: ProductCode
    let state: MonthState
    let stockMonth: Month?
    let stock: Double?
    let recentConsumption: [Double?]
    let official: OfficialIndicators
    let monthlyDemand: [QuantileDistribution]
    let risk: StockoutRisk?
    var order: OrderRecommendation
    let alert: AlertLevel
    let expectedHarm: Double
    let moved: Int
    var lots: [LotOutlook]
    var doubt: SeriesDoubt?
  }

  private var box: Box

  /// The facility's code.
  public var facility: FacilityCode { box.parts.facility }
  /// The product's code.
  public var product: ProductCode { box.parts.product }
  /// Both.
  public var key: SeriesKey { SeriesKey(facility, product) }
  /// The state of the run's last known month.
  public var state: MonthState { box.parts.state }
  /// The month for which stock was last reported; before the run's month when the facility is late.
  public var stockMonth: Month? { box.parts.stockMonth }
  /// Closing stock of `stockMonth`, in units; nil when unknown.
  public var stock: Double? { box.parts.stock }
  /// Consumption of the last twelve months, oldest first; nil where there is no report.
  public var recentConsumption: [Double?] { box.parts.recentConsumption }
  /// CPMA, months of stock and class, as DIGEMID counts them.
  public var official: OfficialIndicators { box.parts.official }
  /// Demand of each month after the run's month, in units.
  public var monthlyDemand: [QuantileDistribution] { box.parts.monthlyDemand }
  /// When the stock runs out if nothing arrives; nil when the stock is unknown or too old.
  public var risk: StockoutRisk? { box.parts.risk }
  /// What to order, once the run's transfers have been made.
  public var order: OrderRecommendation {
    // Lent, not copied: mostly a single part of it is looked at.
    _read { yield box.parts.order }
    _modify {
      var parts = box.parts
      defer { box = Box(parts) }
      yield &parts.order
    }
  }
  /// How urgent it is.
  public var alert: AlertLevel { box.parts.alert }
  /// Expected couple-years of protection left uncovered over the cover if nothing is done; for sorting.
  public var expectedHarm: Double { box.parts.expectedHarm }
  /// Whole units that the run's transfers bring, less those that they take away; all but `order` is as if nothing moved.
  public var moved: Int { box.parts.moved }
  /// The lots on the shelf with what of them will expire unused; empty where stock or demand is not known.
  public var lots: [LotOutlook] {
    _read { yield box.parts.lots }
    _modify {
      var parts = box.parts
      defer { box = Box(parts) }
      yield &parts.lots
    }
  }
  /// What is doubted of what was reported, and what would be ordered otherwise; nil where nothing is.
  public var doubt: SeriesDoubt? {
    _read { yield box.parts.doubt }
    _modify {
      var parts = box.parts
      defer { box = Box(parts) }
      yield &parts.doubt
    }
  }

  /// An assessment from its parts.
  public init(
    facility: FacilityCode, product: ProductCode, state: MonthState, stockMonth: Month?,
    stock: Double?,
    recentConsumption: [Double?], official: OfficialIndicators,
    monthlyDemand: [QuantileDistribution],
    risk: StockoutRisk?, order: OrderRecommendation, alert: AlertLevel, expectedHarm: Double,
    moved: Int = 0,
    lots: [LotOutlook] = [], doubt: SeriesDoubt? = nil
  ) {
    box = Box(
      Parts(
        facility: facility, product: product, state: state, stockMonth: stockMonth, stock: stock,
        recentConsumption: recentConsumption, official: official, monthlyDemand: monthlyDemand,
        risk: risk, order: order, alert: alert, expectedHarm: expectedHarm, moved: moved,
        lots: lots, doubt: doubt))
  }

  /// Assessments of the same parts.
  public static func == (left: SeriesAssessment, right: SeriesAssessment) -> Bool {
    left.box === right.box || left.box.parts == right.box.parts
  }

  /// An assessment as it was kept.
  ///
  /// - Throws: `DecodingError`.
  public init(from decoder: any Decoder) throws { box = Box(try Parts(from: decoder)) }

  /// Keeps the parts.
  ///
  /// - Throws: what the encoder throws.
  public func encode(to encoder: any Encoder) throws { try box.parts.encode(to: encoder) }

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
