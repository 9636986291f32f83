import SupplyModel

/// Everything that an order depends on beside stock and demand.
public struct OrderTerms: Sendable, Equatable {
  /// Units on their way.
  public struct Arrival: Sendable, Equatable {
    /// The month of arrival: 1 is the month after the run's month, 0 the run's month itself.
    public let monthsAhead: Int
    /// Units.
    public let units: Double

    /// Units that should arrive in a month.
    public init(monthsAhead: Int, units: Double) {
      self.monthsAhead = monthsAhead
      self.units = units
    }
  }

  /// Lead time and review period.
  public var calendar: SupplyCalendar
  /// The probability with which the order should be enough.
  public var serviceLevel: ServiceLevel
  /// Units in a pack, at least 1.
  public var packSize: Int
  /// The fewest units that may be ordered; 0 without a minimum.
  public var minimumOrder: Int
  /// What has been ordered and not received.
  public var arrivals: [Arrival]

  /// Terms; single units without a minimum and nothing on its way unless stated.
  public init(
    calendar: SupplyCalendar, serviceLevel: ServiceLevel = ServiceLevel(0.9), packSize: Int = 1,
    minimumOrder: Int = 0, arrivals: [Arrival] = []
  ) {
    self.calendar = calendar
    self.serviceLevel = serviceLevel
    self.packSize = max(1, packSize)
    self.minimumOrder = max(0, minimumOrder)
    self.arrivals = arrivals
  }

  /// Units that arrive after a stock was counted so many months before the run's month, by the end of a month ahead.
  ///
  /// What should have arrived by the month of the count is not among them: it lies in the stock that was counted, or
  /// it failed, and an order that rests on a broken promise leaves the shelf empty.
  ///
  ///     // 30 expected in the run's month, 20 in the month after; stock counted in the run's month
  ///     terms.arriving(afterCountMonthsAgo: 0, byMonth: 3)  // 20
  ///     // The same with a stock counted a month before: 50
  public func arriving(afterCountMonthsAgo age: Int, byMonth last: Int) -> Double {
    arrivals.reduce(0) { sum, arrival in
      (1 - age...max(1 - age, last)).contains(arrival.monthsAhead) ? sum + arrival.units : sum
    }
  }
}
