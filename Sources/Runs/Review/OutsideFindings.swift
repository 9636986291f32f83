import SupplyModel
import SupplyStore

/// Tells which findings are about products outside a scope: counted with them, and not shown.
///
/// A code that was never reported is in no scope, and may be a slip of the pen: what is wrong with it is shown.
final class OutsideFindings {
  private let database: SupplyDatabase
  private let products: ScopedProducts
  /// Whether codes outside the scope were reported, as far as somebody asked.
  private var reported: [ProductCode: Bool] = [:]

  init(database: SupplyDatabase, products: ScopedProducts) {
    self.database = database
    self.products = products
  }

  /// Whether a finding is about a product outside the scope.
  func hides(_ finding: Finding) throws -> Bool { try finding.subject?.product.map(isOutside) ?? false }

  /// Whether a product that was reported is outside the scope.
  func isOutside(_ code: ProductCode) throws -> Bool {
    guard !products.contains(code) else { return false }
    if let known = reported[code] { return known }
    let answer = try database.hasReports(of: ScopedProducts(only: code))
    reported[code] = answer
    return answer
  }
}
