import StockPolicy
import SupplyModel

/// The lots of a run that will not be used up, as a list: what is worth most first.
public enum ExpiryTable {
  /// What stands above the list, and on the tab of its sheet.
  static let title = Phrase(es: "Vencimientos", en: "Expiries")

  /// The list; of one facility alone where it is named.
  public static func table(for run: ForecastRun, names: ReportNames, facility: FacilityCode? = nil)
    -> ListTable
  {
    let lines = ExpiryLine.lines(of: run, names: names).filter {
      facility == nil || $0.assessment.facility == facility
    }
    return ListTable(
      name: "expiries", title: title, version: 2, rows: lines,
      language: names.language
    ) {
      Column("micro_network", es: "Microrred", .sheet) {
        .optional(names.facility($0.assessment.facility).microNetwork)
      }
      Column("facility", es: "Código establecimiento", .files) { .code($0.assessment.facility) }
      Column("facility_name", es: "Establecimiento") { .text(names.facilityName($0.assessment.facility)) }
      Column("product", es: "Código producto", .files) { .code($0.assessment.product) }
      Column.product(names) { $0.assessment.product }
      Column("unit", es: "Unidad", .files) { .text(names.unit($0.assessment.product).singular) }
      Column("lot", es: "Lote") { .optional($0.outlook.lot.number) }
      Column("expiry", es: "Vence") { .optional($0.outlook.lot.expiry.month) }
      Column("nearest_only", es: "Solo fecha más cercana", .files) {
        .mark($0.outlook.lot.expiry.isNearestOnly)
      }
      Column("months_left", es: "Meses para vencer", .files) { .whole($0.months(asOf: names.settings.asOf)) }
      Column("stock_month", es: "Mes del stock", .files) { .optional($0.assessment.stockMonth) }
      Column("on_shelf", es: "En estante") { .number($0.outlook.lot.units, upTo: 1) }
      Column("expected_loss", es: "Se vencería") { .number($0.outlook.expectedLoss, upTo: 1) }
      Column("median_loss", es: "Se vencería mediana", .files) { .number($0.outlook.medianLoss, upTo: 1) }
      Column("probability", es: "Probabilidad", .files) { .share($0.outlook.lossProbability) }
      Column("price", es: "Precio soles", .files) { .number($0.priceSoles, upTo: 6) }
      Column("value", es: "Valor en riesgo soles") { .number($0.valueSoles, upTo: 2) }
      for place in 1...ExpiryAdvisor.mostUses {
        Column("use_\(place)", es: "Lo usaría \(place)", .files) { .optional($0.use(place)?.facility) }
        Column("use_\(place)_units", es: "Cantidad \(place)", .files) { .whole($0.use(place)?.units) }
        Column("use_\(place)_trip", es: "Viaje \(place)", .files) { .whole($0.use(place)?.trip) }
      }
      Column("reason", es: "Qué hacer", .sheet, sheetWidth: .sentence) { .text(names.reason($0)) }
      Column("decision", es: "Decisión", names.decisionReach, sheetWidth: .sentence) {
        .optional(names.decision($0.key))
      }
    }
  }
}

extension ExpiryLine {
  /// Who could use the lot, by its place from 1; nil where there are fewer.
  fileprivate func use(_ place: Int) -> LotUse? {
    outlook.uses.indices.contains(place - 1) ? outlook.uses[place - 1] : nil
  }
}
