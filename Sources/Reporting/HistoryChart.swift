import DemandForecasting
import StockPolicy
import SupplyModel
import Wording

/// One product's use month by month with the state of each month, and the demand forecast behind it, as SVG.
///
/// The five states never look alike: a bar (in stock), a red bar over a cross (no stock), an outlined bar over
/// a question mark (stock unknown), a striped band (no report), a hollow square (not held).
struct HistoryChart {
  /// Months of history shown; the window of the official average and half a year more.
  static let historyMonths = 18
  private static let slot = 12
  private static let base = 60
  private static let plotHeight = 50

  let assessment: SeriesAssessment
  let series: SupplySeries?
  let settings: ForecastRun.Settings
  let names: ReportNames

  private var language: Language { names.language }
  private var width: Int { Self.slot * (Self.historyMonths + assessment.monthlyDemand.count) }
  private var historyWidth: Int { Self.slot * Self.historyMonths }

  private var months: [(month: Month, entry: SupplySeries.MonthEntry?)] {
    (1 - Self.historyMonths...0).map { offset in
      let month = settings.asOf.advanced(by: offset)
      return (month, series?[month])
    }
  }

  /// The largest quantity of the chart, which its top stands for.
  private var top: Double {
    let used = months.compactMap { $0.entry?.quantities?.consumed }
    let expected = assessment.monthlyDemand.map { $0.quantile(0.9) }
    return max(1, ((used + expected).max() ?? 1).rounded(.up))
  }

  private func height(_ quantity: Double) -> Int {
    Int((max(0, quantity) / top * Double(Self.plotHeight)).rounded())
  }

  /// The chart, with a title for those who hear it.
  var svg: String {
    "<svg class=\"ch\" viewBox=\"0 0 \(width) 84\" role=\"img\"><title>\(MarkupText.escaped(spoken))</title>"
      + forecast + history + scale + "</svg>"
  }

  private var history: String {
    var used = ChartMarks()
    var zero = ChartMarks()
    var usedUp = ChartMarks()
    var out = ChartMarks()
    var open = ChartMarks()
    var missing = ChartMarks()
    var absent = ChartMarks()
    var questions: [Int] = []
    for (index, entry) in months.map(\.entry).enumerated() {
      guard let entry else { continue }
      let centre = index * Self.slot + Self.slot / 2
      let bar = height(entry.quantities?.consumed ?? 0)
      switch entry.state {
      case .inStock where bar > 0: used.add(x: centre, y: Self.base, "v-\(bar)")
      case .inStock: zero.add(x: centre - 4, y: Self.base - 1, "h8")
      case .stockedOut:
        if bar > 0 { usedUp.add(x: centre, y: Self.base, "v-\(bar)") }
        out.add(x: centre - 3, y: Self.base + 4, "l6 6m0-6l-6 6")
      case .stockUnknown:
        open.add(x: centre - 4, y: Self.base, "v-\(max(2, bar))h8v\(max(2, bar))")
        questions.append(centre)
      case .notReported: missing.add(x: centre, y: Self.base, "V8")
      case .notHeld: absent.add(x: centre - 2, y: Self.base + 5, "h5v5h-5z")
      }
    }
    let marks =
      questions.isEmpty
      ? ""
      : "<text class=\"q\" y=\"71\" x=\"\(questions.map(String.init).joined(separator: " "))\">"
        + String(repeating: "?", count: questions.count) + "</text>"
    return missing.path("mi") + used.path("us") + zero.path("ze") + usedUp.path("uo") + out.path("ou")
      + open.path("op") + absent.path("ab") + marks + average
  }

  /// The official average over the twelve months that it looks at.
  private var average: String {
    let value = assessment.official.averageConsumption
    guard value > 0, value <= top else { return "" }
    let span = Self.slot * OfficialRule.windowMonths
    return "<path class=\"av\" d=\"M\(historyWidth - span) \(Self.base - height(value))h\(span)\"/>"
  }

  /// The band of the 10th to the 90th percentile and the median, month by month.
  private var forecast: String {
    let demand = assessment.monthlyDemand
    guard let first = demand.first, let last = demand.last else { return "" }
    let right = width
    func points(_ level: Double) -> [(Int, Int)] {
      let ends = [(historyWidth, first), (right, last)]
      let middle = demand.enumerated().map { (historyWidth + $0 * Self.slot + Self.slot / 2, $1) }
      return ([ends[0]] + middle + [ends[1]]).map { ($0.0, Self.base - height($0.1.quantile(level))) }
    }
    func line(_ points: [(Int, Int)]) -> String { points.map { "\($0.0) \($0.1)" }.joined(separator: "L") }
    return "<path class=\"fa\" d=\"M\(line(points(0.9)))L\(line(points(0.1).reversed()))z\"/>"
      + "<path class=\"md\" d=\"M\(line(points(0.5)))\"/>"
  }

  private var scale: String {
    let first = language.shortMonth(settings.asOf.advanced(by: 1 - Self.historyMonths))
    let last = language.shortMonth(settings.asOf)
    let end = language.shortMonth(settings.asOf.advanced(by: assessment.monthlyDemand.count))
    let axis = "<path class=\"ax\" d=\"M0 \(Self.base)H\(width)M\(historyWidth) 4V\(Self.base + 4)\"/>"
    let future =
      assessment.monthlyDemand.count >= 5 ? "<text class=\"e\" x=\"\(width)\" y=\"82\">\(end)</text>" : ""
    return axis + "<text y=\"8\">\(NumberText.decimal(top))</text><text y=\"82\">\(first)</text>"
      + "<text class=\"e\" x=\"\(historyWidth)\" y=\"82\">\(last)</text>" + future
  }

  /// The chart in words.
  private var spoken: String {
    let words = months.compactMap { $0.entry }.map { entry in
      let used = entry.quantities?.consumed.map { NumberText.decimal($0) }
      return entry.state == .inStock
        ? used ?? "–" : (used.map { $0 + " " } ?? "") + "(" + language.name(of: entry.state) + ")"
    }
    let past = language.text(es: "Consumo por mes hasta ", en: "Use by month through ")
    var text = past + language.shortMonth(settings.asOf) + ": " + words.joined(separator: ", ") + "."
    if let next = assessment.monthlyDemand.first {
      let (low, high) = (next.quantile(0.1), next.quantile(0.9))
      let range = [low, high, next.median].map { NumberText.decimal($0, decimals: 0) }
      text += language.text(
        es: " Pronóstico del mes siguiente: de \(range[0]) a \(range[1]), al centro \(range[2]).",
        en: " Forecast for the next month: \(range[0]) to \(range[1]), central \(range[2]).")
    }
    return text
  }
}
