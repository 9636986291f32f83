import SupplyModel

/// What products cost as the lots on the shelves say: for orders of products whose price no catalogue states.
package struct LotPrices {
  private var own: [SeriesKey: Double] = [:]
  private var usual: [ProductCode: Double] = [:]

  /// The prices of the lots of some histories' last reports.
  package init(_ series: [SupplySeries]) {
    var ofProduct: [ProductCode: [Double]] = [:]
    for one in series {
      let priced = one.lots.filter { ($0.priceSoles ?? 0) > 0 }
      let units = priced.reduce(0) { $0 + $1.units }
      guard units > 0 else { continue }
      let price = priced.reduce(0) { $0 + $1.units * ($1.priceSoles ?? 0) } / units
      own[one.key] = price
      ofProduct[one.product, default: []].append(price)
    }
    usual = ofProduct.mapValues { $0.sorted()[$0.count / 2] }
  }

  /// Soles per unit: the mean of the facility's own lots, else the median of all facilities; nil where none has a price.
  package func price(facility: FacilityCode, product: ProductCode) -> Double? {
    own[SeriesKey(facility, product)] ?? usual[product]
  }
}
