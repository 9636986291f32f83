import StockPolicy
import SupplyModel

/// The lots of a run that will not be used up, as a list: what is worth most first.
public enum ExpiryTable {
  /// The list; of one facility alone where it is named.
  public static func table(for run: ForecastRun, names: ReportNames, facility: FacilityCode? = nil)
    -> ListTable
  {
    let lines = ExpiryLine.lines(of: run, names: names).filter {
      facility == nil || $0.assessment.facility == facility
    }
    return ListTable(
      name: "expiries", columns: columns(names.language), rows: lines.map { row($0, names: names) })
  }

  private static func columns(_ language: Language) -> [ListTable.Column] {
    func column(_ key: String, _ spanish: String, inText: Bool = false) -> ListTable.Column {
      ListTable.Column(key: key, title: language.text(es: spanish, en: key), isInText: inText)
    }
    return [
      column("micro_network", "microrred"), column("facility", "codigo_establecimiento"),
      column("facility_name", "establecimiento", inText: true), column("product", "codigo_producto"),
      column("product_name", "producto", inText: true), column("unit", "unidad"),
      column("lot", "lote", inText: true), column("expiry", "vence", inText: true),
      column("nearest_only", "solo_fecha_mas_cercana"), column("months_left", "meses_para_vencer"),
      column("stock_month", "mes_del_stock"), column("on_shelf", "en_estante", inText: true),
      column("expected_loss", "se_venceria", inText: true), column("median_loss", "se_venceria_mediana"),
      column("probability", "probabilidad"), column("price", "precio_soles"),
      column("value", "valor_en_riesgo_soles", inText: true), column("use_1", "lo_usaria_1"),
      column("use_1_units", "cantidad_1"), column("use_1_trip", "viaje_1"), column("use_2", "lo_usaria_2"),
      column("use_2_units", "cantidad_2"), column("use_2_trip", "viaje_2"), column("use_3", "lo_usaria_3"),
      column("use_3_units", "cantidad_3"), column("use_3_trip", "viaje_3"), column("reason", "que_hacer"),
    ]
  }

  private static func row(_ entry: ExpiryLine, names: ReportNames) -> [ListTable.Cell] {
    let (line, lot) = (entry.assessment, entry.outlook.lot)
    let uses = (0..<ExpiryAdvisor.mostUses).flatMap { place -> [ListTable.Cell] in
      guard entry.outlook.uses.indices.contains(place) else { return [.blank, .blank, .blank] }
      let use = entry.outlook.uses[place]
      return [.text(use.facility), .whole(use.units), .whole(use.trip)]
    }
    return [
      .optional(names.facility(line.facility).microNetwork), .text(line.facility),
      .text(names.facilityName(line.facility)), .text(line.product), .text(names.product(line.product)),
      .text(names.unit(line.product).singular), .optional(lot.number),
      .optional(lot.expiry.month), .mark(lot.expiry.isNearestOnly),
      .whole(entry.months(asOf: names.settings.asOf)), .optional(line.stockMonth),
      .number(lot.units, upTo: 1), .number(entry.outlook.expectedLoss, upTo: 1),
      .number(entry.outlook.medianLoss, upTo: 1), .share(entry.outlook.lossProbability),
      .number(entry.priceSoles, upTo: 6), .number(entry.valueSoles, upTo: 2),
    ] + uses + [.text(names.reason(entry))]
  }
}
