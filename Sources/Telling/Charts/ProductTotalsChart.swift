import SupplyModel

/// The chart of a product at all facilities: above use and what is expected, below the stock at each month's end.
struct ProductTotalsChart {
  let totals: ProductTotals
  let name: String
  let told: String
  let context: ReportContext

  private typealias Frame = ProductChart
  private var language: Language { context.language }
  private var right: Int { Frame.now + Frame.slot * totals.expected.count }
  private func x(_ index: Int) -> Int { Frame.left + Frame.slot * index + Frame.slot / 2 }

  /// The chart with its title and description for those who hear it.
  var svg: String {
    let mostUsed = (totals.months.map { $0.used + $0.hidden } + totals.expected).max() ?? 0
    let use = ChartScale(holding: mostUsed, height: Frame.useHeight, base: Frame.useBase)
    let stock = ChartScale(
      holding: totals.months.map(\.stock).max() ?? 0, height: Frame.stockHeight, base: Frame.stockBase)
    func number(_ units: Double) -> String { NumberText.decimal(units, decimals: 0) }
    let title = language.text(
      es: "\(name): consumo y stock de todos los establecimientos",
      en: "\(name): use and stock of all facilities")
    var drawn: DrawnText =
      "<svg class=\"pc\" viewBox=\"0 0 \(Frame.width(monthsAhead: totals.expected.count)) \(Frame.height)\" role=\"img\">"
    drawn += "<title>\(MarkupText.escaped(title))</title><desc>\(MarkupText.escaped(told + spoken))</desc>"
    drawn += use.grid(from: Frame.left, to: right, label: number)
    drawn += stock.grid(from: Frame.left, to: right, label: number)
    for part in [thin, bars(use), expected(use), shelf(stock)] { drawn += part }
    drawn += "\(Frame.frame(monthsAhead: totals.expected.count, context))</svg>"
    return drawn.text
  }

  /// Months of too few reports, through both drawings.
  private var thin: DrawnText {
    var marks = ChartMarks()
    for (index, month) in totals.months.enumerated() where month.isThin {
      marks.add(x: x(index), y: Frame.useBase, "V\(Frame.useBase - Frame.useHeight)")
      marks.add(x: x(index), y: Frame.stockBase, "V\(Frame.stockBase - Frame.stockHeight)")
    }
    return marks.path("ng")
  }

  private func bars(_ scale: ChartScale) -> DrawnText {
    var (used, hidden) = (ChartMarks(), ChartMarks())
    for (index, month) in totals.months.enumerated() {
      let top = scale.y(month.used)
      if top < scale.base { used.add(x: x(index), y: scale.base, "V\(top)") }
      if month.hidden > 0 {
        hidden.add(x: x(index) - 8, y: top, "V\(scale.y(month.used + month.hidden))h16V\(top)")
      }
    }
    return used.path("ub") + hidden.path("fi")
  }

  private func expected(_ scale: ChartScale) -> DrawnText {
    guard !totals.expected.isEmpty else { return "" }
    var points = DrawnText()
    for (index, units) in totals.expected.enumerated() {
      points +=
        "\(index == 0 ? "M" : "L")\(Frame.now + Frame.slot * index + Frame.slot / 2) \(scale.y(units))"
    }
    return "<path class=\"md\" d=\"\(points)\"/>"
  }

  private func shelf(_ scale: ChartScale) -> DrawnText {
    var (path, dots, isOpen) = (DrawnText(), ChartMarks(), false)
    for (index, month) in totals.months.enumerated() {
      guard month.known > 0 else {
        isOpen = false
        continue
      }
      let end = Frame.left + Frame.slot * (index + 1)
      path += "\(isOpen ? "L" : "M")\(end) \(scale.y(month.stock))"
      dots.add(x: end, y: scale.y(month.stock), "h0")
      isOpen = true
    }
    let line: DrawnText = path.isEmpty ? "" : "<path class=\"sk\" d=\"\(path)\"/>"
    return line + dots.path("sd")
  }

  private var spoken: String {
    let months = totals.months.filter { $0.held > 0 }.map { month in
      "\(language.shortMonth(month.month)) \(NumberText.decimal(month.used)) / \(NumberText.decimal(month.stock)) "
        + "(\(language.outOf(month.reported, month.held)))"
    }
    let ahead = totals.expected.map { NumberText.decimal($0, decimals: 0) }.joined(separator: ", ")
    return language.text(es: " Uso / stock (reportaron): ", en: " Use / stock (reported): ")
      + months.joined(separator: "; ") + language.text(es: ". Uso esperado: ", en: ". Expected use: ") + ahead
      + "."
  }
}
