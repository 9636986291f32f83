import PolicyReplay

/// Stock against shortages as SVG: a line for every rule with several settings, a mark for every point.
///
/// Rules differ in the shape of their marks and the dashes of their lines as well as in colour.
struct TradeOffChart {
  private static let (left, top, width, height) = (44.0, 12.0, 470.0, 250.0)

  let comparison: ReplayComparison
  let language: Language
  /// Where the axis of stock ends, in months.
  let mostMonths: Double
  /// Where the axis of shortages ends, as a share.
  let mostShare: Double

  /// The whole picture: every point up to twice the stock of the middle ones.
  static func whole(_ comparison: ReplayComparison, language: Language) -> TradeOffChart {
    let outcomes = comparison.lines.flatMap { $0.curve.points.map(\.outcome) }
    let stocks = outcomes.map(\.monthsOfStock).sorted()
    let middle = stocks.isEmpty ? 1 : stocks[stocks.count / 2]
    let shown = outcomes.filter { $0.monthsOfStock <= 2 * middle }
    return TradeOffChart(
      comparison: comparison, language: language, mostMonths: max(1, (2 * middle).rounded(.up)),
      mostShare: max(0.05, ((shown.map(\.shortShare).max() ?? 0.2) * 10).rounded(.up) / 10))
  }

  /// The chart, with a title for those who hear it.
  var svg: String {
    let spoken = MarkupText.escaped(language.spokenCurves(comparison))
    let (middle, base) = (Self.left + Self.width / 2, Self.top + Self.height)
    return "<svg class=\"to\" viewBox=\"0 0 530 306\" role=\"img\"><title>\(spoken)</title>" + grid + lines
      + "<text class=\"m\" x=\"\(Self.place(middle))\" y=\"\(Self.place(base + 36))\">"
      + MarkupText.escaped(ReplayHeadings.axisStock.text(in: language)) + "</text>"
      + "<text class=\"m\" transform=\"rotate(-90)\" x=\"\(Self.place(-Self.top - Self.height / 2))\" y=\"11\">"
      + MarkupText.escaped(ReplayHeadings.axisShort.text(in: language)) + "</text></svg>"
  }

  private static func place(_ value: Double) -> String {
    NumberText.decimal(value, decimals: 1, grouped: false)
  }
  private func x(_ months: Double) -> Double { Self.left + months / mostMonths * Self.width }
  private func y(_ share: Double) -> Double { Self.top + (1 - share / mostShare) * Self.height }

  private var grid: String {
    var text = "<path class=\"gr\" d=\""
    let steps = mostMonths <= 10 ? 1.0 : (mostMonths / 8).rounded(.up)
    let months = Array(stride(from: 0.0, through: mostMonths, by: steps))
    let shares = (0...5).map { Double($0) / 5 * mostShare }
    for month in months { text += "M\(Self.place(x(month))) \(Self.place(y(0)))V\(Self.place(Self.top))" }
    for share in shares {
      text += "M\(Self.place(Self.left)) \(Self.place(y(share)))H\(Self.place(x(mostMonths)))"
    }
    text += "\"/>"
    for month in months {
      text +=
        "<text class=\"m\" x=\"\(Self.place(x(month)))\" y=\"\(Self.place(y(0) + 17))\">"
        + NumberText.decimal(month) + "</text>"
    }
    for share in shares {
      text +=
        "<text class=\"e\" x=\"\(Self.place(Self.left - 6))\" y=\"\(Self.place(y(share) + 4))\">"
        + NumberText.decimal(share * 100) + "</text>"
    }
    return text
  }

  private var lines: String {
    comparison.lines.map { line in
      let shown = line.curve.points.map(\.outcome).filter {
        $0.monthsOfStock <= mostMonths && $0.shortShare <= mostShare
      }
      // Where nothing can have been lost, its place on the axis of shortages says nothing.
      guard line.rule != .happened || comparison.terms.demand != .recorded else { return "" }
      let path = shown.enumerated().map { place, outcome in
        (place == 0 ? "M" : "L")
          + "\(Self.place(x(outcome.monthsOfStock))) \(Self.place(y(outcome.shortShare)))"
      }.joined()
      let marks = shown.map { Self.mark(line.rule, x($0.monthsOfStock), y($0.shortShare)) }.joined()
      return "<g class=\"\(Self.name(of: line.rule))\">"
        + (shown.count > 1 ? "<path class=\"ln\" d=\"\(path)\"/>" : "")
        + marks + "</g>"
    }.joined()
  }

  /// The mark of a rule alone, beside its name.
  static func key(of rule: ReplayRule) -> String {
    "<svg class=\"to lg\" viewBox=\"0 0 14 14\" aria-hidden=\"true\"><g class=\"\(name(of: rule))\">"
      + mark(rule, 7, 7) + "</g></svg>"
  }

  /// The class of a rule's marks and lines in the style sheet.
  private static func name(of rule: ReplayRule) -> String {
    switch rule {
    case .happened: "rh"
    case .recentAverage: "ra"
    case .official: "ro"
    case .minMax: "rm"
    case .quantile, .quantileWithTransfers: "rq"
    case .colca: "rc"
    case .colcaWithTransfers: "rt"
    }
  }

  /// A mark at a place: circle, square, triangle, diamond or cross.
  private static func mark(_ rule: ReplayRule, _ x: Double, _ y: Double) -> String {
    func path(_ steps: String, _ across: Double, _ down: Double) -> String {
      "<path class=\"mk\" d=\"M\(place(x + across)) \(place(y + down))\(steps)\"/>"
    }
    switch rule {
    case .colca, .quantile: return "<circle class=\"mk\" cx=\"\(place(x))\" cy=\"\(place(y))\" r=\"4\"/>"
    case .colcaWithTransfers, .quantileWithTransfers: return path("l5 5 5-5-5-5z", -5, 0)
    case .official: return path("h7v7h-7z", -3.5, -3.5)
    case .recentAverage: return path("l8 8m0-8l-8 8", -4, -4)
    case .minMax: return path("l5 9h-10z", 0, -5)
    case .happened: return path("v12m-6-6h12", 0, -6)
    }
  }
}
