import DemandForecasting
import SupplyModel

/// How good the forecasts of a backtest were: over all, by parts, and against simpler rules.
public struct BacktestScore: Sendable, Equatable {
  /// The score of a part of the forecasts.
  public struct Part: Sendable, Equatable {
    /// Which part: a month `AAAA-MM`, a number of months ahead, or a product's code.
    public let key: String
    /// Its score.
    public let score: DemandScore

    /// A part with its score.
    public init(key: String, score: DemandScore) {
      self.key = key
      self.score = score
    }
  }

  /// How often the total of the first months stayed within what was forecast for it.
  public struct Window: Sendable, Equatable {
    /// How many months the total is of.
    public let months: Int
    /// Totals of which every month was recorded.
    public let rows: Int
    /// Share of totals at or below the .90 quantile; nil without rows.
    public let shareWithinP90: Double?
    /// Share of totals at or below the .95 quantile; nil without rows.
    public let shareWithinP95: Double?

    /// A window from its counts.
    public init(months: Int, rows: Int, withinP90: Int, withinP95: Int) {
      self.months = months
      self.rows = rows
      shareWithinP90 = rows > 0 ? Double(withinP90) / Double(rows) : nil
      shareWithinP95 = rows > 0 ? Double(withinP95) / Double(rows) : nil
    }
  }

  /// The score of the risks for so many months ahead.
  public struct Stockouts: Sendable, Equatable {
    /// How many months ahead.
    public let months: Int
    /// The score.
    public let score: EventScore

    /// A score for so many months.
    public init(months: Int, score: EventScore) {
      self.months = months
      self.score = score
    }
  }

  /// How good the figure "if nothing arrives" was, in two ways; neither alone says all.
  public struct Unsupplied: Sendable, Equatable {
    /// Windows in which nothing arrived: was the shelf seen empty? They are no random sample, for who uses little orders nothing.
    public let withoutArrivals: [Stockouts]
    /// Every window, whatever arrived: did what was used reach the stock of the origin? Nobody is left out, and it is always known.
    public let everyWindow: [Stockouts]

    /// Both scores, by months ahead.
    public init(withoutArrivals: [Stockouts], everyWindow: [Stockouts]) {
      self.withoutArrivals = withoutArrivals
      self.everyWindow = everyWindow
    }
  }

  /// The last months known.
  public var origins: [Month] = []
  /// Months forecast ahead.
  public var horizon = 0
  /// What made the forecasts.
  public var model = DemandModel.full
  /// Forecasts for months that were not recorded, or are not over.
  public var rowsWithoutOutcome = 0
  /// All forecasts together.
  public var overall = DemandTally().score
  /// By origin.
  public var byOrigin: [Part] = []
  /// By months ahead.
  public var byStep: [Part] = []
  /// By product, in the order of the codes.
  public var byProduct: [Part] = []
  /// By size of facility: `small`, `medium`, `large`.
  public var byFacilitySize: [Part] = []
  /// By the stock at the origin against use: `none`, `below_one`, `below_three`, `more`, `unknown`.
  public var byStock: [Part] = []
  /// By level above facilities, each place × product a case: `micro_network`, `network`, `regional_authority`, `country`; nil when not forecast.
  public var byLevel: [Part]?
  /// The totals of the first months; nil when they were not forecast.
  public var windows: [Window]?
  /// The stock-outs; nil when they were not forecast.
  public var stockouts: [Stockouts]?
  /// Stock-outs if nothing arrives; nil when they were not forecast.
  public var unsupplied: Unsupplied?
  /// Against simpler rules; nil when not asked for.
  public var ladder: ForecastLadder?

  /// A score to be filled in.
  public init() {}
}
