import SupplyModel

extension Language {
  /// What is odd about lots.
  func sentence(for doubt: LotDoubt) -> String {
    switch doubt {
    case .badExpiry(let cell):
      text(
        es:
          "«\(cell.written)» no es una fecha de vencimiento creíble; el lote entró sin fecha. Se espera AAAA-MM o una fecha, "
          + "hasta quince años después del reporte; en blanco si no se conoce.",
        en:
          "\"\(cell.written)\" is no expiry date that can be meant; the lot went in without one. YYYY-MM or a date is "
          + "expected, up to fifteen years after the report; blank if it is not known.")
    case .expiredBeforePeriod(let cell, let month):
      text(
        es:
          "El lote venció (\(cell.written)) antes de \(monthText(month)) y aún figura con stock; la fila "
          + "entró. Corrija la fecha, o dé de baja el lote como VENCIDO.",
        en:
          "The lot expired (\(cell.written)) before \(monthText(month)) and still shows stock; the row "
          + "went in. Correct the date, or write the lot off as VENCIDO.")
    case .lotsDiffer(let lots, let closing):
      text(
        es:
          "Los lotes suman \(quantity(lots)) y el reporte cierra con \(quantity(closing)): vale \(quantity(closing)). "
          + "Corrija los lotes, o el reporte, y vuelva a importar.",
        en:
          "The lots add up to \(quantity(lots)) and the report closes with \(quantity(closing)): \(quantity(closing)) "
          + "stands. Correct the lots, or the report, and import again.")
    case .lotsWithoutReport(let first, let count):
      lotsWithoutReport("\(first.facility) · \(first.product) · \(first.month)", count: count)
    }
  }

  private func lotsWithoutReport(_ first: String, count: Int) -> String {
    let isOne = count == 1
    return text(
      es:
        "\(isOne ? "Hay un reporte que tiene" : "Hay \(count) reportes que tienen") lotes pero no "
        + "\(isOne ? "está" : "están") en la base; el primero: \(first). Los lotes se usarán cuando el reporte entre; "
        + "si ya entró, revise que los códigos y el mes sean los mismos.",
      en:
        "\(isOne ? "One report has" : "\(count) reports have") lots but \(isOne ? "is" : "are") not in the "
        + "database; the first: \(first). The lots will be used when the report is imported; if it was, check that "
        + "codes and month are the same.")
  }
}
