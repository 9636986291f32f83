import Operations
import SupplyModel

/// The alerts that nights remember, with what people know of them and did about them.
public enum RememberedAlertTable {
  /// The list, most urgent first, what is solved last.
  public static func table(
    for memory: AlertMemory, facilities: FacilityDirectory, products: ProductCatalogue, language: Language
  ) -> ListTable {
    func rank(_ alert: RememberedAlert) -> Int { alert.status == .solved ? 1 : 0 }
    let alerts = memory.sorted.sorted { left, right in
      (rank(left), left.state.level, left.key) < (rank(right), right.state.level, right.key)
    }
    return ListTable(name: "alerts", version: 2, rows: alerts, language: language) {
      Column.coded("kind", es: "Clase") { CodedCell($0.key.kind, language.name(of: $0.key.kind)) }
      Column.coded("alert", es: "Alerta") { CodedCell($0.state.level, language.name(of: $0.state.level)) }
      Column("facility", es: "Código establecimiento") { .code($0.key.facility) }
      Column("facility_name", es: "Establecimiento") { .optional(facilities[$0.key.facility].name) }
      Column("product", es: "Código producto") { .code($0.key.product) }
      Column("product_name", es: "Producto") { alert in
        let code = alert.key.product
        return .optional(code.isEmpty ? nil : language.shortName(of: products[code]))
      }
      Column("order", es: "Pedido") { $0.key.kind == .stock ? .whole($0.state.quantity) : .blank }
      Column.coded("status", es: "Estado") { CodedCell($0.status, language.name(of: $0.status)) }
      Column("since", es: "Desde") { .text($0.since.description) }
      Column("as_of", es: "Datos hasta", .files) { .text($0.state.asOf.description) }
      Column("told", es: "Avisada", .files) { .mark($0.told != nil) }
      Column("expected", es: "Se espera") { .optional($0.expected?.description) }
      Column("note", es: "Nota") { .optional($0.note) }
    }
  }
}
