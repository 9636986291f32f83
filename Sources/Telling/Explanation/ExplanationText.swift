import StockPolicy
import SupplyModel

/// What drove one forecast, as a person reads it.
public struct ExplanationText: Sendable {
  let explanation: ForecastExplanation
  private let names: ReportNames

  /// The text of an explanation, with the names of its facility and product.
  public init(_ explanation: ForecastExplanation, names: ReportNames) {
    self.explanation = explanation
    self.names = names
  }

  private var language: Language { names.language }

  /// Title, months, sentences, and the months ahead.
  public var text: String {
    let assessment = explanation.assessment
    let settings = explanation.settings
    let title = [
      names.facilityName(assessment.facility), names.product(assessment.product), language.period(settings),
    ].joined(separator: " · ")
    return [
      ListTable.plain(title) + "\n", months.text, language.monthsSentence(for: explanation) + "\n",
      [
        language.levelSentence(for: explanation.drivers.level, unit: names.unit(assessment.product)),
        language.situationSentence(for: explanation.drivers),
        language.partsSentence(for: explanation.drivers),
      ].joined(separator: "\n") + "\n", ahead.text,
      [
        language.probabilitiesSentence(for: assessment, asOf: settings.asOf),
        language.partsSentence(for: explanation.stockoutReasons, shown: probabilityShown),
      ].compactMap { $0 }.joined(separator: "\n") + "\n", orderText,
    ].joined(separator: "\n")
  }

  /// The probability with the usual deliveries, for the months that people are told of.
  private var probabilityShown: Double? {
    let assessment = explanation.assessment
    guard let risk = assessment.risk else { return nil }
    return risk.probabilityWithResupply(
      withinMonths: risk.decisiveMonths(cover: assessment.order.coverMonths))
  }

  /// How the order follows from the demand: the calendar, the sentence, each step, and why the official rule differs.
  private var orderText: String {
    let assessment = explanation.assessment
    let steps = ListTable(name: "steps", rows: names.steps(assessment), language: language) {
      Column("step", es: "Paso") { .text($0.name) }
      Column("units", es: "Unidades") { .number($0.units, upTo: 1) }
    }
    let waterfall = OrderWaterfall(assessment, settings: explanation.settings, language: language)
    let way = ListTable(name: "way", rows: waterfall?.steps ?? [], language: language) {
      Column("from the official rule to this order", es: "De la regla oficial a este pedido") {
        .text($0.name)
      }
      Column("change", es: "Cambia") { .text($0.change.map(language.signed) ?? "") }
      Column("makes", es: "Queda en") { .number(Double($0.after), upTo: 0) }
    }
    return [
      language.sentence(for: explanation.calendar) + "\n", steps.rows.isEmpty ? "" : steps.text,
      way.rows.isEmpty ? "" : way.text,
      [
        names.serviceLevel(assessment), names.reason(assessment),
        names.decision(assessment.key).map(language.decided),
      ]
      .compactMap { $0 }.joined(separator: "\n") + "\n",
    ].filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// The months behind, recorded and corrected side by side.
  private var months: ListTable {
    ListTable(name: "months", rows: explanation.months, language: language) {
      Column("month", es: "Mes") { .text($0.month.description) }
      Column("recorded", es: "Registrado") { .number($0.recorded, upTo: 1) }
      Column("days out", es: "Días sin stock") { .number($0.daysOut, upTo: 0) }
      Column("by days", es: "Por días") { .number($0.byDays, upTo: 1) }
      Column("corrected", es: "Corregido") { .number($0.corrected, upTo: 1) }
      Column("counted", es: "Cuenta") { .number($0.counted, upTo: 1) }
      Column("why", es: "Por qué", inFiles: "por qué") { .text(language.name(of: $0.use)) }
    }
  }

  /// The months ahead.
  private var ahead: ListTable {
    let months = explanation.assessment.monthlyDemand.enumerated().map { index, demand in
      (month: explanation.settings.asOf.advanced(by: index + 1), demand: demand)
    }
    return ListTable(name: "ahead", rows: months, language: language) {
      Column("month", es: "Mes") { .text($0.month.description) }
      Column("median", es: "Mediana") { .number($0.demand.median, decimals: 1) }
      Column("p10", es: "P10") { .number($0.demand.quantile(0.1), decimals: 1) }
      Column("p90", es: "P90") { .number($0.demand.quantile(0.9), decimals: 1) }
    }
  }
}
