import DataQuality
import SupplyModel

extension Language {
  /// What is counted at a place: health facilities, or a warehouse.
  fileprivate func name(ofKind level: SupplyLevel) -> String {
    level == .warehouse
      ? text(es: "almacén", en: "warehouse") : text(es: "establecimientos", en: "facilities")
  }
}

/// Who reported, by micro-network and month, as a list.
public enum ReportingRateTable {
  /// The list, the latest month first.
  public static func table(for rates: [ReportingRate], language: Language) -> ListTable {
    let ordered = rates.enumerated().sorted {
      ($1.element.month, $0.offset) < ($0.element.month, $1.offset)
    }.map(\.element)
    return ListTable(name: "reporting_rates", rows: ordered, language: language) {
      Column("month", es: "Mes") { .text($0.month.description) }
      Column("kind", es: "Tipo") { .text(language.name(ofKind: $0.place.level)) }
      Column("network", es: "Red") { .optional($0.place.network) }
      Column("micro_network", es: "Microrred") { .optional($0.place.microNetwork) }
      Column("expected", es: "Esperados") { .whole($0.expected.count) }
      Column("reported", es: "Reportaron") { .whole($0.reported.count) }
      Column("rate_percent", es: "Porcentaje") { .number($0.rate.map { $0 * 100 }, upTo: 1) }
      Column("late", es: "Tarde") { .whole($0.late.count) }
      Column("partial", es: "Parciales") { .whole($0.partial.count) }
      Column("missing", es: "Faltan") { .text($0.missing.map(\.text).joined(separator: " ")) }
    }
  }
}
