import StockPolicy
import SupplyModel

/// What a run comes to as a whole, in figures that another run has too.
public enum RunTotal: String, Sendable, CaseIterable {
  case lines
  case orderLines = "order_lines"
  case urgentOrders = "urgent_orders"
  case orderSoles = "order_soles"
  case ordersWithoutPrice = "orders_without_price"
  case refusedOrders = "refused_orders"
  case transferLines = "transfer_lines"
  case trips
  case coupleYearsByTransfers = "couple_years_by_transfers"
  case stockedOut = "stocked_out"
  case urgent
  case watch
  case expectedStockouts = "expected_stockouts"
  case coupleYearsAtRisk = "couple_years_at_risk"

  /// How many decimals it is told with at most.
  public var decimals: Int {
    switch self {
    case .orderSoles: 2
    case .coupleYearsByTransfers, .coupleYearsAtRisk: 3
    case .expectedStockouts: 2
    case .lines, .orderLines, .urgentOrders, .ordersWithoutPrice, .refusedOrders, .transferLines, .trips,
      .stockedOut, .urgent, .watch:
      0
    }
  }
}

extension RunComparison {
  /// A figure of the run that is compared with.
  public func before(_ total: RunTotal) -> Double { value(total, before.run) { $0.before } }

  /// A figure of the run that is compared.
  public func after(_ total: RunTotal) -> Double { value(total, after.run) { $0.after } }

  private func value(
    _ total: RunTotal, _ run: ForecastRun, _ side: (ComparedLine) -> SeriesAssessment?
  ) -> Double {
    func count(_ alert: AlertLevel) -> Double { Double(run.assessments.count { $0.alert == alert }) }
    return switch total {
    case .lines: Double(run.assessments.count { $0.order.decision != .notHeld })
    case .orderLines: Double(run.orderLines.count)
    case .urgentOrders: Double(run.orderLines.count(where: \.order.isUrgent))
    case .orderSoles: OrderCost(run).soles
    case .ordersWithoutPrice: Double(OrderCost(run).unpriced)
    case .refusedOrders: Double(OrderCost(run).refused)
    case .transferLines: Double(run.transfers.count)
    case .trips: Double(Set(run.transfers.map(\.trip)).count)
    case .coupleYearsByTransfers: run.transfers.reduce(0) { $0 + $1.coupleYears }
    case .stockedOut: count(.stockedOut)
    case .urgent: count(.urgent)
    case .watch: count(.watch)
    case .expectedStockouts: lines.reduce(0) { $0 + ($1.probability(side($1)) ?? 0) }
    case .coupleYearsAtRisk: run.worklist.reduce(0) { $0 + $1.expectedHarm }
    }
  }
}
