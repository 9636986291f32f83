import StockPolicy
import SupplyModel

extension ExplanationText {
  /// The calendar and where it comes from, for programs.
  var calendar: String {
    let (calendar, rhythm) = (explanation.calendar, explanation.calendar.rhythm)
    return "{\"lead_time_months\":\(calendar.calendar.leadTimeMonths),"
      + "\"review_period_months\":\(calendar.calendar.reviewPeriodMonths),"
      + "\"lead_time_source\":\"\(calendar.leadTimeSource.rawValue)\","
      + "\"review_period_source\":\"\(calendar.reviewPeriodSource.rawValue)\","
      + "\"months_seen\":\(whole(rhythm?.monthsSeen)),\"months_with_receipts\":\(whole(rhythm?.monthsWithReceipts)),"
      + "\"deliveries\":\(whole(rhythm?.deliveries)),\"gaps\":\(whole(rhythm?.gaps)),"
      + "\"typical_gap_months\":\(whole(rhythm?.typicalGap)),\"short_gap_months\":\(whole(rhythm?.shortGap)),"
      + "\"long_gap_months\":\(whole(rhythm?.longGap)),\"receipts_matched\":\(whole(rhythm?.matchedReceipts)),"
      + "\"receipts_compared\":\(whole(rhythm?.comparedReceipts))}"
  }

  /// The order with its arithmetic, for programs; what is unknown is null.
  var order: String {
    let line = explanation.assessment
    let order = line.order
    let shares = OrderDifference(line)?.shares.map {
      "{\"part\":\"\($0.part.rawValue)\",\"units\":\($0.units)}"
    }
    let difference = shares.map { "[\($0.joined(separator: ","))]" } ?? "null"
    return "{\"decision\":\"\(order.decision.rawValue)\",\"quantity\":\(order.quantity),"
      + "\"official_quantity\":\(whole(order.officialQuantity)),\"cover_months\":\(order.coverMonths),"
      + "\"service_level\":\(number(order.serviceLevel)),\"difference\":\(difference),"
      + "\"arithmetic\":\(order.arithmetic.map(arithmetic) ?? "null")}"
  }

  private func arithmetic(_ steps: OrderArithmetic) -> String {
    let kinds = steps.cap.map { "[\($0.kinds.map { "\"\($0.rawValue)\"" }.joined(separator: ","))]" }
    return "{\"service_level_basis\":\"\(steps.serviceLevel.basis.rawValue)\","
      + "\"substitute\":\(steps.serviceLevel.substitute.map { JSONValue.quoted($0.text) } ?? "null"),"
      + "\"expected_demand\":\(number(steps.expectedDemand)),\"demand\":\(number(steps.demand)),"
      + "\"floor\":\(number(steps.floor)),\"ceiling\":\(number(steps.ceiling)),"
      + "\"by_quantity\":\(steps.isByQuantity),\"least\":\(number(steps.least)),\"level\":\(number(steps.level)),"
      + "\"stock\":\(number(steps.stock)),\"expiring\":\(number(steps.expiring)),\"moved\":\(steps.moved),"
      + "\"on_order\":\(number(steps.onOrder)),\"overdue\":\(number(steps.overdue)),\"need\":\(steps.need),"
      + "\"trifle\":\(number(steps.trifle)),\"pack_size\":\(steps.packSize),\"minimum_order\":\(steps.minimumOrder),\"packed\":\(steps.packed),"
      + "\"blocked\":\(steps.isBlocked),\"corrected_months\":\(steps.correctedMonths),"
      + "\"cap\":\(whole(steps.cap?.units)),\"caps\":\(kinds ?? "null"),"
      + "\"warehouse\":\(steps.allotment.map { JSONValue.quoted($0.warehouse.text) } ?? "null"),"
      + "\"allotted\":\(whole(steps.allotment?.units))}"
  }

  private func whole(_ value: Int?) -> String { value.map { String($0) } ?? "null" }
}
