/// Which trips to make and what each carries.
public struct TransportPlan: Sendable, Equatable {
  /// Units of one product on one trip.
  public struct Shipment: Sendable, Equatable {
    /// The place of the trip in the problem's links.
    public let link: Int
    /// The product's number.
    public let product: Int
    /// The place of the offer in the problem's offers.
    public let offer: Int
    /// Whole units, above 0.
    public let units: Int

    /// A shipment.
    public init(link: Int, product: Int, offer: Int, units: Int) {
      self.link = link
      self.product = product
      self.offer = offer
      self.units = units
    }
  }

  /// The shipments, by link, product and offer.
  public let shipments: [Shipment]
  /// What the plan is worth: what is received, less trips and unit costs; never below 0.
  public let value: Double

  /// Nothing moved.
  public static let none = TransportPlan(shipments: [], value: 0)

  init(shipments: [Shipment], value: Double) {
    self.shipments = shipments
    self.value = value
  }

  /// The plan of some units on every lane of a problem.
  init(units: [Int], lanes: TransportLanes) {
    shipments = zip(lanes.all, units).compactMap { lane, units in
      units > 0
        ? Shipment(link: lane.link, product: lane.product, offer: lane.offer, units: units) : nil
    }
    value = lanes.value(of: units)
  }
}
