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

  /// Months in the table.
  var monthSpan: Int { origin - firstMonth + 1 }

  /// The series as it stands at the origin.
  func atOrigin(_ series: Int) -> Cell { cells[(series + 1) * monthSpan - 1] }

  /// The series as it stood at the end of a month of the table.
  func cell(_ series: Int, month: Int) -> Cell { cells[series * monthSpan + month - firstMonth] }

  /// The table from `firstMonth` to `origin`.
  init(_ panel: DemandPanel, firstMonth: Int, origin: Int, chunks: FixedChunks) {
    self.panel = panel
    self.origin = origin
    self.firstMonth = firstMonth
    cells = Array(repeating: Cell(), count: panel.seriesCount * (origin - firstMonth + 1))
    describe(chunks)
    scale(productMeans(), chunks)
  }

  /// Fills all but the levels, of the series that take part.
  private mutating func describe(_ chunks: FixedChunks) {
    let (panel, origin, firstMonth, span) = (panel, origin, firstMonth, monthSpan)
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
  }

  /// The mean of the 12-month means of each product's series, [product][month]; 0 where there is none.
  ///
  /// Summed in the order of the series, whatever the number of workers.
  private func productMeans() -> [Double] {
    let span = monthSpan
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

  /// Fills the levels; where nothing was reported yet, the series' own means count as zero.
  private mutating func scale(_ productMeans: [Double], _ chunks: FixedChunks) {
    let (panel, span) = (panel, monthSpan)
    chunks.fill(&cells, rows: panel.seriesCount) { chunk, cells in
      for series in chunk {
        let product = panel.productIndex[series] * span
        for offset in 0..<span {
          let cell = (series - chunk.lowerBound) * span + offset
          cells[cell].level = SeriesState.level(
            mean12: cells[cell].mean12.isNaN ? 0 : cells[cell].mean12, mean3: cells[cell].mean3,
            productMean: productMeans[product + offset])
        }
      }
    }
  }
}
