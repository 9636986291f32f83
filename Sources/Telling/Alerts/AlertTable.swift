import StockPolicy
import SupplyModel

/// The alerts of a run as a list: the worklist, then what is unknown.
public enum AlertTable {
  /// What stands above the list, and on the tab of its sheet.
  static let title = Phrase(es: "Alertas", en: "Alerts")

  /// The list, most urgent first.
  public static func table(for run: ForecastRun, names: ReportNames) -> ListTable {
    let (language, horizon) = (names.language, max(1, run.settings.horizonMonths))
    return ListTable(
      name: "alerts", title: title,
      version: 2, rows: run.worklist + run.unknownLines(names: names), language: language
    ) {
      Column.coded("alert", es: "Alerta") { CodedCell($0.alert, language.name(of: $0.alert)) }
      Column("micro_network", es: "Microrred", .sheet) { .optional(names.facility($0.facility).microNetwork) }
      Column("facility", es: "Código establecimiento", .files) { .code($0.facility) }
      Column("facility_name", es: "Establecimiento") { .text(names.facilityName($0.facility)) }
      Column("product", es: "Código producto", .files) { .code($0.product) }
      Column.product(names) { $0.product }
      Column("unit", es: "Unidad", .files) { .text(names.unit($0.product).singular) }
      Column("stock", es: "Stock") { .number($0.stock, upTo: 1) }
      Column("stock_month", es: "Mes del stock") { .optional($0.stockMonth) }
      Column(
        "probability", es: "Probabilidad", inFiles: "probabilidad_numero",
        englishInFiles: "probability_share", .sheet
      ) {
        .optional(share: $0.toldProbability(asOf: run.settings.asOf)?.probability)
      }
      Column("probability_by_end_of", es: "Hasta fin de", .files) {
        .optional($0.toldProbability(asOf: run.settings.asOf)?.byEndOf)
      }
      Column(
        "probability_text", es: "Probabilidad en palabras", inFiles: "probabilidad",
        englishInFiles: "probability"
      ) {
        .optional(told($0, names: names))
      }
      Column(
        "probability_with_resupply", es: "Probabilidad con entregas",
        englishInFiles: "probability_with_resupply_share", .files
      ) {
        .optional(share: $0.toldWithResupply())
      }
      Column(
        "probability_with_resupply_text", es: "Con entregas habituales",
        englishInFiles: "probability_with_resupply"
      ) {
        .optional($0.toldWithResupply().map(language.probabilityText))
      }
      for months in 1...horizon {
        Column(
          "probability_\(months)", es: "Probabilidad a \(months) \(months == 1 ? "mes" : "meses")", .files
        ) {
          .optional(share: share($0.risk?.probabilityByMonth, within: months))
        }
      }
      for months in 1...horizon {
        Column(
          "probability_with_resupply_\(months)",
          es: "Probabilidad con entregas a \(months) \(months == 1 ? "mes" : "meses")", .files
        ) {
          .optional(share: share($0.risk?.probabilityWithResupply, within: months))
        }
      }
      Column("expected_date", es: "Fecha esperada") {
        $0.risk?.expectedDate.map { .deadline($0, told: told($0, names: names)) } ?? .blank
      }
      Column("early_date", es: "Fecha temprana", .files) { .optional($0.risk?.earlyDate) }
      Column("late_date", es: "Fecha tardía", .files) { .optional($0.risk?.lateDate) }
      Column("days_of_cover", es: "Días de cobertura", .files) { .whole($0.risk?.daysOfCover) }
      Column("couple_years_at_risk", es: "APP en riesgo", en: "CYP at risk", .sheet) {
        .number(names.hasCoupleYears($0.product) && $0.alert != .unknown ? $0.expectedHarm : nil, upTo: 3)
      }
      Column("order", es: "Pedido") { .whole($0.quantityToOrder) }
      Column("reason", es: "Motivo", .sheet, sheetWidth: .sentence) { .text(names.reason($0)) }
      Column("decision", es: "Decisión", names.decisionReach, sheetWidth: .sentence) {
        .optional(names.decision($0.key))
      }
      Column("doubt", es: "En duda", .files) { .optional($0.doubt?.keys) }
      Column("order_otherwise", es: "Pedido con la otra lectura", .files) { .whole($0.doubt?.orderOtherwise) }
    }
  }

  /// The probability within so many months, where the run has one.
  private static func share(_ byMonth: [Double]?, within months: Int) -> Double? {
    guard let byMonth, byMonth.indices.contains(months - 1) else { return nil }
    return byMonth[months - 1]
  }

  /// `8 de cada 10 antes de fin de dic 2026`.
  private static func told(_ line: SeriesAssessment, names: ReportNames) -> String? {
    guard let told = line.toldProbability(asOf: names.settings.asOf) else { return nil }
    return names.language.probabilityText(told.probability) + " "
      + names.language.byEnd(of: told.byEndOf, today: names.today)
  }

  /// As a terminal has every day, and of one that has gone by what pages say too: `ya (2026-11-22)`.
  private static func told(_ day: Day, names: ReportNames) -> String {
    guard names.language.hasPassed(day, names.today) else { return day.description }
    return names.language.text(es: "ya (\(day))", en: "now (\(day))")
  }
}
