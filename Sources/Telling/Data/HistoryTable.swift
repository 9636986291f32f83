import SupplyModel

/// The monthly panel as a list; its CSV is `Runs.HistoryFile`, with the contract's columns in any language.
public enum HistoryTable {
  /// The list of some histories, with their demand beside what was recorded.
  ///
  /// - Parameters:
  ///   - histories: the histories.
  ///   - demands: their demands, in the same order.
  ///   - language: of the headings.
  public static func table(
    for histories: [SupplySeries], demands: [EstimatedDemand], language: Language
  ) -> ListTable {
    func column(_ key: String, _ spanish: String) -> ListTable.Column {
      ListTable.Column(key: key, title: language.text(es: spanish, en: key), isInText: true)
    }
    let columns = [
      column("facility", "establecimiento"), column("product", "producto"), column("month", "mes"),
      column("state", "estado"), column("opening", "saldo"), column("received", "ingresos"),
      column("consumed", "consumo"), column("adjustment", "ajuste"), column("closing", "stock_final"),
      column("demand", "demanda"), column("corrected", "corregida"),
    ]
    let rows = zip(histories, demands).flatMap { series, demand in
      zip(series.entries, demand.entries).map { entry, demand -> [ListTable.Cell] in
        let quantities = entry.quantities
        let numbers = [
          quantities?.opening, quantities?.received, quantities?.consumed, quantities?.adjustment,
          quantities?.closing,
        ]
        return [
          .text(series.facility), .text(series.product), .text(entry.month.description),
          .text(entry.state.rawValue),
        ] + numbers.map { .number($0 ?? nil, upTo: 2) } + [
          .number(demand.quantity, upTo: 1), .mark(demand.isCorrected),
        ]
      }
    }
    return ListTable(name: "history", columns: columns, rows: rows)
  }
}
