/// What the logistic regressions of stock-outs have learnt at one origin: one for each step that there is enough for.
struct StockoutRegressions: Sendable, Codable, Equatable {
  /// By step; nil where the past does not teach enough.
  private let fits: [RidgeLogistic?]
  private let products: [ProductSigns]
  private let facilities: [FacilitySigns]
  private let network: NetworkSigns

  /// Learns from everything known at the origin.
  init(_ cells: OriginPanel, peers: PeerSignals, horizon: Int, settings: RegressionSettings, workers: Int) {
    let (panel, origin) = (cells.panel, cells.origin)
    let surprises = SupplySurprises(panel, origin: origin)
    products = (0..<panel.productCount).map { surprises.product($0, month: origin) }
    facilities = (0..<panel.facilityCount).map { surprises.facility($0, month: origin) }
    network = surprises.network(month: origin)
    let examples = RegressionExamples(cells, peers: peers, surprises: surprises, settings: settings)
    var fits = [RidgeLogistic?](repeating: nil, count: min(horizon, settings.ridges.count))
    FixedChunks(size: 1, workers: workers).fill(&fits, rows: fits.count) { chunk, part in
      part[0] = examples.fit(step: chunk.lowerBound + 1)
    }
    self.fits = fits
  }

  /// Whether what was read from a file can be asked.
  var isSound: Bool { fits.allSatisfy { $0?.isSound(width: RiskFeatures.count) ?? true } }

  /// The regression of a step; nil where there is none.
  func fit(step: Int) -> RidgeLogistic? { fits.indices.contains(step - 1) ? fits[step - 1] : nil }

  /// What the peers of a series show at the origin.
  func signs(of series: Int, _ panel: DemandPanel, peers: PeerSignals, origin: Int) -> PeerSigns {
    let (product, facility) = (panel.productIndex[series], panel.facilityIndex[series])
    return PeerSigns(
      ofProduct: peers.product(product, month: origin), ofFacility: peers.facility(facility, month: origin),
      product: products.indices.contains(product) ? products[product] : ProductSigns(),
      facility: facilities.indices.contains(facility) ? facilities[facility] : FacilitySigns(),
      network: network)
  }
}

/// The settings of the logistic regressions; the defaults are those that were measured best on real records.
public struct RegressionSettings: Sendable, Equatable {
  /// The ridge of each step; further steps have no regression.
  public var ridges = [50.0, 50, 100, 100, 100, 100]
  /// The first month of the panel that an example begins in.
  public var warmUp = 11
  /// With fewer examples nothing is fitted.
  public var smallestSample = 300
  /// With examples from fewer months nothing is fitted.
  public var fewestMonths = 3
  /// The most series × months that are learnt from; where there are more, as many are drawn.
  public var largestSample = 60_000
  /// Where the random draws start.
  public var seed: UInt64 = 1532

  /// The default settings.
  public init() {}
}

/// What the regressions are fitted on: a row of features for each series and month, with the outcome of each step.
struct RegressionExamples: Sendable {
  private let settings: RegressionSettings
  private var rows: [Float] = []
  private var months: [Int] = []
  /// [row][step]; NaN where it cannot be told.
  private var outcomes: [Double] = []

  /// Every window over by the origin, or as many of them as the settings allow, drawn by a hash of series and month.
  init(_ cells: OriginPanel, peers: PeerSignals, surprises: SupplySurprises, settings: RegressionSettings) {
    self.settings = settings
    let (panel, origin) = (cells.panel, cells.origin)
    let first = max(settings.warmUp, cells.firstMonth)
    guard first < origin, !settings.ridges.isEmpty else { return }
    let known = StockoutExamples(panel)
    let steps = settings.ridges.count
    var total = 0
    for series in 0..<panel.seriesCount where panel.takesPart(series, at: origin) {
      for month in first..<origin where known.isOfInterest(series: series, month: month) { total += 1 }
    }
    let share = Double(settings.largestSample) / Double(max(1, total))
    let limit = share < 1 ? UInt64(share * 0x1p64) : UInt64.max
    let products = (0..<panel.productCount).map { product in
      (first..<origin).map { surprises.product(product, month: $0) }
    }
    let facilities = (0..<panel.facilityCount).map { facility in
      (first..<origin).map { surprises.facility(facility, month: $0) }
    }
    let network = (first..<origin).map { surprises.network(month: $0) }
    var history = ShelfHistory()
    var signs = PeerSigns()
    withUnsafeTemporaryAllocation(of: Float.self, capacity: RiskFeatures.count) { row in
      for series in 0..<panel.seriesCount where panel.takesPart(series, at: origin) {
        let (product, facility) = (panel.productIndex[series], panel.facilityIndex[series])
        var isRead = false
        for month in first..<origin {
          let place = UInt64(series) &* 4096 &+ UInt64(month)
          guard SplitMix.mix(place ^ SplitMix.mix(settings.seed)) <= limit,
            known.isOfInterest(series: series, month: month)
          else { continue }
          let ends = (1...steps).map {
            month + $0 <= origin ? known.outcome(series: series, month: month, step: $0) : .nan
          }
          guard !ends[0].isNaN else { continue }
          if !isRead {
            history.read(panel, series: series, through: origin)
            isRead = true
          }
          signs.ofProduct = peers.product(product, month: month)
          signs.ofFacility = peers.facility(facility, month: month)
          signs.product = products[product][month - first]
          signs.facility = facilities[facility][month - first]
          signs.network = network[month - first]
          RiskFeatures.fill(history, month: month, peers: signs, into: row)
          rows.append(contentsOf: row)
          months.append(month - first)
          outcomes.append(contentsOf: ends)
        }
      }
    }
  }

  /// The regression of a step; nil where the past does not teach enough.
  func fit(step: Int) -> RidgeLogistic? {
    let steps = settings.ridges.count
    let known = months.indices.filter { !outcomes[$0 * steps + step - 1].isNaN }
    guard known.count >= settings.smallestSample,
      Set(known.map { months[$0] }).count >= settings.fewestMonths
    else { return nil }
    var table: [Float] = []
    table.reserveCapacity(known.count * RiskFeatures.count)
    for row in known {
      table.append(contentsOf: rows[row * RiskFeatures.count..<(row + 1) * RiskFeatures.count])
    }
    return RidgeLogistic(
      rows: table, outcomes: known.map { outcomes[$0 * steps + step - 1] }, groups: known.map { months[$0] },
      settings: .init(ridge: settings.ridges[step - 1]))
  }
}
