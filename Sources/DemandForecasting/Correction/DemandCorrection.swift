import Foundation

/// Demand from recorded consumption: what would have been dispensed with stock on the shelf.
///
/// A month in which the shelf was empty for a time is a right-censored observation (Tobin 1958), not a small one. Its
/// demand is estimated from two things: the series' level L in that month (`LevelFilter`), from its other months
/// before and after, and how far months of its product scatter about their level (`RatioPools`), by the product-limit
/// estimator.
///
/// | the month | its demand |
/// |---|---|
/// | in stock | the consumption y |
/// | in stock for a share f | y + (1 − f) (b L + y) / (b + f): the rate while in stock, held to L with weight b |
/// | empty at its end, since an unknown day | E[D ∣ D ≥ y], at most half a level above y or the level itself; up to a whole level where the product is often short |
/// | empty at its start, until an unknown day | E[D ∣ y is an unknown share of D], at most a third of a level above y or the level itself |
/// | empty all month | L |
/// | not held | the consumption |
///
/// The third row is where means of months in stock go wrong: with tight supply they are the months of low demand. The
/// second is the posterior mean of a Gamma-Poisson rate; with b = 0 it is the ratio y / f of other systems, with b →
/// ∞ the level. Levels need demands and demands levels, so both are worked out anew a few times (as in Efron's
/// self-consistency, 1967).
///
/// A series without one month that was fully or for a known share in stock is left as recorded: no demand is made up.
/// No calendar month is treated apart, and a stock-out that ended before the month did leaves no trace without its
/// days.
public struct DemandCorrection: Sendable {
  /// The settings in use.
  public let settings: CorrectionSettings
  private let chunks: FixedChunks

  /// A correction that uses up to `workers` threads, or every core when nil.
  ///
  /// Their number does not change the outcome.
  public init(settings: CorrectionSettings = CorrectionSettings(), workers: Int? = nil) {
    precondition(settings.halfLife > 0 && settings.longRunWeight > 0, "levels need weights")
    precondition(settings.credibility > 0 && settings.rounds > 0, "rates need a weight, and levels a round")
    self.settings = settings
    chunks = FixedChunks(size: 256, workers: workers ?? ProcessInfo.processInfo.activeProcessorCount)
  }

  /// The demand of every month up to `origin`; nothing after it is read.
  ///
  /// - Parameters:
  ///   - panel: what was recorded.
  ///   - origin: the last month known, within the panel.
  ///   - censored: a mark per series and month, row-major as the panel's tables; read where consumption is reported.
  /// - Complexity: O(cells), for each of the rounds.
  public func corrected(panel: DemandPanel, origin: Int, censored: [Censoring]) -> CorrectedDemand {
    precondition(origin >= 0 && origin < panel.monthCount, "an origin within the panel")
    precondition(censored.count == panel.consumption.count, "a mark per series and month")
    let cells = CensoredCells(panel, origin: origin, marks: censored)
    var rows = [[Int]](repeating: [], count: panel.productCount)
    for (series, product) in panel.productIndex.enumerated() { rows[product].append(series) }
    let products = panel.productIndex
    var demand = cells.consumption
    var levels = [Double](repeating: 0, count: demand.count)
    for round in 0..<settings.rounds {
      let (known, isFirst) = (demand, round == 0)
      chunks.fill(&levels, rows: panel.seriesCount) { chunk, part in
        var row = CorrectedRow(cells, settings)
        for series in chunk {
          let start = (series - chunk.lowerBound) * cells.monthSpan
          let levels = UnsafeMutableBufferPointer(rebasing: part[start..<start + cells.monthSpan])
          row.levels(series, demand: isFirst ? nil : known, into: levels)
        }
      }
      let settled = levels
      let pools = RatioPools(
        cells, rows: rows, levels: settled, settings: settings, chunks: chunks)
      chunks.fill(&demand, rows: panel.seriesCount) { chunk, part in
        let row = CorrectedRow(cells, settings)
        for series in chunk {
          let start = (series - chunk.lowerBound) * cells.monthSpan
          let demand = UnsafeMutableBufferPointer(rebasing: part[start..<start + cells.monthSpan])
          row.demand(series, product: products[series], levels: settled, pools: pools, into: demand)
        }
      }
    }
    return Self.spread(demand, cells, panel)
  }

  /// The table in the panel's layout, with NaN after the origin.
  private static func spread(
    _ demand: [Double], _ cells: CensoredCells, _ panel: DemandPanel
  ) -> CorrectedDemand {
    var spread = [Double](repeating: .nan, count: panel.consumption.count)
    var isCorrected = [Bool](repeating: false, count: spread.count)
    for series in 0..<panel.seriesCount {
      for (month, cell) in cells.range(of: series).enumerated() {
        let place = series * panel.monthCount + month
        spread[place] = demand[cell]
        isCorrected[place] = demand[cell] > cells.consumption[cell]
      }
    }
    return CorrectedDemand(monthCount: panel.monthCount, demand: spread, isCorrected: isCorrected)
  }
}

/// The settings of `DemandCorrection`; the defaults were measured best on simulated networks whose demand is known.
public struct CorrectionSettings: Sendable, Equatable {
  /// Months, before or after, at which another month counts half as much for a month's level.
  public var halfLife = 18.0
  /// The weight of the series' mean of all its months beside its near ones, in months.
  public var longRunWeight = 1.0
  /// The weight of the level beside a month's own rate of use, in months fully in stock.
  public var credibility = 1.0
  /// The fewest uncensored months that a pool is read from; with fewer, it is joined with others.
  public var minimumPool = 60
  /// The most that a month of a shelf that ran empty is raised by, in levels, once it is above the level.
  public var largestRaise = 0.52
  /// The same of a month that began without stock: what was dispensed then is often what had waited.
  public var largestLateRaise = 0.3
  /// The share of a product's months with an empty shelf from which its months are raised by more.
  ///
  /// Where a product is short everywhere, the months that ran empty are most of those in which much was asked for, and so the
  /// levels themselves are too low.
  public var tightShare = 0.2
  /// How much more, in levels, for each unit of that share beyond it.
  public var tightRaise = 3.5
  /// The most that `largestRaise` can become so.
  public var mostRaise = 1.4
  /// How often levels and demands are worked out anew from each other.
  public var rounds = 3

  /// The default settings.
  public init() {}
}

/// The demand of every series and month up to an origin.
public struct CorrectedDemand: Sendable, Equatable {
  /// How many months every series spans, as in the panel.
  public let monthCount: Int
  /// Units that would have been dispensed with stock on the shelf, row-major as the panel's tables.
  ///
  /// Never below the consumption, and equal to it where it was not censored; NaN where not reported, and after the
  /// origin.
  public let demand: [Double]
  /// Whether a month's demand is above its consumption, in the same order.
  public let isCorrected: [Bool]
}
