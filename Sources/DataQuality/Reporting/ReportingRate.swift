import SupplyModel

/// Who of a micro-network has reported a month, and how.
public struct ReportingRate: Sendable, Equatable {
  /// The micro-network, with the network and authority that tell it from others of its name; warehouses apart.
  public let place: LevelPlace
  /// The month.
  public let month: Month
  /// Facilities that reported at least once in the six months before or in the month itself, in order of code.
  public let expected: [FacilityCode]
  /// Those that reported the month.
  public let reported: [FacilityCode]
  /// Those that did not.
  public let missing: [FacilityCode]
  /// Those whose report came after the deadline; empty where no dates or no deadline are known.
  public let late: [FacilityCode]
  /// Those that reported far fewer products than usual.
  public let partial: [FacilityCode]

  /// Reported ÷ expected; nil when nobody is expected.
  public var rate: Double? { share(reported.count) }
  /// Reported in time and complete ÷ expected; nil when nobody is expected.
  public var timelyAndCompleteRate: Double? {
    share(Set(reported).subtracting(late).subtracting(partial).count)
  }

  private func share(_ count: Int) -> Double? {
    expected.isEmpty ? nil : Double(count) / Double(expected.count)
  }
}
