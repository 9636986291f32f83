import StockPolicy
import SupplyModel

/// Where months of stock stand on a bar: a third more than the maximum of the official rule fills it.
struct MonthsOfStockScale {
  /// The official rule, whose minimum and maximum are marked.
  let rule: OfficialRule
  /// The bar's width in its own units.
  let width: Int

  /// The months that the whole bar stands for.
  var full: Double { max(1, rule.maximumMonths) * 4 / 3 }

  /// The place of so many months, from 0 to the width.
  func place(_ months: Double) -> Int {
    Int((min(max(0, months), full) / full * Double(width)).rounded())
  }

  /// What is read aloud of a bar.
  static func title(_ months: Double, _ language: Language) -> String {
    "<title>\(MarkupText.escaped(language.monthsOfStock(months)))</title>"
  }
}
