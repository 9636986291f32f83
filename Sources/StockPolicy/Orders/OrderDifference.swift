/// Why an order is not what the official rule asks for, as parts that add up to the difference.
///
/// One ingredient after another is changed, from CPMA × cover − stock to the order, each time in whole units: each part is
/// what its change adds. So the parts add up exactly, and what a part says depends on those before it.
///
///     // CPMA 10, cover 3 months, stock 12: 18 by the rule. Expected demand 36, nine in ten at most 45; 5 on order
///     // 18 → 24 (+6 demand) → 33 (+9 safety) → 28 (−5 on order)
public struct OrderDifference: Sendable, Equatable {
  /// What makes an order differ.
  public enum Part: String, Sendable, CaseIterable {
    /// The months without use, which CPMA leaves out of its average.
    case zeroMonths = "zero_months"
    /// The forecast, corrected for stock-outs, instead of the average of what was recorded.
    case demand
    /// Safety: the service level instead of what is expected.
    case safety
    /// Floor and ceiling, and at least a unit where nothing is left.
    case bounds
    /// Units that will expire before they can be used, less those that will expire after the cover.
    case expiry
    /// Units that transfers bring or take away.
    case transfers
    /// Units on order.
    case onOrder = "on_order"
    /// Nothing is ordered, because too much is there or nobody uses it.
    case overstock
    /// Too little is missing to write a request for.
    case trifle
    /// Whole packs and minimum quantities.
    case packs
    /// Budget and room.
    case caps
  }

  /// One part with the units that it adds, or takes away.
  public struct Share: Sendable, Equatable {
    /// What makes the difference.
    public let part: Part
    /// Whole units, not 0.
    public let units: Int
  }

  /// What the official rule orders.
  public let official: Int
  /// What is ordered.
  public let quantity: Int
  /// The parts that change anything, in the order of their steps.
  public let shares: [Share]

  /// The difference of an assessment; nil where one of the two quantities is not known.
  public init?(_ assessment: SeriesAssessment) {
    guard let arithmetic = assessment.order.arithmetic, let official = assessment.order.officialQuantity
    else { return nil }
    let reported = assessment.recentConsumption.compactMap { $0 }
    let average = reported.isEmpty ? 0 : reported.reduce(0, +) / Double(reported.count)
    let (stock, usable) = (arithmetic.stock, arithmetic.stock - arithmetic.expiring)
    let moved = Double(arithmetic.moved)
    func missing(_ gap: Double) -> Int { OrderArithmetic.missing(gap) }
    let steps: [(Part, Int)] = [
      (.zeroMonths, missing(average * Double(assessment.order.coverMonths) - stock)),
      (.demand, missing(arithmetic.expectedDemand - stock)),
      (.safety, missing(arithmetic.demand - stock)),
      (.bounds, missing(arithmetic.level - stock)),
      (.expiry, missing(arithmetic.level - arithmetic.spared - usable)),
      (.transfers, missing(arithmetic.level - arithmetic.spared - usable - moved)),
      (.onOrder, arithmetic.need),
      (.overstock, arithmetic.isBlocked ? 0 : arithmetic.need),
      (.trifle, arithmetic.isBlocked || arithmetic.isTrifling ? 0 : arithmetic.need),
      (.packs, arithmetic.packed),
      (.caps, assessment.order.quantity),
    ]
    var before = official
    var shares: [Share] = []
    for (part, units) in steps {
      if units != before { shares.append(Share(part: part, units: units - before)) }
      before = units
    }
    self.official = official
    quantity = assessment.order.quantity
    self.shares = shares
  }

  /// The parts that matter most, the largest first; at most so many.
  public func largest(_ count: Int) -> [Share] {
    Array(
      shares.enumerated().sorted { left, right in
        (abs(right.element.units), left.offset) < (abs(left.element.units), right.offset)
      }.prefix(count).map(\.element))
  }
}
