import SupplyModel

/// What a warehouse can send of a product, and what is asked of it.
public struct WarehouseStock: Sendable, Equatable, Codable {
  /// The warehouse's code.
  public let warehouse: FacilityCode
  /// The product's code.
  public let product: ProductCode
  /// Whole units that it can send: what its own report of the run's month says, without what has expired.
  public let stock: Int
  /// Units that its facilities order.
  public var ordered: Int
  /// Units that it can allot: all that is ordered, or its stock in whole packs.
  public var allotted: Int
  /// Orders that ask for it.
  public var lines: Int

  /// A stock of which nothing is asked yet.
  public init(
    warehouse: FacilityCode, product: ProductCode, stock: Int, ordered: Int = 0, allotted: Int = 0,
    lines: Int = 0
  ) {
    self.warehouse = warehouse
    self.product = product
    self.stock = stock
    self.ordered = ordered
    self.allotted = allotted
    self.lines = lines
  }

  /// Units ordered that it cannot send.
  public var unmet: Int { ordered - allotted }
}
