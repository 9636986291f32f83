import Telling

extension RowPrinter {
  /// A column that a page shows of a list.
  struct ShownColumn {
    let heading: Phrase
    let key: String
    var note: String?
    var isRight = false
  }

  /// For how long an alert has stood: no column of the list's, for what is remembered of alerts is a list of its own.
  static let stood = "stood"
  private static let product = Phrase(es: "Producto", en: "Product")
  private static let decision = ShownColumn(heading: Phrase(es: "Decisión", en: "Decision"), key: "decision")

  var columns: [ShownColumn] {
    switch list {
    case .alerts:
      [
        ShownColumn(heading: Self.product, key: "product_short", note: "product"),
        ShownColumn(heading: Phrase(es: "Alerta", en: "Alert"), key: "alert_text", note: Self.stood),
        ShownColumn(
          heading: Phrase(es: "Stock", en: "Stock"), key: "stock", note: "stock_month", isRight: true),
        ShownColumn(heading: Phrase(es: "Se acaba", en: "Runs out"), key: "expected_date"),
        ShownColumn(heading: Phrase(es: "Probabilidad", en: "Probability"), key: "probability_text"),
        ShownColumn(heading: Phrase(es: "Pedido", en: "Order"), key: "order", isRight: true), Self.decision,
      ]
    case .orders:
      [
        ShownColumn(heading: Self.product, key: "product_short", note: "product"),
        ShownColumn(
          heading: Phrase(es: "Stock", en: "Stock"), key: "stock", note: "stock_month", isRight: true),
        ShownColumn(
          heading: Phrase(es: "Pedido", en: "Order"), key: "order", note: "unit", isRight: true),
        ShownColumn(
          heading: Phrase(es: "Regla oficial", en: "Official rule"), key: "official_order", isRight: true),
        ShownColumn(heading: Phrase(es: "Urgencia", en: "Urgency"), key: "urgency_text"), Self.decision,
      ]
    case .transfers:
      [
        ShownColumn(heading: Phrase(es: "Recibe", en: "Receives"), key: "to_name", note: "to"),
        ShownColumn(heading: Self.product, key: "product_short", note: "product"),
        ShownColumn(
          heading: Phrase(es: "Cantidad", en: "Quantity"), key: "quantity", note: "unit", isRight: true),
        ShownColumn(heading: Phrase(es: "Viaje", en: "Trip"), key: "trip", isRight: true),
        ShownColumn(heading: Phrase(es: "Por qué", en: "Why"), key: "reason"), Self.decision,
      ]
    case .expiries:
      [
        ShownColumn(heading: Self.product, key: "product_short", note: "product"),
        ShownColumn(heading: Phrase(es: "Lote", en: "Lot"), key: "lot"),
        ShownColumn(heading: Phrase(es: "Vence", en: "Expires"), key: "expiry"),
        ShownColumn(
          heading: Phrase(es: "En estante", en: "On the shelf"), key: "on_shelf", note: "unit", isRight: true),
        ShownColumn(
          heading: Phrase(es: "Se vencería", en: "Would expire"), key: "expected_loss", isRight: true),
        ShownColumn(heading: Phrase(es: "Valor S/", en: "Value S/"), key: "value", isRight: true),
        ShownColumn(heading: Phrase(es: "Qué hacer", en: "What to do"), key: "reason"), Self.decision,
      ]
    }
  }
}
