/// What the forecast of one series rests on: its level, the class of its situation, the parts and the past cases.
public struct ForecastDrivers: Sendable, Equatable {
  /// The level L = .6 m₁₂ + .3 m₃ + .1 min(p, m₁₂ + m₃ + 1) + .5, which all outcomes are multiples of.
  public struct Level: Sendable, Equatable {
    /// The mean of the last 12 months [m₁₂]; 0 when nothing was ever reported.
    public let mean12: Double
    /// The mean of the last 3 months [m₃].
    public let mean3: Double
    /// What the product counts: min(p, m₁₂ + m₃ + 1), for p the mean of the m₁₂ of its series.
    public let productShare: Double
    /// The level.
    public let value: Double
  }

  /// A forecast that is averaged with others.
  public enum Part: Sendable, Equatable {
    /// The pooled forest.
    case forest
    /// The Light forecast.
    case light
    /// The series' own months, an earlier one counting half as much after so many months.
    case own(halfLife: Double)
  }

  /// A part with its weight.
  public struct WeightedPart: Sendable, Equatable {
    /// The part.
    public let part: Part
    /// Its share of the average; all come to 1.
    public let weight: Double
    /// By how much the loss at past origins would have been larger without the part: .07 is 7 %; nil where nothing tells.
    public var helped: Double?
  }

  /// How the product's stock stands against its use.
  public enum StockState: Int, Sendable, CaseIterable {
    /// Not known; none; or months of stock: below .7, 1.5, 3, or more.
    case unknown, none, little, month, enough, plenty
  }

  /// How many of the last six months had no consumption.
  public enum ZeroMonths: Int, Sendable, CaseIterable {
    /// None; a third at most; most; nearly all.
    case none, few, most, nearlyAll
  }

  /// The mean of three months against that of twelve.
  public enum Trend: Int, Sendable, CaseIterable {
    /// Below .5, .85, 1.25, 2, or above.
    case collapsing, falling, steady, rising, soaring
  }

  /// The level.
  public let level: Level
  /// The stock state.
  public let stock: StockState
  /// The share of months without consumption.
  public let zeroMonths: ZeroMonths
  /// The trend.
  public let trend: Trend
  /// Whether the last month had no consumption.
  public let endsInZero: Bool
  /// How many past months of all series are in the pool of look-alikes, for the month after the origin.
  public let lookAlikes: Int
  /// Which marks the pool's months share with this one: 0 all, 1 not the trend, 2 nor the zero months, 3 nor the
  /// stock, 4 nothing.
  public let coarseness: Int
  /// With fewer look-alikes than this, they count only for a series without months of its own.
  public let lookAlikesNeeded: Int
  /// How a history of a few months leans on simulated networks; nil for one that does not.
  public struct Beginning: Sendable, Equatable {
    /// How many months were reported.
    public let reports: Int
    /// The share of what followed histories as short in simulated networks in Light's part of the forecast, within 0...1.
    public let weight: Double
    /// Units a month that product, facility and the months themselves lead one to expect.
    public let level: Double
  }
  /// What a history of a few months leans on, where past months of the whole network are too few.
  public var beginning: Beginning?
  /// The parts, in the order in which they are averaged.
  public let parts: [WeightedPart]
  /// How many past cases have a weight in the forest's answer for the month after the origin; nil without a forest.
  public let cases: Int?
  /// As how many that weighed equally they count: 1/Σw² (Kish 1965).
  public let effectiveCases: Double?
}

extension ModelFitter {
  /// What the forecast of one series for the month after the origin rests on; nil for a series without a forecast.
  ///
  /// - Parameter learnt: the panel that the model was fitted on; `panel` when nil.
  /// - Precondition: `model` was fitted by this fitter on that panel at this origin, with monthly demand among its
  ///   outputs; `series` is of the panel.
  public func drivers(
    of series: Int, panel: DemandPanel, origin: Int, model: FittedModel, learntFrom learnt: DemandPanel? = nil
  ) -> ForecastDrivers? {
    guard panel.takesPart(series, at: origin), let monthly = model.monthly, let pool = monthly.pools.first
    else { return nil }
    let cells = cells(panel, origin: origin, horizon: model.horizon)
    let cell = cells.atOrigin(series)
    let mean12 = cell.mean12.isNaN ? 0 : cell.mean12
    let product = min(
      cells.productMean(panel.productIndex[series], month: origin), mean12 + cell.mean3 + 1)
    let state = StateClass(code: Int(cell.classCode))
    let weights = caseWeights(
      of: series, cells, monthly,
      learnt: learnt.map { self.cells($0, origin: origin, horizon: model.horizon) } ?? cells)
    let lookAlikes = pool.pool(of: cell.classCode)?.size ?? 0
    var drivers = ForecastDrivers(
      level: .init(mean12: mean12, mean3: cell.mean3, productShare: product, value: cell.level),
      stock: .init(rawValue: state.stockState) ?? .unknown,
      zeroMonths: .init(rawValue: state.zeroBand) ?? .none, trend: .init(rawValue: state.trend) ?? .steady,
      endsInZero: state.endsInZero, lookAlikes: lookAlikes,
      coarseness: pool.coarseness(of: cell.classCode) ?? StateClass.coarsest,
      lookAlikesNeeded: fullSettings.light.minimumClass,
      parts: monthly.weights.parts(of: BlendClass(cells, series: series, month: origin)).map {
        .init(part: .init($0.part), weight: $0.weight, helped: $0.helped)
      },
      cases: weights.map { $0.count { $0 > 0 } },
      effectiveCases: weights.map { 1 / $0.reduce(0) { $0 + $1 * $1 } })
    if lookAlikes < fullSettings.light.minimumClass, fullSettings.light.leansOnBeginnings {
      let expected = panel.withPast(series, through: origin) { cells.expectation(series, past: $0) }
      drivers.beginning = expected.map { .init(reports: $0.reports, weight: $0.weight, level: $0.level) }
    }
    return drivers
  }

  /// The weight of every past case in the forest's answer for the month after the origin; nil without a forest.
  ///
  /// - Parameter learnt: the cells that the forest was grown from; `cells` when nil.
  func caseWeights(
    of series: Int, _ cells: OriginPanel, _ monthly: FittedDemand, learnt: OriginPanel? = nil
  ) -> [Double]? {
    guard let forest = monthly.forests.first(where: { $0.steps.contains(1) }) else { return nil }
    let learnt = learnt ?? cells
    let peers = PeerSignals(learnt)
    var features = SituationFeatures(cells, peers: peers)
    return withUnsafeTemporaryAllocation(of: Float.self, capacity: SituationFeatures.count) { row in
      features.fill(series: series, month: cells.origin, into: row)
      features.fill(series: series, month: cells.origin, step: 1, into: row)
      return row.baseAddress.map {
        forest.weights(of: UnsafePointer($0), cells: learnt, peers: peers, settings: fullSettings.forest)
      }
    }
  }
}

extension ForecastDrivers.Part {
  init(_ part: ForecastPart) {
    switch part {
    case .forest: self = .forest
    case .light: self = .light
    case .own(let halfLife): self = .own(halfLife: halfLife)
    }
  }
}
