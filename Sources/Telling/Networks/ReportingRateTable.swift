import DataQuality
import SupplyModel

/// Who reported, by micro-network and month, as a list.
public enum ReportingRateTable {
  /// The list, the latest month first.
  public static func table(for rates: [ReportingRate], language: Language) -> ListTable {
    func column(_ key: String, _ spanish: String, inText: Bool = true) -> ListTable.Column {
      ListTable.Column(key: key, title: language.text(es: spanish, en: key), isInText: inText)
    }
    let columns = [
      column("month", "mes"), column("network", "red"), column("micro_network", "microrred"),
      column("expected", "esperados"), column("reported", "reportaron"), column("rate_percent", "porcentaje"),
      column("late", "tarde"), column("partial", "parciales"), column("missing", "faltan"),
    ]
    let ordered = rates.enumerated().sorted {
      ($1.element.month, $0.offset) < ($0.element.month, $1.offset)
    }.map(\.element)
    let rows = ordered.map { rate -> [ListTable.Cell] in
      [
        .text(rate.month.description), .optional(rate.place.network), .optional(rate.place.microNetwork),
        .whole(rate.expected.count), .whole(rate.reported.count),
        .number(rate.rate.map { $0 * 100 }, upTo: 1), .whole(rate.late.count), .whole(rate.partial.count),
        .text(rate.missing.joined(separator: " ")),
      ]
    }
    return ListTable(name: "reporting_rates", columns: columns, rows: rows)
  }
}
