import StockPolicy
import SupplyModel

/// Months of stock as a bar against the minimum and maximum of the official rule, as SVG; its colour is that of our alert.
struct MonthsOfStockBar {
  private let line: SeriesAssessment
  private let rule: OfficialRule
  private let language: Language

  init(_ line: SeriesAssessment, rule: OfficialRule, language: Language) {
    self.line = line
    self.rule = rule
    self.language = language
  }

  private static let width = 150

  /// The months that the whole bar stands for: a third more than the maximum.
  private static func full(_ rule: OfficialRule) -> Double { max(1, rule.maximumMonths) * 4 / 3 }

  private static func place(_ months: Double, _ rule: OfficialRule) -> Int {
    Int((min(max(0, months), full(rule)) / full(rule) * Double(width)).rounded())
  }

  /// The bar, or nothing where there are no months to show.
  var svg: String {
    guard let months = line.official.monthsOfStock else { return "" }
    let beyond = months > Self.full(rule) ? "<path class=\"mo\" d=\"M\(Self.width - 6) 3l4 4l-4 4\"/>" : ""
    let text = language.text(
      es: "\(NumberText.decimal(months)) meses de stock",
      en: "\(NumberText.decimal(months)) months of stock")
    return
      "<svg class=\"ms a-\(line.alert.rawValue)\" viewBox=\"0 0 \(Self.width) 25\" role=\"img\">"
      + "<title>\(MarkupText.escaped(text))</title><use href=\"#\(Self.groundID)\"/>"
      + "<path class=\"mf\" d=\"M0 7h\(Self.place(months, rule))\"/>\(beyond)</svg>"
  }

  private static let groundID = "msg"

  /// What every bar of a page lies on, once: the track, and the minimum and maximum with their numbers.
  static func ground(_ rule: OfficialRule) -> String {
    let marks = [rule.minimumMonths, rule.maximumMonths]
    let ticks = marks.map { "M\(place($0, rule)) 1v12" }.joined()
    let labels = marks.map {
      "<text class=\"m\" x=\"\(place($0, rule))\" y=\"23\">\(NumberText.decimal($0))</text>"
    }
    .joined()
    return "<g id=\"\(groundID)\"><path class=\"mt\" d=\"M0 7h\(width)\"/>"
      + "<path class=\"mk\" d=\"\(ticks)\"/>\(labels)</g>"
  }
}
