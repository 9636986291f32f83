/// What the orders of a run cost together, and what they may cost.
public struct OrderCost: Sendable, Equatable {
  /// Soles of the orders whose price is known.
  public let soles: Double
  /// Soles of what comes of them, as far as warehouses are known to have less.
  public let expectedSoles: Double
  /// Orders whose price is known.
  public let priced: Int
  /// Orders whose price is not.
  public let unpriced: Int
  /// Lines that a cap left nothing of.
  public let refused: Int
  /// Soles that all orders may cost together; nil without a limit.
  public let budgetSoles: Double?

  /// Whether less comes than is ordered, to a céntimo.
  public var isShort: Bool { expectedSoles < soles - 0.005 }

  /// The cost of a run's orders.
  public init(_ run: ForecastRun) {
    let lines = run.orderLines
    let placed = lines.filter(\.order.isPlaced)
    let costs = placed.compactMap(\.order.costSoles)
    soles = costs.reduce(0, +)
    expectedSoles = placed.compactMap(\.order.expectedCostSoles).reduce(0, +)
    priced = costs.count
    unpriced = placed.count - costs.count
    refused = lines.count - placed.count
    budgetSoles = run.settings.orders.budgetSoles
  }
}
