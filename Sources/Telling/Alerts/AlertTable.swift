import StockPolicy
import SupplyModel

/// The alerts of a run as a list: the worklist, then what is unknown.
public enum AlertTable {
  /// The list, most urgent first.
  public static func table(for run: ForecastRun, names: ReportNames) -> ListTable {
    let horizon = max(1, run.settings.horizonMonths)
    let lines = run.worklist + run.unknownLines(names: names)
    return ListTable(
      name: "alerts", columns: columns(names.language, horizon: horizon),
      rows: lines.map { row($0, names: names, horizon: horizon) })
  }

  private static func columns(_ language: Language, horizon: Int) -> [ListTable.Column] {
    func column(_ key: String, _ spanish: String, inText: Bool = false) -> ListTable.Column {
      ListTable.Column(key: key, title: language.text(es: spanish, en: key), isInText: inText)
    }
    let probabilities = (1...horizon).map { column("probability_\($0)", "probabilidad_\($0)_meses") }
    let seen = (1...horizon).map {
      column("probability_with_resupply_\($0)", "probabilidad_con_entregas_\($0)_meses")
    }
    return [
      column("alert", "alerta", inText: true), column("micro_network", "microrred"),
      column("facility", "codigo_establecimiento"),
      column("facility_name", "establecimiento", inText: true), column("product", "codigo_producto"),
      column("product_name", "producto", inText: true), column("unit", "unidad"),
      column("stock", "stock", inText: true), column("stock_month", "mes_del_stock", inText: true),
      column("probability", "probabilidad", inText: true),
      column("probability_with_resupply", "con_entregas_habituales", inText: true),
    ] + probabilities + seen + [
      column("expected_date", "fecha_esperada", inText: true), column("early_date", "fecha_temprana"),
      column("late_date", "fecha_tardia"), column("days_of_cover", "dias_de_cobertura"),
      column("order", "pedido", inText: true), column("reason", "motivo"),
    ]
  }

  private static func row(_ line: SeriesAssessment, names: ReportNames, horizon: Int) -> [ListTable.Cell] {
    let known = line.risk?.probabilityByMonth ?? []
    let probabilities = (0..<horizon).map { month in
      ListTable.Cell.optional(share: known.indices.contains(month) ? known[month] : nil)
    }
    let resupply = line.risk?.probabilityWithResupply ?? []
    let seen = (0..<horizon).map { month in
      ListTable.Cell.optional(share: resupply.indices.contains(month) ? resupply[month] : nil)
    }
    return [
      .text(names.language.name(of: line.alert)), .optional(names.facility(line.facility).microNetwork),
      .text(line.facility), .text(names.facilityName(line.facility)), .text(line.product),
      .text(names.product(line.product)), .text(names.unit(line.product).singular),
      .number(line.stock, upTo: 1), .optional(line.stockMonth),
      .optional(told(line, names: names)),
      .optional(line.toldWithResupply().map(names.language.probabilityText)),
    ] + probabilities + seen + [
      .optional(line.risk?.expectedDate), .optional(line.risk?.earlyDate),
      .optional(line.risk?.lateDate), .whole(line.risk?.daysOfCover),
      .whole(line.quantityToOrder), .text(names.reason(line)),
    ]
  }

  /// `8 de cada 10 antes de fin de dic 2026`.
  private static func told(_ line: SeriesAssessment, names: ReportNames) -> String? {
    guard let told = line.toldProbability(asOf: names.settings.asOf) else { return nil }
    return names.language.probabilityText(told.probability) + " " + names.language.beforeEnd(of: told.byEndOf)
  }
}
