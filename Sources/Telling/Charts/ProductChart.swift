import DemandForecasting
import StockPolicy
import SupplyModel

/// One product at one facility, large: above what was used, corrected and forecast; below what was on the shelf, what came, and
/// the stock drawn forward until it is used up.
///
/// Each mark differs from the others by its shape, not by colour alone, so that a grey print says the same.
struct ProductChart {
  static let historyMonths = 18
  static let slot = 26
  static let left = 46
  /// The bottoms of the two drawings, and how high each is.
  static let (useBase, useHeight) = (176, 150)
  static let (stockBase, stockHeight) = (326, 112)
  static let height = 356

  let line: SeriesAssessment
  let context: ReportContext
  let facts: ProductChartFacts

  init(_ line: SeriesAssessment, _ context: ReportContext) {
    self.line = line
    self.context = context
    facts = ProductChartFacts(line, context)
  }

  var language: Language { context.language }
  static var now: Int { left + slot * historyMonths }
  static func width(monthsAhead: Int) -> Int { now + slot * monthsAhead + 14 }
  var right: Int { Self.now + Self.slot * line.monthlyDemand.count }

  /// The chart with its title and description for those who hear it.
  var svg: String {
    let use = ChartScale(holding: facts.mostUsed, height: Self.useHeight, base: Self.useBase)
    let stock = ChartScale(holding: facts.mostStocked, height: Self.stockHeight, base: Self.stockBase)
    func number(_ units: Double) -> String { NumberText.decimal(units, decimals: 0) }
    var drawn: DrawnText =
      "<svg class=\"pc\" viewBox=\"0 0 \(Self.width(monthsAhead: line.monthlyDemand.count)) \(Self.height)\" role=\"img\">"
    drawn += "<title>\(MarkupText.escaped(title))</title><desc>\(MarkupText.escaped(facts.spoken))</desc>"
    drawn += use.grid(from: Self.left, to: right, label: number)
    drawn += stock.grid(from: Self.left, to: right, label: number)
    for part in [missing, fan(use), bars(use), average(use), shelf(stock), ahead(stock)] { drawn += part }
    drawn += "<use href=\"#\(Self.frameID(line.monthlyDemand.count))\"/></svg>"
    return drawn.text
  }

  private var title: String {
    let name = context.names.product(line.product)
    return language.text(
      es: "\(name): consumo, pronóstico y stock mes a mes", en: "\(name): use, forecast and stock by month")
  }

  private func x(_ index: Int) -> Int { Self.left + Self.slot * index + Self.slot / 2 }

  /// Months without a report, through both drawings.
  private var missing: DrawnText {
    var marks = ChartMarks()
    for (index, month) in facts.months.enumerated() where month.state == .notReported {
      marks.add(x: x(index), y: Self.useBase, "V\(Self.useBase - Self.useHeight)")
      marks.add(x: x(index), y: Self.stockBase, "V\(Self.stockBase - Self.stockHeight)")
    }
    return marks.path("ng")
  }

  /// What was recorded, and above it what would have been used with stock.
  private func bars(_ scale: ChartScale) -> DrawnText {
    var (used, filled, out, open) = (ChartMarks(), ChartMarks(), ChartMarks(), ChartMarks())
    for (index, month) in facts.months.enumerated() {
      let (centre, top) = (x(index), scale.y(month.consumed ?? 0))
      if top < Self.useBase { used.add(x: centre, y: Self.useBase, "V\(top)") }
      if let corrected = month.corrected {
        filled.add(x: centre - 8, y: top, "V\(scale.y(corrected))h16V\(top)")
      }
      switch month.state {
      case .stockedOut: out.add(x: centre - 3, y: Self.useBase + 4, "l6 6m0-6l-6 6")
      case .stockUnknown: open.add(x: centre - 2, y: Self.useBase + 5, "h5v5h-5z")
      case .inStock, .notHeld, .notReported, nil: continue
      }
    }
    return used.path("ub") + filled.path("fi") + out.path("ou") + open.path("op")
  }

  private func average(_ scale: ChartScale) -> DrawnText {
    let value = line.official.averageConsumption
    guard value > 0, value <= scale.top else { return "" }
    let from = Self.now - Self.slot * OfficialRule.windowMonths
    return "<path class=\"av\" d=\"M\(from) \(scale.y(value))H\(Self.now)\"/>"
  }

  /// The fan of the forecast: eight in ten, five in ten, and the median.
  private func fan(_ scale: ChartScale) -> DrawnText {
    let demand = line.monthlyDemand
    guard !demand.isEmpty else { return "" }
    func x(_ index: Int) -> Int { Self.now + Self.slot * index + Self.slot / 2 }
    func points(_ level: Double, _ places: some Sequence<Int>) -> DrawnText {
      var drawn = DrawnText()
      for place in places {
        drawn += "\(drawn.isEmpty ? "" : "L")\(x(place)) \(scale.y(demand[place].quantile(level)))"
      }
      return drawn
    }
    func band(_ low: Double, _ high: Double, _ name: String) -> DrawnText {
      "<path class=\"\(name)\" d=\"M\(points(high, demand.indices))L\(points(low, demand.indices.reversed()))z\"/>"
    }
    return band(0.1, 0.9, "fa") + band(0.25, 0.75, "fb")
      + "<path class=\"md\" d=\"M\(points(0.5, demand.indices))\"/>"
  }
}
