import SupplyModel

/// Finds fractions of a unit in products that are counted in whole units.
///
/// Nobody dispenses a third of a condom: a fraction means that something was counted in another unit than the
/// catalogue's, or shared out by a formula. Months with fractions in a row make one finding.
public struct WholeUnitCheck: HistoryCheck {
  private let measured: Set<ProductCode>

  /// Units of issue by weight, volume or length, of which fractions are natural.
  public static let measuredUnits: Set<String> = [
    "ML", "L", "LT", "LITRO", "CC", "MG", "G", "GR", "KG", "KILO", "M", "MT", "METRO", "CM", "GAL", "GALON",
  ]

  /// A check; products whose unit is a measure are left out, every other counts whole.
  public init(products: [Product] = []) {
    measured = Set(
      products.filter { $0.unit.map { Self.measuredUnits.contains($0.uppercased()) } ?? false }.map(\.code))
  }

  /// One finding per run of months with fractions, at its last month, with the number of months.
  public func findings(in series: SupplySeries) -> [Finding] {
    guard !measured.contains(series.product) else { return [] }
    var findings: [Finding] = []
    var run: (first: Month, last: Month, column: QuantityColumn, value: Double)?
    func finish() {
      guard let finished = run else { return }
      let months = finished.first.distance(to: finished.last) + 1
      findings.append(
        series.finding(
          .fractionalQuantity(column: finished.column, quantity: finished.value, months: months),
          since: finished.first, month: finished.last))
      run = nil
    }
    for entry in series.entries {
      if let (column, value) = entry.quantities.flatMap(Self.fraction) {
        run = (run?.first ?? entry.month, entry.month, column, value)
      } else {
        finish()
      }
    }
    finish()
    return findings
  }

  /// The first quantity that is not whole.
  private static func fraction(_ quantities: StockQuantities) -> (QuantityColumn, Double)? {
    // Lots are added up in floating point, so a whole sum may miss its integer by a rounding.
    func isFraction(_ value: Double?) -> Bool {
      value.map { ($0 - $0.rounded()).magnitude > 1e-6 } ?? false
    }
    if isFraction(quantities.consumed) { return (.consumed, quantities.consumed ?? 0) }
    if isFraction(quantities.closing) { return (.closing, quantities.closing ?? 0) }
    if isFraction(quantities.opening) { return (.opening, quantities.opening ?? 0) }
    if isFraction(quantities.received) { return (.received, quantities.received ?? 0) }
    if isFraction(quantities.adjustment) { return (.adjustment, quantities.adjustment ?? 0) }
    return nil
  }
}
