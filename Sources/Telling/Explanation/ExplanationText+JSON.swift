import DemandForecasting
import StockPolicy
import SupplyModel

extension ExplanationText {
  /// The same for programs; what is unknown is null, and keys do not depend on the language.
  public var json: String {
    let (assessment, settings, drivers) = (explanation.assessment, explanation.settings, explanation.drivers)
    let forest = drivers.cases.map { cases in
      JSONValue.object([("cases", .whole(cases)), ("effective_cases", .number(drivers.effectiveCases))])
    }
    return JSONValue.page([
      [
        ("schema_version", .whole(1)), ("facility", .string(assessment.facility.text)),
        ("product", .string(assessment.product.text)), ("as_of", .string(settings.asOf.description)),
        ("model", .string(settings.model.rawValue)), ("target", .string(settings.target.rawValue)),
      ],
      [("months", .lines(explanation.months.map(month), breaksFirst: true))], [("level", level)],
      [("situation", situation)],
      [
        (
          "look_alikes",
          .object([
            ("count", .whole(drivers.lookAlikes)), ("needed", .whole(drivers.lookAlikesNeeded)),
            ("coarseness", .whole(drivers.coarseness)),
          ])
        )
      ],
      [("beginning", drivers.beginning.map(beginning) ?? .null)],
      [("parts", .array(drivers.parts.map(part)))], [("forest", forest ?? .null)],
      [("demand", .lines(assessment.monthlyDemand.enumerated().map(demand), breaksFirst: true))],
      [("stockout", stockout ?? .null)], [("calendar", calendar)], [("order", order)],
    ]).text + "\n"
  }

  private func month(_ entry: ForecastExplanation.MonthEntry) -> JSONValue {
    .object([
      ("month", .string(entry.month.description)), ("state", .string(entry.state.rawValue)),
      ("recorded", .number(entry.recorded)), ("days_out", .number(entry.daysOut)),
      ("by_days", .number(entry.byDays)), ("corrected", .number(entry.corrected)),
      ("counted", .number(entry.counted)), ("use", .string(entry.use.rawValue)),
    ])
  }

  private func demand(_ index: Int, _ demand: QuantileDistribution) -> JSONValue {
    .object([
      ("month", .string(explanation.settings.asOf.advanced(by: index + 1).description)),
      ("median", .number(demand.median)), ("p10", .number(demand.quantile(0.1))),
      ("p90", .number(demand.quantile(0.9))),
    ])
  }

  private func beginning(_ beginning: ForecastDrivers.Beginning) -> JSONValue {
    .object([
      ("reports", .whole(beginning.reports)), ("weight", .number(beginning.weight)),
      ("level", .number(beginning.level)),
    ])
  }

  private var level: JSONValue {
    let level = explanation.drivers.level
    return .object([
      ("mean_12", .number(level.mean12)), ("mean_3", .number(level.mean3)),
      ("product", .number(level.productShare)), ("value", .number(level.value)),
    ])
  }

  private var situation: JSONValue {
    let drivers = explanation.drivers
    return .object([
      ("stock", .string("\(drivers.stock)")), ("zero_months", .string("\(drivers.zeroMonths)")),
      ("trend", .string("\(drivers.trend)")), ("ends_in_zero", .mark(drivers.endsInZero)),
    ])
  }

  private var stockout: JSONValue? {
    guard let risk = explanation.assessment.risk else { return nil }
    let months = risk.decisiveMonths(cover: explanation.assessment.order.coverMonths)
    return .object([
      ("by_end_of", .string(explanation.settings.asOf.advanced(by: months).description)),
      ("if_nothing_arrives", .number(risk.probability(withinMonths: months))),
      ("with_usual_deliveries", .number(risk.probabilityWithResupply(withinMonths: months))),
      ("opinions", explanation.stockoutReasons.map(opinions) ?? .null),
    ])
  }

  private func opinions(_ reasons: StockoutReasons) -> JSONValue {
    let grounds = reasons.grounds.map {
      JSONValue.object([("ground", .string(key(of: $0.ground))), ("log_odds", .number($0.logOdds))])
    }
    return .object([
      ("forest", .number(reasons.forest)), ("regression", .number(reasons.regression)),
      ("past_share", .number(reasons.pastShare)), ("grounds", .array(grounds)),
    ])
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

  private func part(_ weighted: ForecastDrivers.WeightedPart) -> JSONValue {
    let (name, halfLife): (String, Double?) =
      switch weighted.part {
      case .forest: ("forest", nil)
      case .light: ("light", nil)
      case .own(let halfLife): ("own", halfLife)
      }
    return .object([
      ("part", .string(name)), ("half_life_months", .number(halfLife)), ("weight", .number(weighted.weight)),
      ("helped", .number(weighted.helped)),
    ])
  }
}
