import StockPolicy
import SupplyModel

/// Months of stock as a bar against the minimum and maximum of the official rule, as SVG.
struct MonthsOfStockBar {
  let official: OfficialIndicators
  let rule: OfficialRule
  let language: Language

  private static let width = 150

  /// The months that the whole bar stands for: a third more than the maximum.
  private static func full(_ rule: OfficialRule) -> Double { max(1, rule.maximumMonths) * 4 / 3 }

  private static func place(_ months: Double, _ rule: OfficialRule) -> Int {
    Int((min(max(0, months), full(rule)) / full(rule) * Double(width)).rounded())
  }

  /// The bar, or nothing where there are no months to show.
  var svg: String {
    guard let months = official.monthsOfStock else { return "" }
    let beyond = months > Self.full(rule) ? "<path class=\"mo\" d=\"M\(Self.width - 6) 3l4 4l-4 4\"/>" : ""
    let name = language.name(of: official.availability)
    let text = language.text(
      es: "\(NumberText.decimal(months)) meses de stock: \(name)",
      en: "\(NumberText.decimal(months)) months of stock: \(name)")
    return
      "<svg class=\"ms k-\(official.availability.rawValue)\" viewBox=\"0 0 \(Self.width) 25\" role=\"img\">"
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
