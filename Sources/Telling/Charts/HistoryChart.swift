import DemandForecasting
import StockPolicy
import SupplyModel

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

  private let assessment: SeriesAssessment
  private let settings: ForecastRun.Settings
  private let names: ReportNames
  private let months: [(month: Month, entry: SupplySeries.MonthEntry?)]
  /// The demand of each month shown, where it was corrected for a stock-out.
  private let corrected: [Double?]
  /// The largest quantity of the chart, which its top stands for.
  private let top: Double

  /// A chart.
  ///
  /// - Parameters:
  ///   - assessment: the line, with its forecast.
  ///   - series: its history.
  ///   - demand: the demand of the same months, corrected for stock-outs; nil where it was not estimated.
  init(
    assessment: SeriesAssessment, series: SupplySeries?, demand: EstimatedDemand?,
    settings: ForecastRun.Settings, names: ReportNames
  ) {
    self.assessment = assessment
    self.settings = settings
    self.names = names
    months = (1 - Self.historyMonths...0).map { offset in
      let month = settings.asOf.advanced(by: offset)
      return (month, series?[month])
    }
    let first = series?.entries.first?.month
    corrected = months.map { month, _ in
      guard let demand, let place = first?.distance(to: month), demand.entries.indices.contains(place),
        demand.entries[place].isCorrected
      else { return nil }
      return demand.entries[place].quantity
    }
    let used = months.compactMap { $0.entry?.quantities?.consumed }
    let expected = assessment.monthlyDemand.map { $0.quantile(0.9) }
    top = max(1, ((used + expected + corrected.compactMap(\.self)).max() ?? 1).rounded(.up))
  }

  private var language: Language { names.language }
  private var width: Int { Self.slot * (Self.historyMonths + assessment.monthlyDemand.count) }
  private var historyWidth: Int { Self.slot * Self.historyMonths }

  private func height(_ quantity: Double) -> Int {
    Int((max(0, quantity) / top * Double(Self.plotHeight)).rounded())
  }

  /// The chart, with a title for those who hear it.
  var svg: String {
    var drawn: DrawnText =
      "<svg class=\"ch\" viewBox=\"0 0 \(width) 84\" role=\"img\"><title>\(MarkupText.escaped(spoken))</title>"
    drawn += forecast
    drawn += history
    drawn += "<use href=\"#\(Self.frameID(assessment.monthlyDemand.count))\"/>"
    drawn += "<text y=\"8\">\(NumberText.decimal(top))</text></svg>"
    return drawn.text
  }

  private var history: DrawnText {
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
    var estimated = ChartMarks()
    for (index, quantity) in corrected.enumerated() {
      guard let quantity else { continue }
      estimated.add(x: index * Self.slot + 1, y: Self.base - height(quantity), "h10")
    }
    var drawn = DrawnText()
    for (marks, name) in [
      (missing, "mi"), (used, "us"), (zero, "ze"), (usedUp, "uo"), (out, "ou"), (open, "op"),
      (absent, "ab"), (estimated, "es"),
    ] { drawn += marks.path(name) }
    if !questions.isEmpty {
      let places = questions.map(String.init).joined(separator: " ")
      drawn += "<text class=\"q\" y=\"71\" x=\"\(places)\">"
      drawn += "\(String(repeating: "?", count: questions.count))</text>"
    }
    return drawn + average
  }

  /// The official average over the twelve months that it looks at.
  private var average: DrawnText {
    let value = assessment.official.averageConsumption
    guard value > 0, value <= top else { return "" }
    let span = Self.slot * OfficialRule.windowMonths
    return "<path class=\"av\" d=\"M\(historyWidth - span) \(Self.base - height(value))h\(span)\"/>"
  }

  /// The band of the 10th to the 90th percentile and the median, month by month.
  private var forecast: DrawnText {
    let demand = assessment.monthlyDemand
    guard let first = demand.first, let last = demand.last else { return "" }
    let right = width
    func points(_ level: Double) -> [(Int, Int)] {
      let ends = [(historyWidth, first), (right, last)]
      let middle = demand.enumerated().map { (historyWidth + $0 * Self.slot + Self.slot / 2, $1) }
      return ([ends[0]] + middle + [ends[1]]).map { ($0.0, Self.base - height($0.1.quantile(level))) }
    }
    let (above, below) = (points(0.9), points(0.1))
    guard let start = above.first, let middle = points(0.5).first, let corner = below.last else { return "" }
    var drawn: DrawnText = "<path class=\"fa\" d=\"M\(start.0) \(start.1)\(Self.steps(above))"
    drawn += Self.steps([above.last ?? corner] + below.reversed())
    drawn += "z\"/><path class=\"md\" d=\"M\(middle.0) \(middle.1)\(Self.steps(points(0.5)))\"/>"
    return drawn
  }

  /// A line through points by relative steps, which are shorter than places: `l6 0 12-2`.
  private static func steps(_ points: [(Int, Int)]) -> DrawnText {
    var drawn = DrawnText()
    for (from, to) in zip(points, points.dropFirst()) {
      let (across, down) = (to.0 - from.0, to.1 - from.1)
      drawn += drawn.isEmpty ? "l" : across < 0 ? "" : " "
      drawn += "\(across)\(down < 0 ? "" : " ")\(down)"
    }
    return drawn
  }

  private static func frameID(_ monthsAhead: Int) -> String { "ch\(monthsAhead)" }

  /// What every chart that looks so many months ahead stands in, once a page: the axes and their months.
  static func frame(monthsAhead: Int, settings: ForecastRun.Settings, language: Language) -> String {
    let first = language.shortMonth(settings.asOf.advanced(by: 1 - historyMonths))
    let last = language.shortMonth(settings.asOf)
    let end = language.shortMonth(settings.asOf.advanced(by: monthsAhead))
    let (now, width) = (slot * historyMonths, slot * (historyMonths + monthsAhead))
    let future = monthsAhead >= 5 ? "<text class=\"e\" x=\"\(width)\" y=\"82\">\(end)</text>" : ""
    return
      "<g id=\"\(frameID(monthsAhead))\"><path class=\"ax\" d=\"M0 \(base)H\(width)M\(now) 4V\(base + 4)\"/>"
      + "<text y=\"82\">\(first)</text><text class=\"e\" x=\"\(now)\" y=\"82\">\(last)</text>\(future)</g>"
  }

  /// The chart in words.
  var spoken: String {
    let words = zip(months, corrected).compactMap { month, corrected -> String? in
      guard let entry = month.entry else { return nil }
      let used = entry.quantities?.consumed.map { NumberText.decimal($0) }
      guard entry.state != .inStock else { return used ?? "–" }
      let demand = corrected.map { "; " + language.estimatedDemand($0) } ?? ""
      return (used.map { $0 + " " } ?? "") + "(" + language.name(of: entry.state) + demand + ")"
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

extension Language {
  /// What was demanded of an empty shelf, for those who hear a chart: `demanda estimada 8.5`.
  fileprivate func estimatedDemand(_ units: Double) -> String {
    text(es: "demanda estimada ", en: "estimated demand ") + NumberText.decimal(units)
  }
}
