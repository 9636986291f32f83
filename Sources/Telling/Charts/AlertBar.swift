import StockPolicy
import SupplyModel

/// Months of stock as a bar on one line of text, with the official minimum and maximum marked; its colour is that of our alert.
struct AlertBar {
  private static let (width, height) = (88, 12)

  private let line: SeriesAssessment
  private let rule: OfficialRule
  private let language: Language

  init(_ line: SeriesAssessment, rule: OfficialRule, language: Language) {
    self.line = line
    self.rule = rule
    self.language = language
  }

  private static func scale(_ rule: OfficialRule) -> MonthsOfStockScale {
    MonthsOfStockScale(rule: rule, width: width)
  }

  /// The bar; nothing where the months are not known.
  var svg: String {
    guard let months = line.official.monthsOfStock else { return "" }
    let filled = Self.scale(rule).place(months)
    return
      "<svg class=\"ab a-\(line.alert.rawValue)\" viewBox=\"0 0 \(Self.width) \(Self.height)\" role=\"img\">"
      + MonthsOfStockScale.title(months, language) + "<use href=\"#\(Self.groundID)\"/>"
      + (filled > 0 ? "<path class=\"mf\" d=\"M0 6h\(filled)\"/>" : "") + "</svg>"
  }

  private static let groundID = "abg"

  /// What every bar of a page lies on, once: the track, the minimum and the maximum.
  static func ground(_ rule: OfficialRule) -> String {
    let scale = scale(rule)
    let ticks = [rule.minimumMonths, rule.maximumMonths].map { "M\(scale.place($0)) 0v\(height)" }
      .joined()
    return
      "<g id=\"\(groundID)\"><path class=\"mt\" d=\"M0 6h\(width)\"/><path class=\"mk\" d=\"\(ticks)\"/></g>"
  }
}
