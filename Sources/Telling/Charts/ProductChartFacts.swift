import DemandForecasting
import StockPolicy
import SupplyModel

/// What a large chart of a line shows, month by month.
struct ProductChartFacts {
  /// One month behind.
  struct MonthFacts {
    let month: Month
    /// Nil before the first report.
    let state: MonthState?
    let consumed: Double?
    /// The demand, where it is estimated to be above what was recorded.
    let corrected: Double?
    let received: Double?
    let closing: Double?
  }

  let months: [MonthFacts]
  let mostUsed: Double
  let mostStocked: Double
  /// The chart in words.
  let spoken: String

  init(_ line: SeriesAssessment, _ context: ReportContext) {
    let (series, demand) = (context.lines.history(of: line), context.lines.demand(of: line))
    let first = series?.entries.first?.month
    let asOf = context.settings.asOf
    let months = (1 - ProductChart.historyMonths...0).map { offset in
      let month = asOf.advanced(by: offset)
      let entry = series?[month]
      let place = first?.distance(to: month) ?? -1
      let estimate = demand.flatMap { $0.entries.indices.contains(place) ? $0.entries[place] : nil }
      return MonthFacts(
        month: month, state: entry?.state, consumed: entry?.quantities?.consumed,
        corrected: estimate?.isCorrected == true ? estimate?.quantity : nil,
        received: entry?.quantities?.received,
        closing: entry?.quantities?.closing.flatMap { $0 < 0 ? nil : $0 })
    }
    let expected = line.monthlyDemand.map { $0.quantile(0.9) }
    mostUsed = (months.flatMap { [$0.consumed ?? 0, $0.corrected ?? 0] } + expected).max() ?? 0
    mostStocked = months.flatMap { [$0.closing ?? 0, $0.received ?? 0] }.max() ?? 0
    self.months = months
    spoken =
      HistoryChart(
        assessment: line, series: series, demand: demand, settings: context.settings, names: context.names
      ).spoken + Self.stocks(months, line, context)
  }

  /// What was left at the end of each month, what came, and when it ends.
  private static func stocks(
    _ months: [MonthFacts], _ line: SeriesAssessment, _ context: ReportContext
  ) -> String {
    let language = context.language
    let left = months.map { $0.closing.map { NumberText.decimal($0) } ?? "–" }.joined(separator: ", ")
    let came = months.filter { ($0.received ?? 0) > 0 }.map { month in
      NumberText.decimal(month.received ?? 0) + language.text(es: " en ", en: " in ")
        + language.shortMonth(month.month)
    }.joined(separator: ", ")
    var text = language.text(es: " Stock a fin de mes: \(left).", en: " Stock at month's end: \(left).")
    if !came.isEmpty { text += language.text(es: " Llegaron \(came).", en: " Came: \(came).") }
    if let day = line.risk?.expectedDate, (line.stock ?? 0) > 0 {
      let when = language.runsOutAbout(day, today: context.input.madeOn)
      text += language.text(es: " Si no llega nada, \(when).", en: " If nothing arrives, it \(when).")
    }
    return text
  }
}
