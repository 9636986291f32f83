import SupplyModel

/// The numbers that a model knows products and facilities by.
struct CodeNumbers {
  private let products: [ProductCode: Int]
  private let facilities: [FacilityCode: Int]

  /// How many products have a number.
  var productCount: Int { products.count }

  /// Numbers by the codes' places; a code that comes twice keeps the first.
  init(products: [ProductCode], facilities: [FacilityCode]) {
    self.products = Self.places(products)
    self.facilities = Self.places(facilities)
  }

  /// Numbers in the order in which the codes of some series come.
  init(_ series: [StreamedSeries]) {
    var (products, facilities): ([ProductCode: Int], [FacilityCode: Int]) = ([:], [:])
    for one in series {
      if products[one.product] == nil { products[one.product] = products.count }
      if facilities[one.facility] == nil { facilities[one.facility] = facilities.count }
    }
    self.products = products
    self.facilities = facilities
  }

  /// The numbers of a series; of codes that are not known, numbers beyond all others.
  func numbers(_ series: StreamedSeries) -> (product: Int, facility: Int) {
    (products[series.product] ?? products.count, facilities[series.facility] ?? facilities.count)
  }

  private static func places<Code: Hashable>(_ codes: [Code]) -> [Code: Int] {
    Dictionary(codes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
