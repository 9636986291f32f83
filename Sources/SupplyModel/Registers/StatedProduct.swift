/// What files say of a product in passing: its description, form and price.
///
/// The weakest of all sources: what a catalogue states, or the table of family planning knows, comes before it. It gives lists their
/// names and never decides what is in a scope.
public struct StatedProduct: Hashable, Sendable {
  /// The description, as `PARACETAMOL - 500 mg - TABLET`.
  public var name: String?
  /// The pharmaceutical form, where no unit of issue is known.
  public var unit: String?
  /// Soles per unit.
  public var priceSoles: Double?
  /// Whether a table of products says so, as SISMED's MPRODUCTO, and not a table of reports.
  public var isOfProductTable: Bool

  /// What is said of a product; by default nothing.
  public init(
    name: String? = nil, unit: String? = nil, priceSoles: Double? = nil, isOfProductTable: Bool = false
  ) {
    self.name = name
    self.unit = unit
    self.priceSoles = priceSoles
    self.isOfProductTable = isOfProductTable
  }

  /// Whether nothing is said.
  public var isEmpty: Bool { name == nil && unit == nil && priceSoles == nil }

  /// The same, and what another source says where this one is silent.
  public func filled(from other: StatedProduct) -> StatedProduct {
    StatedProduct(
      name: name ?? other.name, unit: unit ?? other.unit, priceSoles: priceSoles ?? other.priceSoles,
      isOfProductTable: isOfProductTable || other.isOfProductTable)
  }
}

extension Product {
  /// The product with what files say of it in passing where nothing else is known.
  func completed(by stated: StatedProduct?) -> Product {
    guard let stated else { return self }
    var whole = self
    whole.name = name ?? stated.name
    whole.unit = unit ?? stated.unit
    whole.priceSoles = priceSoles ?? stated.priceSoles
    return whole
  }
}
