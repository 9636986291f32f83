import Operations
import StockPolicy
import SupplyModel

/// What was advised and what people did about it, a line for each piece of advice.
public enum DecisionTable {
  /// The list, by kind, facility and product.
  public static func table(for standings: [DecisionStanding], names: ReportNames) -> ListTable {
    let language = names.language
    return ListTable(
      name: "decisions", title: Phrase(es: "Decisiones", en: "Decisions"), version: 2, rows: standings,
      language: language
    ) {
      Column.coded("kind", es: "Clase") { CodedCell($0.key.kind, language.name(of: $0.key.kind)) }
      Column("facility", es: "Código establecimiento", .files) { .code($0.key.facility) }
      Column("facility_name", es: "Establecimiento") {
        .text(names.facilityName($0.key.facility))
      }
      Column("to", es: "Código recibe", .files) { .optional($0.key.receiver) }
      Column("to_name", es: "Recibe", standings.contains { $0.key.receiver != nil } ? .everywhere : .files) {
        .optional($0.key.receiver.map(names.facilityName))
      }
      Column("product", es: "Código producto", .files) { .code($0.key.product) }
      Column.product(names) { $0.key.product }
      Column("lot", es: "Lote", standings.contains { $0.key.lot != nil } ? .everywhere : .files) {
        .optional($0.key.lot?.number)
      }
      Column("expiry", es: "Vence", .files) { .optional($0.key.lot?.expiry) }
      Column("advised", es: "Aconsejado") { .whole($0.latest.advice.quantity) }
      Column("advised_as_of", es: "Datos hasta", .files) { .optional($0.latest.advice.asOf) }
      Column("advised_now", es: "Se aconseja hoy") { .whole($0.advised.quantity) }
      Column("decision", es: "Decisión", sheetWidth: .sentence) { .text(language.standing($0)) }
      Column.coded("act", es: "Último acto", .files) {
        CodedCell($0.latest.act.kind, language.name(of: $0.latest.act.kind))
      }
      Column("quantity", es: "Cantidad", .files) { .whole($0.latest.act.quantity) }
      Column.coded("reason", es: "Motivo", .files) {
        $0.latest.act.reason.map { CodedCell($0, language.name(of: $0)) } ?? .blank
      }
      Column("document", es: "Documento", .files) { .optional($0.latest.act.document) }
      Column("month", es: "Mes", .files) { .optional($0.latest.act.month) }
      Column("placed", es: "Pedido", .files) { .whole(sum($0) { $0.placement.quantity }) }
      Column("arrived", es: "Llegó", .files) { .whole(sum($0) { $0.placement.arrived }) }
      Column("reported", es: "En el reporte", .files) { .whole(sum($0) { $0.reported }) }
      Column("awaited", es: "Por llegar", .files) {
        .whole($0.placements.isEmpty ? nil : $0.awaited.reduce(0) { $0 + $1.outstanding })
      }
      Column("account", es: "Cuenta") { .text($0.latest.account) }
      Column("instant", es: "Cuándo") { .text($0.latest.instant) }
      Column("note", es: "Nota") { .optional($0.latest.note) }
      Column("ended", es: "Terminada", .files) { .mark($0.hasEnded) }
    }
  }

  private static func sum(_ standing: DecisionStanding, _ units: (PlacementStanding) -> Int) -> Int? {
    standing.placements.isEmpty ? nil : standing.placements.reduce(0) { $0 + units($1) }
  }
}

extension Language {
  /// How many decisions were noted, or would be.
  public func noted(decisions count: Int, isRehearsal: Bool) -> String {
    let decisions = counted(count, es: ("decisión", "decisiones"), en: ("decision", "decisions"))
    return
      (isRehearsal
      ? text(
        es: "Se anotaría: \(decisions). No se anotó nada.",
        en: "Would be noted: \(decisions). Nothing was noted."
      )
      : text(es: "Anotado: \(decisions).", en: "Noted: \(decisions).")) + "\n"
  }
}
