import StockPolicy
import SupplyModel

/// How stock-outs went month by month, in a sentence and a chart.
struct TrendSection: Section {
  static let template = Template("trend", PackageResources.trend_mustache)

  struct Words: TemplateValue {
    let title = Phrase(es: "Sin stock, mes a mes", en: "Out of stock, month by month")
    let swipe = Headings.swipeChart
    let hint = Phrase(
      es:
        "Parte de los productos que el establecimiento maneja y cuyo stock se conoce. Abajo, los que no se conocen: "
        + "un mes con pocos reportes dice poco.",
      en:
        "Share of the products that facilities hold and whose stock is known. Below, those not known: a month of few "
        + "reports says little.")
  }

  let words = Words()
  let terms: String
  /// What the chart shows.
  let told: String
  let chart: String

  /// The section of some facilities, or of a product; nil where nothing was known in two of the months.
  init?(_ counts: [StockoutTrend.Count], _ context: ReportContext) {
    guard let first = counts.firstIndex(where: { $0.known + $0.silent > 0 }),
      counts.count(where: { $0.known > 0 }) > 1
    else { return nil }
    terms = context.terms(.stockout, .unknown, .notReported)
    let shown = Array(counts[first...])
    let asOf = context.settings.asOf
    told = context.language.trend(shown, asOf: asOf)
    chart = TrendChart(counts: shown, asOf: asOf, language: context.language, told: told).svg
  }
}

/// The chart of stock-outs by month: bars of the share, values above, and below how many lines nobody knew of.
private struct TrendChart {
  let counts: [StockoutTrend.Count]
  let asOf: Month
  let language: Language
  let told: String

  private static let (left, slot, base, height, foot) = (64, 41, 150, 120, 214)

  private func month(_ index: Int) -> Month { asOf.advanced(by: index + 1 - counts.count) }
  private func x(_ index: Int) -> Int { Self.left + Self.slot * index + Self.slot / 2 }

  var svg: String {
    let right = Self.left + Self.slot * counts.count
    let most = (counts.compactMap(\.share).max() ?? 0) * 100
    let scale = ChartScale(holding: max(most, 10), height: Self.height, base: Self.base)
    let unknown = ChartScale(
      holding: Double(counts.map(\.silent).max() ?? 0), height: 30, base: Self.foot - 14)
    var (bars, last, silent, values) = (ChartMarks(), ChartMarks(), ChartMarks(), DrawnText())
    for (index, count) in counts.enumerated() {
      let isLast = index == counts.count - 1
      if let share = count.share {
        let top = scale.y(share * 100)
        if top < Self.base {
          if isLast { last.add(x: x(index), y: Self.base, "V\(top)") }
          if !isLast { bars.add(x: x(index), y: Self.base, "V\(top)") }
        }
        let text = share > 0 ? NumberText.percent(share) : "0"
        values +=
          "<text class=\"m\(isLast ? " k" : "")\" x=\"\(x(index))\" y=\"\(top - 4)\">\(MarkupText.escaped(text))</text>"
      }
      if count.silent > 0 {
        silent.add(
          x: x(index) - 10, y: unknown.base, "V\(unknown.y(Double(count.silent)))h20V\(unknown.base)")
      }
    }
    var labels = DrawnText()
    for place in counts.indices where (place - counts.count + 1).isMultiple(of: 3) {
      labels +=
        "<text class=\"m\" x=\"\(x(place))\" y=\"\(Self.foot)\">\(language.shortMonth(month(place)))</text>"
    }
    let grid = scale.grid(from: Self.left, to: right) { NumberText.decimal($0, decimals: 0) + " %" }
    var drawn: DrawnText =
      "<svg class=\"tr\" viewBox=\"0 0 \(right + 24) \(Self.foot + 6)\" style=\"max-width:\(right + 24)px\" role=\"img\">"
    drawn += "<title>\(MarkupText.escaped(told))</title><desc>\(MarkupText.escaped(spoken))</desc>\(grid)"
    drawn += "\(bars.path("tb"))\(last.path("tl"))\(values)\(silent.path("ts"))"
    drawn +=
      "<path class=\"ax\" d=\"M\(Self.left) \(Self.base)H\(right)M\(Self.left) \(unknown.base)H\(right)\"/>"
    drawn +=
      "<text class=\"e\" x=\"\(Self.left - 5)\" y=\"\(unknown.base)\">\(language.text(es: "sin dato", en: "unknown"))</text>"
    drawn += "\(labels)</svg>"
    return drawn.text
  }

  private var spoken: String {
    counts.enumerated().map { index, count in
      let share = count.share.map(NumberText.percent) ?? "–"
      return language.shortMonth(month(index)) + " " + share
        + " (" + language.outOf(count.out, count.known)
        + language.text(es: ", sin dato ", en: ", unknown ") + NumberText.whole(count.silent) + ")"
    }.joined(separator: "; ") + "."
  }
}

extension Language {
  /// How much is out now, and a year before: `Sin stock: 16 % en octubre de 2026 (24 de 146); un año antes, 12 %`.
  fileprivate func trend(_ counts: [StockoutTrend.Count], asOf: Month) -> String {
    guard let last = counts.lastIndex(where: { $0.known > 0 }), let share = counts[last].share else {
      return ""
    }
    let month = asOf.advanced(by: last + 1 - counts.count)
    let now = text(es: "Sin stock: ", en: "Out of stock: ") + NumberText.percent(share)
    let of = outOf(counts[last].out, counts[last].known)
    var sentence = now + text(es: " en ", en: " in ") + monthText(month) + " (\(of))"
    if last >= 12, let before = counts[last - 12].share {
      sentence += text(es: "; un año antes, ", en: "; a year before, ") + NumberText.percent(before)
    }
    return sentence + "."
  }
}
