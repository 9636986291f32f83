import StockPolicy
import SupplyModel

/// What people read of a line on its facility's card.
extension Language {
  /// `se acaba hacia el 12 nov 2026 (entre 3 nov 2026 y 28 nov 2026)`: the median, and one case in ten either way.
  func runsOutAbout(_ day: Day, early: Day?, late: Day?) -> String {
    let about = text(es: "se acaba hacia el \(dayText(day))", en: "runs out about \(dayText(day))")
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
    let parts: [(Int, String)] = [
      (shown.count - missing, text(es: "con reporte", en: "reported")),
      (missing, text(es: "sin reporte", en: "not reported")),
      (count(.stockedOut), text(es: "desabastecidos", en: "stocked out")),
      (count(.stockUnknown), text(es: "con stock sin dato", en: "with unknown stock")),
      (count(.notHeld), text(es: "en que no lo manejaba", en: "in which it was not held")),
      (corrected, text(es: "con demanda corregida", en: "with corrected demand")),
    ]
    let told = parts.filter { $0.0 > 0 }.map { NumberText.whole($0.0) + " " + $0.1 }.joined(separator: ", ")
    let since = text(
      es: "de \(NumberText.whole(shown.count)) meses hasta \(shortMonth(asOf)): ",
      en: "of \(NumberText.whole(shown.count)) months through \(shortMonth(asOf)): ")
    return since + (told.isEmpty ? "–" : told) + "."
  }

  /// Use month by month in place of a chart, oldest first; a month without a figure is a dash, never 0.
  func recentUse(_ consumption: [Double?]) -> String {
    let months = consumption.map { $0.map { NumberText.decimal($0) } ?? "–" }
    return text(es: "12 meses: ", en: "12 months: ") + months.joined(separator: " · ")
  }

  /// `1.3 meses · CPMA 9`: stock against the official average.
  func monthsAndAverage(months: Double?, average: Double) -> String {
    let cpma = "CPMA " + NumberText.decimal(average)
    guard let months else { return cpma }
    let number = NumberText.decimal(months)
    return number + " " + (number == "1" ? text(es: "mes", en: "month") : text(es: "meses", en: "months"))
      + " · " + cpma
  }

  /// `regla oficial: 15`.
  func officialOrder(_ quantity: Int) -> String {
    text(es: "regla oficial: ", en: "official rule: ") + NumberText.whole(quantity)
  }
}
