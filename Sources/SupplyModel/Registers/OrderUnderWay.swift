/// What a facility has ordered of a product and not received yet.
///
/// At most one is known for a facility, product and month of arrival: a later word on it replaces the earlier one.
public struct OrderUnderWay: Hashable, Sendable, Codable {
  /// The facility's code.
  public var facility: FacilityCode
  /// The product's code.
  public var product: ProductCode
  /// Both.
  public var key: SeriesKey { SeriesKey(facility, product) }
  /// Units on their way, at least 0; a file says 0 to take an order back.
  public var quantity: Double
  /// The month in which they should arrive.
  public var expectedMonth: Month
  /// The month at whose end they were ordered; nil when the file does not say.
  public var orderedMonth: Month?

  /// An order under way.
  public init(
    facility: FacilityCode, product: ProductCode, quantity: Double, expectedMonth: Month,
    orderedMonth: Month? = nil
  ) {
    self.facility = facility
    self.product = product
    self.quantity = quantity
    self.expectedMonth = expectedMonth
    self.orderedMonth = orderedMonth
  }

  /// Whether a run on a month could know of it, so that no run for the past looks ahead.
  ///
  /// An order of a later month was not placed yet; one without a month of order is known only to runs on the latest
  /// month on record, as nobody can tell when it was placed.
  ///
  /// - Parameters:
  ///   - asOf: the run's month.
  ///   - latest: the latest month on record.
  public func isKnown(asOf: Month, latest: Month) -> Bool {
    orderedMonth.map { $0 <= asOf } ?? (asOf >= latest)
  }
}
