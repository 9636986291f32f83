import StockPolicy

/// What people read of lots that expire, beside the sentence of each.
extension Language {
  /// What the section says of itself.
  public var expiryHint: String {
    text(
      es:
        "Se supone que se entrega primero lo que vence primero. Lo que se vencería es un promedio sobre la demanda "
        + "pronosticada, hasta el fin del mes de vencimiento; más allá de doce meses la demanda sigue como en el último. "
        + "Donde el reporte no trae lotes sino una sola fecha, esa fecha es la de lo primero que vence: la cantidad es un "
        + "máximo y no cambia pedidos ni traslados. El valor usa el precio del lote o, si falta, el del catálogo.",
      en:
        "It is assumed that what expires first is given first. What would expire is an average over forecast demand up "
        + "to the end of the month of expiry; beyond twelve months demand goes on as in the last one. Where a report has "
        + "no lots but a single date, it is that of what expires first: the quantity is a maximum, and changes neither "
        + "orders nor transfers. The value uses the price of the lot or, where it is missing, of the catalogue."
    )
  }

  /// How many lots of a run will not be used up, and what they are worth; with its line feed, empty for none.
  public func expirySummary(lots: Int, value: Double, unpriced: Int) -> String {
    guard lots > 0 else { return "" }
    return expiryTotal(lots: lots, value: value, unpriced: unpriced)
      + text(es: " Véalo con colca expiries.\n", en: " See colca expiries.\n")
  }

  /// The same as a sentence alone, as in `Se vencería sin usarse algo de 8 lotes · S/ 16.40`.
  public func expiryTotal(lots: Int, value: Double, unpriced: Int) -> String {
    let all = counted(lots, es: ("lote", "lotes"), en: ("lot", "lots"))
    let without =
      unpriced == 0
      ? ""
      : text(
        es: "; sin precio: \(NumberText.whole(unpriced))",
        en: "; without a price: \(NumberText.whole(unpriced))")
    let worth = unpriced < lots ? " · " + soles(value) : ""
    return text(
      es: "Se vencería sin usarse algo de \(all)\(worth)\(without).",
      en: "Some of \(all) would expire unused\(worth)\(without).")
  }

  /// Beside a lot: `10 meses`, `ya venció`.
  public func monthsLeft(_ months: Int) -> String {
    guard months > 0 else { return text(es: "ya venció", en: "expired") }
    return counted(months, es: ("mes", "meses"), en: ("month", "months"))
  }

  /// `como máximo 28`: units that would expire.
  public func lossText(_ outlook: LotOutlook) -> String {
    let units = NumberText.decimal(outlook.expectedLoss, decimals: outlook.expectedLoss < 9.95 ? 1 : 0)
    return outlook.lot.expiry.isNearestOnly ? text(es: "como máximo \(units)", en: "at most \(units)") : units
  }
}
