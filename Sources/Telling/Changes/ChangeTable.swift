import StockPolicy
import SupplyModel

/// What has changed since the run of an earlier month, as a list.
public enum ChangeTable {
  /// The heading of how a line has changed.
  static let what = Phrase(es: "Qué cambió", en: "What changed")

  /// The list, in the order of the list of alerts; without rows where there is no earlier run.
  static func table(of changes: RunChanges?, names: ReportNames) -> ListTable {
    let language = names.language
    return ListTable(
      name: "changes", title: Phrase(es: "Cambios", en: "Changes"), rows: changes?.changes ?? [],
      language: language
    ) {
      Column.coded("change", es: what.spanish, en: what.english) {
        CodedCell($0.kind, language.name(of: $0.kind))
      }
      Column("since", es: "Desde", .files) { _ in .optional(changes?.since) }
      Column("micro_network", es: "Microrred", .sheet) {
        .optional(names.facility($0.line.facility).microNetwork)
      }
      Column("facility", es: "Código establecimiento", .files) { .code($0.line.facility) }
      Column("facility_name", es: "Establecimiento") { .text(names.facilityName($0.line.facility)) }
      Column("product", es: "Código producto", .files) { .code($0.line.product) }
      Column.product(names) { $0.line.product }
      Column.coded("alert_before", es: "Alerta antes") {
        CodedCell($0.before, language.name(of: $0.before))
      }
      Column.coded("alert", es: "Alerta") { CodedCell($0.line.alert, language.name(of: $0.line.alert)) }
      Column("order_before", es: "Pedido antes") { .whole($0.orderBefore) }
      Column("order", es: "Pedido") { .whole($0.line.order.quantity) }
    }
  }
}
