import SupplyModel

/// What a comparison was made on, so that whoever reads it can say so.
public struct ReplayTerms: Sendable, Equatable, Codable {
  /// What counts as the demand of a month that is over.
  public enum Demand: String, Sendable, CaseIterable, Codable {
    /// What was dispensed: kind to what happened, as nobody is missed who was sent away.
    case recorded
    /// What would have been dispensed with stock on the shelf, as Colca estimates it from the whole history.
    case corrected
    /// What users of a simulated network asked for.
    case truth
  }

  /// What the shelves hold as the replay begins.
  public enum Start: String, Sendable, CaseIterable, Codable {
    /// What they held, with the deliveries that were under way.
    case stock
    /// Each rule's own level, with nothing under way.
    case level
  }

  /// What the warehouses can send.
  public enum Supply: String, Sendable, CaseIterable, Codable {
    /// Whatever is ordered.
    case unlimited
    /// No more than the facilities of a network received in those months, product by product.
    case received
  }

  /// The first month replayed.
  public let firstMonth: Month
  /// The first month counted.
  public let firstCountedMonth: Month
  /// The last month.
  public let lastMonth: Month
  /// Facilities × products replayed.
  public let shelfCount: Int
  /// The shortest and longest lead time plus review period among them, in months.
  public let coverMonths: ClosedRange<Int>
  /// What counts as demand.
  public let demand: Demand
  /// What the shelves held at first.
  public let start: Start
  /// What the warehouses could send.
  public let supply: Supply

  /// Terms from their parts.
  public init(
    firstMonth: Month, firstCountedMonth: Month, lastMonth: Month, shelfCount: Int,
    coverMonths: ClosedRange<Int>, demand: Demand, start: Start, supply: Supply
  ) {
    self.firstMonth = firstMonth
    self.firstCountedMonth = firstCountedMonth
    self.lastMonth = lastMonth
    self.shelfCount = shelfCount
    self.coverMonths = coverMonths
    self.demand = demand
    self.start = start
    self.supply = supply
  }
}
