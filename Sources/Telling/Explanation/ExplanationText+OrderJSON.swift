import StockPolicy
import SupplyModel

extension ExplanationText {
  /// The calendar and where it comes from, for programs.
  var calendar: JSONValue {
    let (calendar, rhythm) = (explanation.calendar, explanation.calendar.rhythm)
    return .object([
      ("lead_time_months", .whole(calendar.calendar.leadTimeMonths)),
      ("review_period_months", .whole(calendar.calendar.reviewPeriodMonths)),
      ("lead_time_source", .string(calendar.leadTimeSource.rawValue)),
      ("review_period_source", .string(calendar.reviewPeriodSource.rawValue)),
      ("months_seen", .whole(rhythm?.monthsSeen)),
      ("months_with_receipts", .whole(rhythm?.monthsWithReceipts)),
      ("deliveries", .whole(rhythm?.deliveries)), ("gaps", .whole(rhythm?.gaps)),
      ("typical_gap_months", .whole(rhythm?.typicalGap)), ("short_gap_months", .whole(rhythm?.shortGap)),
      ("long_gap_months", .whole(rhythm?.longGap)), ("receipts_matched", .whole(rhythm?.matchedReceipts)),
      ("receipts_compared", .whole(rhythm?.comparedReceipts)),
    ])
  }

  /// The order with its arithmetic, for programs; what is unknown is null.
  var order: JSONValue {
    let line = explanation.assessment
    let order = line.order
    let shares = OrderDifference(line)?.shares.map {
      JSONValue.object([("part", .string($0.part.rawValue)), ("units", .whole($0.units))])
    }
    return .object([
      ("decision", .string(order.decision.rawValue)), ("quantity", .whole(order.quantity)),
      ("official_quantity", .whole(order.officialQuantity)), ("cover_months", .whole(order.coverMonths)),
      ("service_level", .number(order.serviceLevel)),
      ("difference", shares.map(JSONValue.array) ?? .null),
      ("arithmetic", order.arithmetic.map(arithmetic) ?? .null),
    ])
  }

  private func arithmetic(_ steps: OrderArithmetic) -> JSONValue {
    let kinds = steps.cap.map { cap in JSONValue.array(cap.kinds.map { .string($0.rawValue) }) }
    return .object([
      ("service_level_basis", .string(steps.serviceLevel.basis.rawValue)),
      ("substitute", .optional(steps.serviceLevel.substitute?.text)),
      ("expected_demand", .number(steps.expectedDemand)), ("demand", .number(steps.demand)),
      ("carried", .number(steps.carried?.units)), ("relief", .number(steps.relief?.share)),
      ("floor", .number(steps.floor)), ("ceiling", .number(steps.ceiling)),
      ("by_quantity", .mark(steps.isByQuantity)), ("least", .number(steps.least)),
      ("level", .number(steps.level)), ("stock", .number(steps.stock)), ("expiring", .number(steps.expiring)),
      ("spared", .number(steps.spared)), ("moved", .whole(steps.moved)), ("on_order", .number(steps.onOrder)),
      ("overdue", .number(steps.overdue)), ("need", .whole(steps.need)), ("trifle", .number(steps.trifle)),
      ("pack_size", .whole(steps.packSize)), ("minimum_order", .whole(steps.minimumOrder)),
      ("packed", .whole(steps.packed)), ("above_ceiling", .whole(steps.aboveCeiling)),
      ("blocked", .mark(steps.isBlocked)),
      ("corrected_months", .whole(steps.correctedMonths)), ("cap", .whole(steps.cap?.units)),
      ("caps", kinds ?? .null), ("warehouse", .optional(steps.allotment?.warehouse.text)),
      ("allotted", .whole(steps.allotment?.units)),
    ])
  }
}
