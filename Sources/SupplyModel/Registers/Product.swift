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
  /// The same in plain words, by which products are told to be of one group however it is written; nil for none.
  public var substituteGroupWords: String? {
    substituteGroup.map { PlainWords.of($0) }.flatMap { $0.isEmpty ? nil : $0 }
  }
  /// The probability with which an order of this product should be enough, whatever the run says.
  public var serviceLevel: Double?
  /// The programme that hands it out, in the catalogue's own words.
  public var programme: String?
  /// The code that is ordered in this one's place, by the catalogue.
  public var successor: ProductCode?

  /// A product of which only the code need be known.
  public init(
    code: ProductCode, name: String? = nil, unit: String? = nil, type: String? = nil,
    coupleYearsPerUnit: Double? = nil, packSize: Int? = nil, minimumOrder: Int? = nil,
    priceSoles: Double? = nil, litresPerUnit: Double? = nil, substituteGroup: String? = nil,
    serviceLevel: Double? = nil, programme: String? = nil, successor: ProductCode? = nil
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
    self.programme = programme
    self.successor = successor
  }
}

/// Finds what is known of a product: by an imported catalogue, by the table of family planning where that says nothing, and by what
/// files say of it in passing where neither does.
public struct ProductCatalogue: Sendable {
  private let byCode: [ProductCode: Product]
  /// Those with a name, by whatever way of writing their code.
  private let named: CodeIndex<ProductCode, Product>
  private let stated: CodeIndex<ProductCode, StatedProduct>

  /// A catalogue of named products.
  ///
  /// Types that are written in several ways have one spelling: two of one method would count as two methods.
  ///
  /// - Parameter stated: what files say in passing; left out where only a catalogue's word counts, as for scopes.
  public init(_ products: [Product], stated: [ProductCode: StatedProduct] = [:]) {
    let products = FamilyPlanning.withTypesAlike(products)
    byCode = Dictionary(products.map { ($0.code, $0) }, uniquingKeysWith: { _, later in later })
    named = CodeIndex(byCode.filter { $0.value.name != nil })
    self.stated = CodeIndex(stated)
  }

  /// What is known of a product; only its code when nothing is.
  ///
  /// The open layout keeps codes verbatim while catalogues pad them, so `143` and `abc12` are also looked for as `00143` and `ABC12`. A method of
  /// family planning has its name, unit, couple-years and successors without any catalogue; each that a catalogue states is the
  /// catalogue's.
  public subscript(code: ProductCode) -> Product {
    catalogued(code).completed(by: FamilyPlanning.product(code)).completed(
      by: stated[code])
  }

  /// Soles per unit as imported catalogues state it; nil where none does.
  public func cataloguedPrice(_ code: ProductCode) -> Double? { catalogued(code).priceSoles }

  /// What imported catalogues state.
  private func catalogued(_ code: ProductCode) -> Product {
    guard var known = named[code] else { return byCode[code] ?? Product(code: code) }
    known.code = code
    return known
  }
}
