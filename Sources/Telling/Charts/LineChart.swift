import StockPolicy
import SupplyModel

/// The large chart of one line of a run by itself, as the report's page of a facility has it, with the legend of its marks.
///
/// What would have been used with stock is not drawn: it is estimated from the histories of all facilities together.
package enum LineChart {
  /// The chart as markup; nil of a line of which no page of the report has one: what is not held.
  ///
  /// - Parameters:
  ///   - line: the line.
  ///   - run: a run of its facility alone.
  ///   - history: what was reported of it, through the run's month or later; empty where nothing was.
  ///   - madeOn: today, which the chart marks.
  /// - Throws: what is wrong with a template.
  package static func html(
    _ line: SeriesAssessment, of run: ForecastRun, history: [SupplySeries],
    facilities: FacilityDirectory, products: ProductCatalogue, madeOn: Day, language: Language
  ) throws(ProgrammingError) -> String? {
    guard line.order.decision != .notHeld else { return nil }
    let input = ReportInput(
      run: run, history: history, facilities: facilities, products: products,
      madeOn: madeOn, programVersion: ColcaVersion.current, language: language)
    let context = ReportContext(input, split: .region)
    let frame = ProductChart.frame(monthsAhead: line.monthlyDemand.count, context)
    return try ProductChartLegend(hasEstimates: false).html(language)
      + "<svg class=\"defs\" width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>\(frame)</defs></svg>"
      + ProductChart(line, context).svg
  }
}
