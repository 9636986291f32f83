import Operations
import SupplyModel

/// The alerts that nights remember, with what people know of them and did about them.
public enum RememberedAlertTable {
  /// The list, most urgent first, what is solved last.
  public static func table(
    for memory: AlertMemory, facilities: FacilityDirectory, products: ProductCatalogue, language: Language
  ) -> ListTable {
    func column(_ key: String, _ spanish: String, inText: Bool = true) -> ListTable.Column {
      ListTable.Column(key: key, title: language.text(es: spanish, en: key), isInText: inText)
    }
    func rank(_ alert: RememberedAlert) -> Int { alert.status == .solved ? 1 : 0 }
    let alerts = memory.sorted.sorted { left, right in
      (rank(left), left.state.level, left.key) < (rank(right), right.state.level, right.key)
    }
    return ListTable(
      name: "alerts",
      columns: [
        column("kind", "clase"), column("alert", "alerta"), column("facility", "codigo_establecimiento"),
        column("facility_name", "establecimiento"), column("product", "codigo_producto"),
        column("product_name", "producto"), column("order", "pedido"), column("status", "estado"),
        column("since", "desde"), column("as_of", "datos_hasta", inText: false),
        column("told", "avisada", inText: false), column("expected", "se_espera"), column("note", "nota"),
      ],
      rows: alerts.map { alert in
        let key = alert.key
        let product = key.product.isEmpty ? nil : language.shortName(of: products[key.product])
        return [
          .text(language.name(of: key.kind)), .text(language.name(of: alert.state.level)),
          .text(key.facility), .optional(facilities[key.facility].name), .text(key.product),
          .optional(product), key.kind == .stock ? .whole(alert.state.quantity) : .blank,
          .text(language.name(of: alert.status)), .text(alert.since.description),
          .text(alert.state.asOf.description), .mark(alert.told != nil),
          .optional(alert.expected?.description), .optional(alert.note),
        ]
      })
  }
}
