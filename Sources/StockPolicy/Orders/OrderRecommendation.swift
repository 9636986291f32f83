/// What a facility should order of a product, and the arithmetic behind it.
public struct OrderRecommendation: Sendable, Equatable, Codable {
  /// Why a quantity is ordered or not.
  public enum Decision: String, Sendable, Codable, CaseIterable {
    /// Order, and do not wait: stock will probably not last until the order arrives.
    case orderUrgently = "order_urgently"
    /// Order with the usual request.
    case order
    /// Stock is enough.
    case enough
    /// More than the official maximum: nothing is ordered.
    case overstocked
    /// The stock is not known: count it first.
    case stockUnknown = "stock_unknown"
    /// Too long without a report: ask for it first.
    case notReported = "not_reported"
    /// The facility does not hold the product.
    case notHeld = "not_held"
  }

  /// What to do.
  public var decision: Decision
  /// Whole units to order; 0 unless the decision is to order.
  public var quantity: Int
  /// The stock that covers demand over `coverMonths` at the service level, within floor and ceiling, in units; nil
  /// without a forecast.
  public let orderUpToLevel: Double?
  /// Lead time plus review period, in months.
  public let coverMonths: Int
  /// The probability that the order-up-to level is enough: 0.9 is nine cases in ten.
  public let serviceLevel: Double
  /// What the usual rule orders: CPMA × cover − stock, whole units, never negative; nil without a stock.
  public let officialQuantity: Int?
  /// Every step from demand to quantity; nil where nothing can be computed, and in runs of before it was kept.
  public var arithmetic: OrderArithmetic?

  /// Units that come of it: all that is ordered, as far as nobody knows of a warehouse that has less.
  public var expectedUnits: Int { min(quantity, arithmetic?.allotment?.units ?? quantity) }

  /// What it costs, in soles, whole céntimos as on a bill; nil where no price is known.
  public var costSoles: Double? {
    arithmetic?.priceSoles.map { ($0 * Double(quantity) * 100).rounded() / 100 }
  }

  /// What comes of it costs, in soles, whole céntimos; nil where no price is known.
  public var expectedCostSoles: Double? {
    arithmetic?.priceSoles.map { ($0 * Double(expectedUnits) * 100).rounded() / 100 }
  }

  /// Whether something is asked for: not where a cap left nothing of it.
  public var isPlaced: Bool { quantity > 0 }

  /// Whether it cannot wait.
  public var isUrgent: Bool { isPlaced && decision == .orderUrgently }

  /// The caps that left nothing of it; nil where something is ordered, or nothing is needed.
  public var refusedFor: [OrderArithmetic.Cap.Kind]? { isPlaced ? nil : arithmetic?.cap?.kinds }

  /// A recommendation with its arithmetic.
  public init(
    decision: Decision, quantity: Int, orderUpToLevel: Double?, coverMonths: Int, serviceLevel: Double,
    officialQuantity: Int?, arithmetic: OrderArithmetic? = nil
  ) {
    self.decision = decision
    self.quantity = quantity
    self.orderUpToLevel = orderUpToLevel
    self.coverMonths = coverMonths
    self.serviceLevel = serviceLevel
    self.officialQuantity = officialQuantity
    self.arithmetic = arithmetic
  }
}
