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
    // Each month of each history, beside its demand.
    let rows = zip(histories, demands).flatMap { series, demand in
      zip(series.entries, demand.entries).map { (series: series, entry: $0, demand: $1) }
    }
    return ListTable(name: "history", rows: rows, language: language) {
      Column("facility", es: "Establecimiento") { .code($0.series.facility) }
      Column("product", es: "Producto") { .code($0.series.product) }
      Column("month", es: "Mes") { .text($0.entry.month.description) }
      Column("state", es: "Estado") { .text($0.entry.state.rawValue) }
      Column("opening", es: "Saldo") { .number($0.entry.quantities?.opening, upTo: 2) }
      Column("received", es: "Ingresos") { .number($0.entry.quantities?.received, upTo: 2) }
      Column("consumed", es: "Consumo") { .number($0.entry.quantities?.consumed, upTo: 2) }
      Column("adjustment", es: "Ajuste") { .number($0.entry.quantities?.adjustment, upTo: 2) }
      Column("closing", es: "Stock final") { .number($0.entry.quantities?.closing, upTo: 2) }
      Column("demand", es: "Demanda") { .number($0.demand.quantity, upTo: 1) }
      Column("corrected", es: "Corregida") { .mark($0.demand.isCorrected) }
    }
  }
}
