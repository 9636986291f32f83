import DemandForecasting
import StockPolicy
import SupplyModel

extension ExplanationText {
  /// The same for programs; what is unknown is null, and keys do not depend on the language.
  public var json: String {
    let (assessment, settings, drivers) = (explanation.assessment, explanation.settings, explanation.drivers)
    let months = explanation.months.map { entry in
      "\n{\"month\":\"\(entry.month)\",\"state\":\"\(entry.state.rawValue)\",\"recorded\":\(number(entry.recorded)),"
        + "\"corrected\":\(number(entry.corrected)),\"counted\":\(number(entry.counted)),"
        + "\"use\":\"\(entry.use.rawValue)\"}"
    }
    let demand = assessment.monthlyDemand.enumerated().map { index, demand in
      "\n{\"month\":\"\(settings.asOf.advanced(by: index + 1))\",\"median\":\(number(demand.median)),"
        + "\"p10\":\(number(demand.quantile(0.1))),\"p90\":\(number(demand.quantile(0.9)))}"
    }
    let forest = drivers.cases.map { cases in
      "{\"cases\":\(cases),\"effective_cases\":\(number(drivers.effectiveCases))}"
    }
    return """
      {"schema_version":1,"facility":\(JSONValue.quoted(assessment.facility.text)),\
      "product":\(JSONValue.quoted(assessment.product.text)),"as_of":"\(settings.asOf)",\
      "model":"\(settings.model.rawValue)","target":"\(settings.target.rawValue)",
      "months":[\(months.joined(separator: ","))],
      "level":{"mean_12":\(number(drivers.level.mean12)),"mean_3":\(number(drivers.level.mean3)),\
      "product":\(number(drivers.level.productShare)),"value":\(number(drivers.level.value))},
      "situation":{"stock":"\(drivers.stock)","zero_months":"\(drivers.zeroMonths)",\
      "trend":"\(drivers.trend)","ends_in_zero":\(drivers.endsInZero)},
      "look_alikes":{"count":\(drivers.lookAlikes),"needed":\(drivers.lookAlikesNeeded),\
      "coarseness":\(drivers.coarseness)},
      "parts":[\(drivers.parts.map(part).joined(separator: ","))],
      "forest":\(forest ?? "null"),
      "demand":[\(demand.joined(separator: ","))],
      "stockout":\(stockout ?? "null"),
      "calendar":\(calendar),
      "order":\(order)}

      """
  }

  private var stockout: String? {
    guard let risk = explanation.assessment.risk else { return nil }
    let months = risk.decisiveMonths(cover: explanation.assessment.order.coverMonths)
    return "{\"by_end_of\":\"\(explanation.settings.asOf.advanced(by: months))\","
      + "\"if_nothing_arrives\":\(number(risk.probability(withinMonths: months))),"
      + "\"with_usual_deliveries\":\(number(risk.probabilityWithResupply(withinMonths: months))),"
      + "\"opinions\":\(explanation.stockoutReasons.map(opinions) ?? "null")}"
  }

  private func opinions(_ reasons: StockoutReasons) -> String {
    let grounds = reasons.grounds.map {
      "{\"ground\":\"\(key(of: $0.ground))\",\"log_odds\":\(number($0.logOdds))}"
    }
    return "{\"forest\":\(number(reasons.forest)),\"regression\":\(number(reasons.regression)),"
      + "\"past_share\":\(number(reasons.pastShare)),\"grounds\":[\(grounds.joined(separator: ","))]}"
  }

  private func key(of ground: StockoutGround) -> String {
    switch ground {
    case .shelf: "shelf"
    case .pastStockouts: "past_stockouts"
    case .deliveries: "deliveries"
    case .facility: "facility"
    case .product: "product"
    case .network: "network"
    }
  }

  private func part(_ weighted: ForecastDrivers.WeightedPart) -> String {
    let (name, halfLife): (String, Double?) =
      switch weighted.part {
      case .forest: ("forest", nil)
      case .light: ("light", nil)
      case .own(let halfLife): ("own", halfLife)
      }
    return
      "{\"part\":\"\(name)\",\"half_life_months\":\(number(halfLife)),\"weight\":\(number(weighted.weight))}"
  }

  func number(_ value: Double?) -> String {
    value.flatMap { $0.isFinite ? PlainNumber.text($0) : nil } ?? "null"
  }
}
