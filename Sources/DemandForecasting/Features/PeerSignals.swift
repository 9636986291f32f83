/// What the other series of the same product, and of the same facility, show in a month.
///
/// A national shortage or a delivery that has just come is seen in the peers before it is seen in the series itself.
struct PeerSignals: Sendable {
  /// The signals of one product or one facility in one month.
  struct Signals: Sendable, Equatable, Codable {
    /// The share of its series with a known stock that closed with none; 0 where none is known.
    var stockedOut: Float = 0
    /// The same over the last three months.
    var stockedOut3: Float = 0
    /// The share of its reported series that received anything.
    var receiving: Float = 0
    /// The mean of stock over level, cut at 10; 0 where no stock is known.
    var stockOverLevel: Float = 0
  }

  /// The first month of the tables.
  let firstMonth: Int
  /// The last.
  let lastMonth: Int
  private(set) var products: [Signals]
  private(set) var facilities: [Signals]
  /// How products and facilities fared over the months before.
  let trends: PeerTrends

  private var span: Int { lastMonth - firstMonth + 1 }

  /// The signals of a product in a month; of one without any, those of nothing known.
  func product(_ index: Int, month: Int) -> Signals {
    let place = index * span + month - firstMonth
    return place < products.count ? products[place] : Signals()
  }

  /// The signals of a facility in a month; of one without any, those of nothing known.
  func facility(_ index: Int, month: Int) -> Signals {
    let place = index * span + month - firstMonth
    return place < facilities.count ? facilities[place] : Signals()
  }

  /// The signals of one month alone, as they were known when a model was fitted.
  init(month: Int, products: [Signals], facilities: [Signals], trends: PeerTrends) {
    firstMonth = month
    lastMonth = month
    self.products = products
    self.facilities = facilities
    self.trends = trends
  }

  /// The signals of every month that `cells` covers.
  init(_ cells: OriginPanel) {
    firstMonth = cells.firstMonth
    lastMonth = cells.origin
    let panel = cells.panel
    products = Self.signals(cells, group: panel.productIndex, groups: panel.productCount)
    facilities = Self.signals(cells, group: panel.facilityIndex, groups: panel.facilityCount)
    trends = PeerTrends(panel, firstMonth: cells.firstMonth, origin: cells.origin)
  }

  /// Sums of what the signals are shares of.
  private struct Tally {
    var known: Float = 0
    var out: Float = 0
    var reported: Float = 0
    var receiving: Float = 0
    var stock: Float = 0
  }

  private static func signals(_ cells: OriginPanel, group: [Int], groups: Int) -> [Signals] {
    let panel = cells.panel
    let (span, first) = (cells.monthSpan, cells.firstMonth)
    // Two months more at the start, for the first months' share over three.
    let lead = min(2, first)
    let width = span + lead
    var tallies = [Tally](repeating: Tally(), count: groups * width)
    for series in 0..<panel.seriesCount where panel.takesPart(series, at: cells.origin) {
      for offset in 0..<width {
        let month = first - lead + offset
        let cell = series * panel.monthCount + month
        let place = group[series] * width + offset
        let closing = panel.closingStock[cell]
        if !closing.isNaN {
          tallies[place].known += 1
          if closing <= 0 { tallies[place].out += 1 }
          if month >= first {
            let level = cells.cells[series * span + month - first].level
            tallies[place].stock += Float(min(closing / level, 10))
          }
        }
        guard !panel.consumption[cell].isNaN else { continue }
        tallies[place].reported += 1
        if !panel.flows.isEmpty, panel.flows.received[cell] > 0 { tallies[place].receiving += 1 }
      }
    }
    var signals = [Signals](repeating: Signals(), count: groups * span)
    for index in 0..<groups {
      for offset in 0..<span {
        let now = tallies[index * width + offset + lead]
        var (known, out) = (now.known, now.out)
        for back in 1...2 where offset + lead - back >= 0 {
          known += tallies[index * width + offset + lead - back].known
          out += tallies[index * width + offset + lead - back].out
        }
        signals[index * span + offset] = Signals(
          stockedOut: now.known > 0 ? now.out / now.known : 0, stockedOut3: known > 0 ? out / known : 0,
          receiving: now.reported > 0 ? now.receiving / now.reported : 0,
          stockOverLevel: now.known > 0 ? now.stock / now.known : 0)
      }
    }
    return signals
  }
}

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
  /// How each product, and each facility, fared over the months before.
  let productTrends: [ProductTrend]
  let facilityTrends: [FacilityTrend]
  /// What short histories lean on.
  let beginnings: Beginnings

  /// What `cells` and `peers` know at the origin.
  init(_ cells: OriginPanel, peers: PeerSignals) {
    let panel = cells.panel
    productMeans = (0..<panel.productCount).map { cells.productMean($0, month: cells.origin) }
    products = (0..<panel.productCount).map { peers.product($0, month: cells.origin) }
    facilities = (0..<panel.facilityCount).map { peers.facility($0, month: cells.origin) }
    productTrends = (0..<panel.productCount).map { peers.trends.product($0, month: cells.origin) }
    facilityTrends = (0..<panel.facilityCount).map { peers.trends.facility($0, month: cells.origin) }
    beginnings = cells.beginnings
  }

  /// The peers of an origin month, of which nothing else is known.
  func signals(month: Int) -> PeerSignals {
    PeerSignals(
      month: month, products: products, facilities: facilities,
      trends: PeerTrends(month: month, products: productTrends, facilities: facilityTrends))
  }
}
