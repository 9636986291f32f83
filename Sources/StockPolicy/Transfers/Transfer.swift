import SupplyModel

/// Units of one product that go from one facility to another.
public struct Transfer: Sendable, Equatable, Comparable, Codable {
  /// The number of the trip: all that is given on one round (`TripRound`) is one trip.
  public private(set) var trip: Int
  /// The code of the facility that gives.
  public let from: FacilityCode
  /// The code of the facility that receives.
  public let to: FacilityCode
  /// The product's code.
  public let product: ProductCode
  /// Whole units.
  public let units: Int
  /// Kilometres as the crow flies; nil where the place of either end is unknown.
  public let kilometres: Double?
  /// Expected couple-years of protection that no longer go unmet.
  public let coupleYears: Double
  /// The lots to take, as far as they are known, those that expire first before others.
  public let lots: [StockLot]
  /// Units among them that would expire unused where they are.
  public let expiringUnits: Int
  /// What those cost, in soles; 0 where no price is known.
  public let expiringSoles: Double

  /// A transfer from its parts.
  public init(
    trip: Int, from: FacilityCode, to: FacilityCode, product: ProductCode, units: Int, kilometres: Double?,
    coupleYears: Double,
    lots: [StockLot] = [], expiringUnits: Int = 0, expiringSoles: Double = 0
  ) {
    self.trip = trip
    self.from = from
    self.to = to
    self.product = product
    self.units = units
    self.kilometres = kilometres
    self.coupleYears = coupleYears
    self.lots = lots
    self.expiringUnits = expiringUnits
    self.expiringSoles = expiringSoles
  }

  /// By trip, then who gives, who receives and what.
  public static func < (left: Transfer, right: Transfer) -> Bool {
    (left.trip, left.from, left.to, left.product) < (right.trip, right.from, right.to, right.product)
  }

  /// The same on a trip of another number.
  func numbered(_ trip: Int) -> Transfer {
    var transfer = self
    transfer.trip = trip
    return transfer
  }
}
