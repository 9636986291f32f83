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
      language.probabilitiesSentence(for: assessment, asOf: settings.asOf) + "\n", orderText,
    ].joined(separator: "\n")
  }

  /// How the order follows from the demand: the calendar, the sentence, each step, and why the official rule differs.
  private var orderText: String {
    let assessment = explanation.assessment
    let steps = ListTable(
      name: "steps", columns: [column("step", "paso"), column("units", "unidades")],
      rows: names.steps(assessment).map { [.text($0.name), .number($0.units, upTo: 1)] })
    return [
      language.sentence(for: explanation.calendar) + "\n", steps.rows.isEmpty ? "" : steps.text,
      [names.serviceLevel(assessment), names.difference(assessment), names.reason(assessment)]
        .compactMap { $0 }.joined(separator: "\n") + "\n",
    ].filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// The months behind, recorded and corrected side by side.
  private var months: ListTable {
    ListTable(
      name: "months",
      columns: [
        column("month", "mes"), column("recorded", "registrado"), column("corrected", "corregido"),
        column("counted", "cuenta"), column("why", "por qué"),
      ],
      rows: explanation.months.map { entry in
        [
          .text(entry.month.description), .number(entry.recorded, upTo: 1), .number(entry.corrected, upTo: 1),
          .number(entry.counted, upTo: 1), .text(language.name(of: entry.use)),
        ]
      })
  }

  /// The months ahead.
  private var ahead: ListTable {
    ListTable(
      name: "ahead",
      columns: [
        column("month", "mes"), column("median", "mediana"), column("p10", "p10"), column("p90", "p90"),
      ],
      rows: explanation.assessment.monthlyDemand.enumerated().map { index, demand in
        [
          .text(explanation.settings.asOf.advanced(by: index + 1).description),
          .number(demand.median, decimals: 1), .number(demand.quantile(0.1), decimals: 1),
          .number(demand.quantile(0.9), decimals: 1),
        ]
      })
  }

  private func column(_ key: String, _ spanish: String) -> ListTable.Column {
    ListTable.Column(key: key, title: language.text(es: spanish, en: key), isInText: true)
  }
}
