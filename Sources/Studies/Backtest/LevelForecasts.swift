import DemandForecasting
import ForecastScoring
import Runs
import SupplyModel

/// Forecasts of micro-networks, networks, regional authorities and the country, with quantiles of their own (`GroupedDemand`).
public struct LevelForecasts: Sendable {
  /// A place above facilities, and a product there.
  public struct Subject: Sendable, Equatable {
    /// Which level.
    public let level: ForecastLevel
    /// Its names, from the regional authority down; empty for the country.
    public let names: [String]
    /// The product.
    public let product: ProductCode
    /// The rows of the panel that belong to it.
    let rows: [Int]
  }

  /// What is forecast, by level, names and product.
  public let subjects: [Subject]
  /// The forecasts, a series for each subject.
  public let forecasts: DemandForecasts
  /// What each series of the panel usually uses at the origin; nil where nothing is known.
  private let usual: [Double?]
  private let origin: Month

  /// Learns from the places' own past up to the origin, and forecasts.
  init(
    _ builder: PanelBuilder, panel: DemandPanel, facilities: FacilityDirectory, origin: Month,
    model: DemandModel, horizon: Int
  ) {
    var rows: [Place: [Int]] = [:]
    for (row, series) in builder.series.enumerated() {
      for level in ForecastLevel.allCases {
        guard let names = level.names(of: facilities[series.facility]) else { continue }
        rows[Place(level: level, names: names, product: series.product), default: []].append(row)
      }
    }
    let places = rows.sorted { $0.key < $1.key }
    var numbers: [[String]: Int] = [:]
    let groups = places.map { place, rows in
      let key = [place.level.rawValue] + place.names
      let number = numbers[key] ?? numbers.count
      numbers[key] = number
      return GroupedDemand.Group(rows: rows, product: panel.productIndex[rows[0]], place: number)
    }
    subjects = places.map {
      Subject(level: $0.key.level, names: $0.key.names, product: $0.key.product, rows: $0.value)
    }
    forecasts = model.forecasts(
      panel: GroupedDemand(panel, groups: groups).panel, origin: builder.origin, horizon: horizon,
      outputs: .monthly)
    usual = (0..<panel.seriesCount).map { row in
      GroupedDemand.usual(of: row, in: panel, through: builder.origin)
    }
    self.origin = origin
  }

  /// What a subject's facilities used in a month ahead, scaled up for those that did not report; nil where too few did.
  func outcome(_ subject: Subject, of series: [SupplySeries], step: Int) -> Double? {
    let month = origin.advanced(by: step)
    return GroupedDemand.total(
      of: subject.rows.map { series[$0].consumed(in: month) ?? .nan }, usual: subject.rows.map { usual[$0] })
  }

  private struct Place: Hashable, Comparable {
    let level: ForecastLevel
    let names: [String]
    let product: ProductCode

    static func < (left: Place, right: Place) -> Bool {
      guard left.level == right.level else { return left.level.order < right.level.order }
      guard left.names == right.names else { return left.names.lexicographicallyPrecedes(right.names) }
      return left.product < right.product
    }
  }
}

extension LevelForecasts {
  /// The scores by level, all origins together; nil when levels were not forecast.
  static func scores(of backtest: Backtest) -> [BacktestScore.Part]? {
    guard backtest.origins.contains(where: { $0.levels != nil }) else { return nil }
    var tallies: [ForecastLevel: DemandTally] = [:]
    for origin in backtest.origins {
      guard let levels = origin.levels else { continue }
      for (index, subject) in levels.subjects.enumerated() {
        for step in 1...backtest.horizon {
          guard let forecast = levels.forecasts.monthly(series: index, step: step),
            let outcome = levels.outcome(subject, of: origin.series, step: step)
          else { continue }
          tallies[subject.level, default: DemandTally()].add(
            DemandLoss(forecast, outcome: outcome, scale: nil))
        }
      }
    }
    return ForecastLevel.allCases.compactMap { level in
      tallies[level].map { .init(key: level.rawValue, score: $0.score) }
    }
  }
}
