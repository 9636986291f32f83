import Operations
import StockPolicy
import SupplyModel
import Telling

extension LinePage {
  /// What is known of a shelf, as lists have it; nothing of one elsewhere.
  static func facts(_ shelf: SeriesAssessment?, view: PlaceView, names: ReportNames) -> [Fact] {
    guard let shelf, view.facilities.contains(shelf.facility) else { return [] }
    let table = AlertTable.table(for: view.only([shelf]), names: names)
    let orders = OrderTable.table(for: view.only([shelf]), names: names)
    let columns: [(Phrase, ListTable, String)] = [
      (Phrase(es: "Alerta", en: "Alert"), table, "alert_text"),
      (Phrase(es: "Stock", en: "Stock"), table, "stock"),
      (Phrase(es: "Mes del stock", en: "Stock month"), table, "stock_month"),
      (Phrase(es: "Se acaba", en: "Runs out"), table, "expected_date"),
      (
        Phrase(es: "Probabilidad de quedar sin stock", en: "Probability of running out"), table,
        "probability_text"
      ),
      (Phrase(es: "CPMA", en: "CPMA"), orders, "cpma"),
      (Phrase(es: "Meses de stock", en: "Months of stock"), orders, "months_of_stock"),
      (Phrase(es: "En camino", en: "On order"), orders, "on_order"),
      (Phrase(es: "Pedido por la regla oficial", en: "Order by the official rule"), orders, "official_order"),
    ]
    return columns.compactMap { name, table, key in
      table.shown(key, row: 0).map { Fact(name: name, text: $0) }
    }
  }

  /// What is known of a lot, and what will become of it; nothing where it is at risk no more.
  static func lots(
    _ key: AdviceKey, shelf: SeriesAssessment?, view: PlaceView, names: ReportNames
  ) -> (facts: [Fact], why: [String]) {
    guard let shelf, view.facilities.contains(shelf.facility) else { return ([], []) }
    let run = view.only([shelf])
    let table = ExpiryTable.table(for: run, names: names)
    let rows = ExpiryLine.lines(of: run, names: names).enumerated().filter { $0.element.key == key }
    let columns: [(Phrase, String)] = [
      (Phrase(es: "Lote", en: "Lot"), "lot"), (Phrase(es: "Vence", en: "Expires"), "expiry"),
      (Phrase(es: "En estante del lote", en: "On the shelf of the lot"), "on_shelf"),
      (Phrase(es: "Se vencería", en: "Would expire"), "expected_loss"),
      (Phrase(es: "Valor en riesgo S/", en: "Value at risk S/"), "value"),
    ]
    let facts = rows.flatMap { row in
      columns.compactMap { name, key in
        table.shown(key, row: row.offset).map { Fact(name: name, text: $0) }
      }
    }
    return (facts, rows.compactMap { table.shown("reason", row: $0.offset) })
  }

  /// The rows of a transfer in the list: several where it is made on several trips.
  static func rows(of key: AdviceKey, in transfers: ListTable) -> [Int] {
    let ends = [key.facility.text, key.receiver?.text, key.product.text]
    return transfers.rows.indices.filter { row in
      ["from", "to", "product"].map { transfers.shown($0, row: row) } == ends
    }
  }

  static func why(
    _ key: AdviceKey, shelf: SeriesAssessment?, transfers: ListTable, names: ReportNames
  ) -> [String] {
    guard key.kind == .order else {
      return rows(of: key, in: transfers).compactMap { transfers.shown("reason", row: $0) }
    }
    guard let shelf else { return [] }
    return [names.reason(shelf), names.difference(shelf), names.serviceLevel(shelf)].compactMap { $0 }
      .filter { !$0.isEmpty }
  }
}
