/// When a facility is supplied: how long an order takes, and how often one is placed.
public struct SupplyCalendar: Hashable, Sendable, Codable {
  /// Months from an order until its stock can be used.
  public var leadTimeMonths: Int
  /// Months between two orders.
  public var reviewPeriodMonths: Int

  /// What is assumed of a facility that states nothing: one month to arrive, an order every two months.
  ///
  /// Together three months, the cover most often asked for in the requests of Peruvian micro-networks.
  public static let assumed = SupplyCalendar(leadTimeMonths: 1, reviewPeriodMonths: 2)

  /// The longest cover, in months, that a calendar may ask for.
  public static let longestCoverMonths = 12

  /// A calendar; both periods are brought into what forecasts can reach (together at most 12 months).
  public init(leadTimeMonths: Int, reviewPeriodMonths: Int) {
    self.leadTimeMonths = min(max(0, leadTimeMonths), Self.longestCoverMonths - 1)
    self.reviewPeriodMonths = min(max(1, reviewPeriodMonths), Self.longestCoverMonths - self.leadTimeMonths)
  }

  /// The months that stock must last: until the order after this one arrives.
  public var coverMonths: Int { leadTimeMonths + reviewPeriodMonths }
}
