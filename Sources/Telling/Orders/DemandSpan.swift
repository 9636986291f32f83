import StockPolicy
import SupplyModel

/// What time the demand of an order is of, in words.
extension SeriesAssessment {
  /// The month of the stock's count, where that is before the run's: what was used since has to be made up for, so that demand counts
  /// from there on.
  func earlierCount(asOf: Month) -> Month? { stockMonth.flatMap { $0 < asOf ? $0 : nil } }
}

extension Language {
  /// `en 3 meses`; of a stock that was counted before the run's month `desde el reporte de sep 2026 y por 3 meses más`.
  func demandSpan(of line: SeriesAssessment, asOf: Month) -> String {
    let months = counted(line.order.coverMonths, es: ("mes", "meses"), en: ("month", "months"))
    guard let counted = line.earlierCount(asOf: asOf) else {
      return text(es: "en \(months)", en: "in \(months)")
    }
    return text(
      es: "desde el reporte de \(shortMonth(counted)) y por \(months) más",
      en: "since the report of \(shortMonth(counted)) and for \(months) more")
  }

  /// What bounds in months of CPMA hold besides where demand counts from an earlier month on; nothing else.
  func usedSince(_ line: SeriesAssessment, asOf: Month) -> String {
    line.earlierCount(asOf: asOf) == nil
      ? "" : text(es: " y lo usado desde entonces", en: " and what was used since")
  }
}
