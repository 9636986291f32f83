import Operations
import StockPolicy

/// What an order costs by the rules, and as people have decided it.
package struct DecidedCost: Sendable {
  /// Units that will be ordered: what was placed, changed to, or rejected; as advised where nobody has said otherwise.
  package let units: Int
  /// Soles of them; nil where no price is known.
  package let soles: Double?
  /// Soles of the order by the official rule; nil where no price or no order is known.
  package let officialSoles: Double?

  /// The cost of a line.
  package init(_ line: SeriesAssessment, _ standing: DecisionStanding?) {
    units = Self.units(line, standing)
    let price = line.order.arithmetic?.priceSoles
    // Whole céntimos, as the order's own cost.
    func cost(_ units: Int) -> Double? { price.map { ($0 * Double(units) * 100).rounded() / 100 } }
    soles = cost(units)
    officialSoles = line.order.officialQuantity.flatMap(cost)
  }

  private static func units(_ line: SeriesAssessment, _ standing: DecisionStanding?) -> Int {
    if let standing, !standing.awaited.isEmpty {
      return standing.awaited.reduce(0) { $0 + $1.placement.quantity }
    }
    switch standing?.answer?.act {
    case .changed(let quantity, _): return quantity
    case .rejected, .snoozed: return 0
    case .accepted, .agreed, .placed, .arrived, .reopened, nil: return line.order.quantity
    }
  }
}
