/// The way from what the official rule orders to what is ordered, and to what comes of it, in steps that add up without a rest.
///
/// One ingredient after another is changed, from CPMA × cover − stock to the order, each time in whole units: each step is
/// what its change adds. So the steps add up exactly, and what a step says depends on those before it.
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
    /// What is needed more because substitutes are short and do not come.
    case substitutes
    /// Safety: the service level instead of what is expected.
    case safety
    /// The floor, in months of CPMA.
    case floor
    /// The ceiling, in months of CPMA.
    case ceiling
    /// At least a unit where nothing is left.
    case least
    /// Units that will expire before they can be used.
    case expiry
    /// Units that will expire after the cover, for which no safety is ordered.
    case spared
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
    /// What the warehouse has too little of: not of the order, but of what comes of it.
    case warehouse
  }

  /// One step with the units that it adds, or takes away.
  public struct Share: Sendable, Equatable {
    /// What makes the difference.
    public let part: Part
    /// Whole units, not 0.
    public let units: Int
    /// Units after the step.
    public let after: Int
  }

  /// What the official rule orders.
  public let official: Int
  /// What is ordered.
  public let quantity: Int
  /// The steps from `official` to `quantity` that change anything, in their order.
  public let shares: [Share]
  /// The step from `quantity` to what comes of it; nil where all comes, as far as anybody knows.
  public let shortage: Share?
  /// What comes of it.
  public var comes: Int { shortage?.after ?? quantity }
  /// All steps, from `official` to `comes`.
  public var steps: [Share] { shares + (shortage.map { [$0] } ?? []) }

  /// The difference of an assessment; nil where one of the two quantities is not known.
  public init?(_ assessment: SeriesAssessment) {
    guard let arithmetic = assessment.order.arithmetic, let official = assessment.order.officialQuantity
    else { return nil }
    var before = official
    func share(_ part: Part, _ units: Int) -> Share? {
      defer { before = units }
      return units == before ? nil : Share(part: part, units: units - before, after: units)
    }
    let order = assessment.order
    shares =
      Self.demandSteps(assessment, arithmetic).compactMap(share)
      + Self.shelfSteps(arithmetic).compactMap(share)
      + [(Part.packs, arithmetic.packed), (.caps, order.quantity)].compactMap(share)
    shortage = share(.warehouse, order.expectedUnits)
    self.official = official
    quantity = order.quantity
  }

  private typealias Step = (Part, Int)

  /// From the average to the level that the stock is filled up to.
  private static func demandSteps(_ line: SeriesAssessment, _ arithmetic: OrderArithmetic) -> [Step] {
    let reported = line.recentConsumption.compactMap { $0 }
    let average = reported.isEmpty ? 0 : reported.reduce(0, +) / Double(reported.count)
    func missing(_ level: Double) -> Int { OrderArithmetic.missing(level - arithmetic.stock) }
    let carried = arithmetic.carried?.units ?? 0
    let isBounded = !arithmetic.isByQuantity
    let floored = isBounded ? max(arithmetic.demand, arithmetic.floor ?? 0) : arithmetic.demand
    return [
      (.zeroMonths, missing(average * Double(line.order.coverMonths))),
      (.demand, missing(arithmetic.expectedDemand - carried)),
      (.substitutes, missing(arithmetic.expectedDemand)),
      (.safety, missing(arithmetic.demand)),
      (.floor, missing(floored)),
      (.ceiling, missing(arithmetic.bounded)),
      (.least, missing(arithmetic.level)),
    ]
  }

  /// From the level to what is missing, and whether it is asked for.
  private static func shelfSteps(_ arithmetic: OrderArithmetic) -> [Step] {
    let usable = arithmetic.stock - arithmetic.expiring
    let (level, spared) = (arithmetic.level, arithmetic.spared)
    func missing(_ gap: Double) -> Int { OrderArithmetic.missing(gap) }
    return [
      (.expiry, missing(level - usable)),
      (.spared, missing(level - spared - usable)),
      (.transfers, missing(level - spared - usable - Double(arithmetic.moved))),
      (.onOrder, arithmetic.need),
      (.overstock, arithmetic.isBlocked ? 0 : arithmetic.need),
      (.trifle, arithmetic.isBlocked || arithmetic.isTrifling ? 0 : arithmetic.need),
    ]
  }
}
