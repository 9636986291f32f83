import SupplyModel

/// Couple-years of protection dispensed, and lost because nothing was on the shelf.
///
/// dispensed = Σ units dispensed × couple-years per unit; lost = Σ (demand − dispensed) × couple-years per unit over the months whose demand was corrected
/// for a stock-out, as `colca history --demand` shows it. A month without a report counts in neither.
public struct CoupleYears: Sendable, Equatable {
  /// Couple-years dispensed.
  public private(set) var dispensed = 0.0
  /// Couple-years that would have been dispensed with stock on the shelf.
  public private(set) var lost = 0.0
  /// Facility-months whose demand was corrected.
  public private(set) var correctedMonths = 0

  /// Nothing yet.
  public init() {}

  /// Adds a history's months from the first to the last given, both included.
  ///
  /// - Parameters:
  ///   - series: the history.
  ///   - demand: its demand, entry for entry; nil where it is not known.
  ///   - perUnit: couple-years of protection that a unit gives.
  public mutating func add(
    _ series: SupplySeries, demand: EstimatedDemand?, perUnit: Double, from first: Month, through last: Month
  ) {
    guard let begin = series.entries.first?.month else { return }
    let from = max(0, begin.distance(to: first))
    let end = min(series.entries.count, begin.distance(to: last) + 1)
    guard from < end else { return }
    for place in from..<end {
      guard let used = series.entries[place].quantities?.consumed else { continue }
      dispensed += used * perUnit
      guard let demand, demand.entries.indices.contains(place), demand.entries[place].isCorrected,
        let quantity = demand.entries[place].quantity
      else { continue }
      lost += max(0, quantity - used) * perUnit
      correctedMonths += 1
    }
  }
}
