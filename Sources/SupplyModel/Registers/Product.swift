/// A product of the catalogue, by its SISMED code.
public struct Product: Hashable, Sendable, Codable {
  /// The SISMED product code as text, leading zeros kept (`04594`); verbatim in the open layout.
  public var code: ProductCode
  /// The name in the catalogue, or nil when no catalogue has been imported.
  public var name: String?
  /// The unit of issue, in which every quantity is counted.
  public var unit: String?
  /// The method of family planning, in the catalogue's own words.
  public var type: String?
  /// Couple-years of protection that one unit of issue gives.
  public var coupleYearsPerUnit: Double?
  /// Units in a pack, at least 1: only whole packs are ordered.
  public var packSize: Int?
  /// The fewest units that an order may ask for, at least 1.
  public var minimumOrder: Int?
  /// Soles per unit.
  public var priceSoles: Double?
  /// Litres of shelf that a unit takes.
  public var litresPerUnit: Double?
  /// Products with the same text here can stand in for one another.
  public var substituteGroup: String?
  /// The probability with which an order of this product should be enough, whatever the run says.
  public var serviceLevel: Double?

  /// A product of which only the code need be known.
  public init(
    code: ProductCode, name: String? = nil, unit: String? = nil, type: String? = nil,
    coupleYearsPerUnit: Double? = nil, packSize: Int? = nil, minimumOrder: Int? = nil,
    priceSoles: Double? = nil, litresPerUnit: Double? = nil, substituteGroup: String? = nil,
    serviceLevel: Double? = nil
  ) {
    self.code = code
    self.name = name
    self.unit = unit
    self.type = type
    self.coupleYearsPerUnit = coupleYearsPerUnit
    self.packSize = packSize
    self.minimumOrder = minimumOrder
    self.priceSoles = priceSoles
    self.litresPerUnit = litresPerUnit
    self.substituteGroup = substituteGroup
    self.serviceLevel = serviceLevel
  }
}
