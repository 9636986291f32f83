/// How a facility is supplied, as files state it; nil is not stated.
public struct FacilitySupply: Hashable, Sendable, Codable {
  /// The facility's code.
  public var facility: FacilityCode
  /// Lead time and review period; where nobody states them they are learned from receipts, or assumed.
  public var calendar: SupplyCalendar?
  /// The code of the warehouse that fills its orders.
  public var warehouse: FacilityCode?
  /// Litres of shelf for all products together.
  public var storageLitres: Double?
  /// Soles that one order may cost, all products together.
  public var budgetSoles: Double?

  /// The supply of a facility of which only the code need be known.
  public init(
    facility: FacilityCode, calendar: SupplyCalendar? = nil, warehouse: FacilityCode? = nil,
    storageLitres: Double? = nil, budgetSoles: Double? = nil
  ) {
    self.facility = facility
    self.calendar = calendar
    self.warehouse = warehouse
    self.storageLitres = storageLitres
    self.budgetSoles = budgetSoles
  }
}
