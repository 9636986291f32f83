import SupplyModel

/// Who can use units that would else expire, before they do.
public struct LotUse: Sendable, Equatable, Codable {
  /// The facility's code.
  public let facility: FacilityCode
  /// Whole units.
  public let units: Int
  /// The run's trip that takes them there; nil where nobody drives yet.
  public let trip: Int?

  /// A use of some units.
  public init(facility: FacilityCode, units: Int, trip: Int?) {
    self.facility = facility
    self.units = units
    self.trip = trip
  }
}
