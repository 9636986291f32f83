/// The arithmetic of one series' correction, with scratch kept from one series to the next.
struct CorrectedRow {
  private let cells: CensoredCells
  private let settings: CorrectionSettings
  private let filter: LevelFilter
  private var used: [Double]
  private var exposure: [Double]

  init(_ cells: CensoredCells, _ settings: CorrectionSettings) {
    self.cells = cells
    self.settings = settings
    filter = LevelFilter(settings)
    used = Array(repeating: 0, count: cells.monthSpan)
    exposure = used
  }

  /// Writes the levels of a series; all zero where no month says anything.
  ///
  /// A month that ran empty for an unknown time was in stock for y / D of it by the demands D of the round before; in
  /// the first round, for all of it.
  mutating func levels(
    _ series: Int, demand: [Double]?, into levels: UnsafeMutableBufferPointer<Double>
  ) {
    var isJudged = false
    for (month, cell) in cells.range(of: series).enumerated() {
      let consumption = cells.consumption[cell]
      used[month] = consumption
      switch cells.marks[cell] {
      case _ where consumption.isNaN: exposure[month] = 0
      case .observed:
        exposure[month] = 1
        isJudged = true
      case .exposed(let share):
        exposure[month] = share
        isJudged = true
      case .atLeast, .lateStart:
        let whole = demand.map { $0[cell] } ?? consumption
        exposure[month] = whole > 0 ? consumption / whole : demand == nil ? 1 : 0
      case .emptyShelf, .notHeld: exposure[month] = 0
      }
      if exposure[month] == 0 { used[month] = 0 }
    }
    guard isJudged else {
      levels.update(repeating: 0)
      return
    }
    filter.levels(used: used, exposure: exposure, into: levels)
  }

  /// Writes the demand of a series at these levels; a level of zero raises nothing.
  func demand(
    _ series: Int, product: Int, levels: [Double], pools: RatioPools,
    into demand: UnsafeMutableBufferPointer<Double>
  ) {
    for (month, cell) in cells.range(of: series).enumerated() {
      let (consumption, level) = (cells.consumption[cell], levels[cell])
      demand[month] = consumption
      guard !consumption.isNaN, level > 0 else { continue }
      switch cells.marks[cell] {
      case .observed, .notHeld: break
      case .exposed(let share):
        let rate = (settings.credibility * level + consumption) / (settings.credibility + share)
        demand[month] = consumption + (1 - share) * rate
      case .emptyShelf: demand[month] = level
      case .atLeast, .lateStart:
        let base = pools.base(level, product: product)
        let ratio = consumption / base
        let isPart = cells.marks[cell] == .lateStart
        let mean = pools.mean(ratio, isPart: isPart, level: level, product: product) ?? max(1, ratio)
        // A tail learned from few months or from badly known levels would raise high months without bound.
        let most = isPart ? settings.largestLateRaise : pools.largestRaise(product: product)
        let raised = min(mean, max(1, ratio + most))
        demand[month] = max(consumption, raised * base)
      }
    }
  }
}
