/// What was known at a model's origin of every product and facility at large.
///
/// Kept in the model, so that a series forecast alone gets the same forecast as among all the others.
struct PeerKnowledge: Sendable, Codable, Equatable {
  /// The mean of the 12-month means of each product's series.
  let productMeans: [Double]
  /// The signals of each product.
  let products: [PeerSignals.Signals]
  /// The signals of each facility.
  let facilities: [PeerSignals.Signals]

  /// What `cells` and `peers` know at the origin.
  init(_ cells: OriginPanel, peers: PeerSignals) {
    let panel = cells.panel
    productMeans = (0..<panel.productCount).map { cells.productMean($0, month: cells.origin) }
    products = (0..<panel.productCount).map { peers.product($0, month: cells.origin) }
    facilities = (0..<panel.facilityCount).map { peers.facility($0, month: cells.origin) }
  }

  /// The peers of an origin month, of which nothing else is known.
  func signals(month: Int) -> PeerSignals {
    PeerSignals(month: month, products: products, facilities: facilities)
  }
}
