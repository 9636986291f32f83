/// A product of the catalogue, by its SISMED code.
public struct Product: Hashable, Sendable, Codable {
  /// The SISMED product code as text, leading zeros kept (`04594`); verbatim in the open layout.
  public var code: String
  /// The name in the catalogue, or nil when no catalogue has been imported.
  public var name: String?
  /// The unit of issue, in which every quantity is counted.
  public var unit: String?
  /// The method of family planning, in the catalogue's own words.
  public var type: String?
  /// Couple-years of protection that one unit of issue gives.
  public var coupleYearsPerUnit: Double?

  /// A product of which only the code need be known.
  public init(
    code: String, name: String? = nil, unit: String? = nil, type: String? = nil,
    coupleYearsPerUnit: Double? = nil
  ) {
    self.code = code
    self.name = name
    self.unit = unit
    self.type = type
    self.coupleYearsPerUnit = coupleYearsPerUnit
  }
}
