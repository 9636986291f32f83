/// The demand of one facility × product, month by month, beside its `SupplySeries`.
public struct EstimatedDemand: Sendable, Equatable {
  /// One month.
  public struct MonthEntry: Sendable, Equatable {
    /// Units that would have been dispensed with stock on the shelf; nil where not reported.
    public let quantity: Double?
    /// Whether that is more than was dispensed.
    public let isCorrected: Bool

    /// A month's demand.
    public init(quantity: Double?, isCorrected: Bool) {
      self.quantity = quantity
      self.isCorrected = isCorrected
    }
  }

  /// The months of the series, in its order.
  public let entries: [MonthEntry]

  /// The demand of a series' months.
  public init(entries: [MonthEntry]) { self.entries = entries }
}
