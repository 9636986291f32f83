/// Level and class of every series in every month that a forecast at one origin needs.
///
/// Computed once and shared by all steps and outputs. Nothing after the origin is read.
struct OriginPanel: Sendable {
  /// A series in a month, seen from that month.
  struct Cell: Sendable {
    /// The mean of the last 12 months; NaN where nothing was reported yet, or the series takes no part.
    var mean12 = Double.nan
    /// The mean of the last 3 months.
    var mean3 = 0.0
    /// What demand is measured in multiples of.
    var level = 0.5
    /// The code of the month's class.
    var classCode: UInt8 = 0
    /// Whether the month can be an analogue: of a series that takes part, and not before its first consumption.
    var isAnalogue = false
  }

  let panel: DemandPanel
  let origin: Int
  /// The first month of the table; the last is the origin.
  let firstMonth: Int
  /// [series][month].
  private(set) var cells: [Cell]
  /// The mean of the 12-month means of each product's series, [product][month]; 0 where there is none.
  private let productMeans: [Double]

  /// What short histories lean on at the origin.
  let beginnings: Beginnings

  /// Months in the table.
  var monthSpan: Int { origin - firstMonth + 1 }

  /// The series as it stands at the origin.
  func atOrigin(_ series: Int) -> Cell { cells[(series + 1) * monthSpan - 1] }

  /// The series as it stood at the end of a month of the table.
  func cell(_ series: Int, month: Int) -> Cell { cells[series * monthSpan + month - firstMonth] }

  /// The mean of the 12-month means of a product's series in a month; 0 for a product without any.
  func productMean(_ product: Int, month: Int) -> Double {
    let place = product * monthSpan + month - firstMonth
    return place < productMeans.count ? productMeans[place] : 0
  }

  /// The table from `firstMonth` to `origin`.
  init(_ panel: DemandPanel, firstMonth: Int, origin: Int, chunks: FixedChunks) {
    self.panel = panel
    self.origin = origin
    self.firstMonth = firstMonth
    let described = Self.describe(panel, firstMonth: firstMonth, origin: origin, chunks)
    cells = described
    let span = origin - firstMonth + 1
    let means = Self.productMeans(panel, described, span: span)
    productMeans = means
    beginnings = Beginnings(
      panel, means: (0..<panel.seriesCount).map { described[($0 + 1) * span - 1].mean12 },
      productMeans: (0..<panel.productCount).map { means[($0 + 1) * span - 1] })
    scale(chunks)
  }

  /// The table of the origin alone, with product means and beginnings that were worked out among more series.
  init(
    _ panel: DemandPanel, origin: Int, productMeans: [Double], beginnings: Beginnings, chunks: FixedChunks
  ) {
    self.beginnings = beginnings
    self.panel = panel
    self.origin = origin
    firstMonth = origin
    cells = Self.describe(panel, firstMonth: origin, origin: origin, chunks)
    self.productMeans = productMeans
    scale(chunks)
  }

  /// All but the levels, of the series that take part.
  private static func describe(
    _ panel: DemandPanel, firstMonth: Int, origin: Int, _ chunks: FixedChunks
  ) -> [Cell] {
    let span = origin - firstMonth + 1
    var cells = [Cell](repeating: Cell(), count: panel.seriesCount * span)
    chunks.fill(&cells, rows: panel.seriesCount) { chunk, cells in
      for series in chunk where panel.takesPart(series, at: origin) {
        panel.withPast(series, through: origin) { past in
          let firstUse = past.firstIndex { $0 > 0 } ?? Int.max
          for month in firstMonth...origin {
            let state = SeriesState(consumption: past, month: month)
            let closing = panel.closingStock[series * panel.monthCount + month]
            let cell = (series - chunk.lowerBound) * span + month - firstMonth
            cells[cell].mean12 = state.isKnown ? state.mean12 : .nan
            cells[cell].mean3 = state.mean3
            cells[cell].classCode = UInt8(StateClass(state, closingStock: closing).code)
            cells[cell].isAnalogue = firstUse <= month
          }
        }
      }
    }
    return cells
  }

  /// The mean of the 12-month means of each product's series.
  ///
  /// Summed in the order of the series, whatever the number of workers.
  private static func productMeans(_ panel: DemandPanel, _ cells: [Cell], span: Int) -> [Double] {
    var sums = [Double](repeating: 0, count: panel.productCount * span)
    var counts = sums
    for (series, product) in panel.productIndex.enumerated() {
      for offset in 0..<span {
        let mean12 = cells[series * span + offset].mean12
        guard !mean12.isNaN else { continue }
        sums[product * span + offset] += mean12
        counts[product * span + offset] += 1
      }
    }
    for cell in sums.indices where counts[cell] > 0 { sums[cell] /= counts[cell] }
    return sums
  }

  /// What a short history is expected to use; nil for one that speaks for itself.
  func expectation(_ series: Int, past: UnsafeBufferPointer<Double>) -> Beginnings.Expectation? {
    let product = panel.productIndex[series]
    return beginnings.expectation(
      past: past, mean: atOrigin(series).mean12, productMean: productMean(product, month: origin),
      product: product, facility: panel.facilityIndex[series])
  }

  /// Fills the levels; where nothing was reported yet, the series' own means count as zero.
  private mutating func scale(_ chunks: FixedChunks) {
    let (panel, span, means) = (panel, monthSpan, productMeans)
    chunks.fill(&cells, rows: panel.seriesCount) { chunk, cells in
      for series in chunk {
        let product = panel.productIndex[series] * span
        for offset in 0..<span {
          let cell = (series - chunk.lowerBound) * span + offset
          let mean = product + offset < means.count ? means[product + offset] : 0
          cells[cell].level = SeriesState.level(
            mean12: cells[cell].mean12.isNaN ? 0 : cells[cell].mean12, mean3: cells[cell].mean3,
            productMean: mean)
        }
      }
    }
  }
}
