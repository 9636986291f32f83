import StockPolicy
import SupplyModel

/// What people read of a line on its facility's card.
extension Language {
  /// `se acaba hacia el 12 nov 2026 (entre 3 nov 2026 y 28 nov 2026)`: the median, and one case in ten either way.
  func runsOutAbout(_ day: Day, early: Day?, late: Day?, today: Day?) -> String {
    let about = runsOutAbout(day, today: today)
    guard let early, let late, early != late else { return about }
    return about
      + text(
        es: " (entre \(dayText(early)) y \(dayText(late)))", en: " (\(dayText(early)) to \(dayText(late)))")
  }

  /// What is known of the last months: `últimos 12 meses: 10 con reporte, 2 sin reporte; 1 sin stock; 3 corregidos`.
  func dataUsed(_ series: SupplySeries, demand: EstimatedDemand?, asOf: Month, months: Int) -> String {
    let first = asOf.advanced(by: 1 - months)
    let shown = series.entries.enumerated().filter { first <= $0.element.month && $0.element.month <= asOf }
    func count(_ state: MonthState) -> Int { shown.count { $0.element.state == state } }
    let missing = count(.notReported)
    let corrected = shown.count { place, _ in
      demand.map { $0.entries.indices.contains(place) && $0.entries[place].isCorrected } ?? false
    }
    let out = count(.stockedOut)
    let parts: [(Int, String)] = [
      (shown.count - missing, text(es: "con reporte", en: "reported")),
      (missing, text(es: "sin reporte", en: "not reported")),
      (out, text(es: out == 1 ? "desabastecido" : "desabastecidos", en: "stocked out")),
      (count(.stockUnknown), text(es: "con stock sin dato", en: "with unknown stock")),
      (count(.notHeld), text(es: "en que no lo manejaba", en: "in which it was not held")),
      (corrected, text(es: "con demanda corregida", en: "with corrected demand")),
    ]
    let told = parts.filter { $0.0 > 0 }.map { NumberText.whole($0.0) + " " + $0.1 }.joined(separator: ", ")
    let all = self.months(Double(shown.count))
    let since = text(
      es: "de \(all) hasta \(shortMonth(asOf)): ", en: "of \(all) through \(shortMonth(asOf)): ")
    return since + (told.isEmpty ? "–" : told) + "."
  }

  /// Use month by month in place of a chart, oldest first; a month without a figure is a dash, never 0.
  func recentUse(_ consumption: [Double?]) -> String {
    let months = consumption.map { $0.map { NumberText.decimal($0) } ?? "–" }
    return text(es: "12 meses: ", en: "12 months: ") + months.joined(separator: " · ")
  }

  /// Stock against the official average: `1.3 meses de stock`; a dash where none are known.
  func monthsOfStock(_ months: Double?) -> String {
    guard let months else { return "–" }
    return self.months(months) + text(es: " de stock", en: " of stock")
  }

  /// Use for a cell, in whole units as sentences tell it: `54`, `menos de 1`, `casi nada`.
  func useText(_ monthly: Double) -> String {
    switch monthly {
    case ..<0.05: text(es: "casi nada", en: "hardly any")
    case ..<0.75: text(es: "menos de 1", en: "less than 1")
    default: NumberText.decimal(monthly, decimals: 0)
    }
  }

  /// `regla oficial: 15`.
  func officialOrder(_ quantity: Int) -> String {
    text(es: "regla oficial: ", en: "official rule: ") + NumberText.whole(quantity)
  }
}
