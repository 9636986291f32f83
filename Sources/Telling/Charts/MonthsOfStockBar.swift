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

  private static func scale(_ rule: OfficialRule) -> MonthsOfStockScale {
    MonthsOfStockScale(rule: rule, width: width)
  }

  /// The bar, or nothing where there are no months to show.
  var svg: String {
    guard let months = line.official.monthsOfStock else { return "" }
    let scale = Self.scale(rule)
    let beyond = months > scale.full ? "<path class=\"mo\" d=\"M\(Self.width - 6) 3l4 4l-4 4\"/>" : ""
    return
      "<svg class=\"ms a-\(line.alert.rawValue)\" viewBox=\"0 0 \(Self.width) 25\" role=\"img\">"
      + MonthsOfStockScale.title(months, language) + "<use href=\"#\(Self.groundID)\"/>"
      + "<path class=\"mf\" d=\"M0 7h\(scale.place(months))\"/>\(beyond)</svg>"
  }

  private static let groundID = "msg"

  /// What every bar of a page lies on, once: the track, and the minimum and maximum with their numbers.
  static func ground(_ rule: OfficialRule) -> String {
    let marks = [rule.minimumMonths, rule.maximumMonths]
    let scale = scale(rule)
    let ticks = marks.map { "M\(scale.place($0)) 1v12" }.joined()
    let labels = marks.map {
      "<text class=\"m\" x=\"\(scale.place($0))\" y=\"23\">\(NumberText.decimal($0))</text>"
    }
    .joined()
    return "<g id=\"\(groundID)\"><path class=\"mt\" d=\"M0 7h\(width)\"/>"
      + "<path class=\"mk\" d=\"\(ticks)\"/>\(labels)</g>"
  }
}
