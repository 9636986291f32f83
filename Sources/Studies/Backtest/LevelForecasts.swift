import DemandForecasting
import ForecastScoring
import Runs
import SupplyModel

/// Forecasts of micro-networks, networks, regional authorities and the country, with quantiles of their own (`GroupedDemand`).
public struct LevelForecasts: Sendable {
  /// A place above facilities, and a product there.
  public struct Subject: Sendable, Equatable {
    /// The place.
    public let place: ServicePlace
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
    let places = DemandPlaces(builder.series, panel: panel, facilities: facilities)
    subjects = zip(places.subjects, places.rows).map { subject, rows in
      Subject(place: subject.place, product: subject.product, rows: rows)
    }
    forecasts = model.forecasts(
      panel: places.panel, origin: builder.origin, horizon: horizon, outputs: .monthly)
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
}

extension LevelForecasts {
  /// The scores by level, all origins together; nil when levels were not forecast.
  static func scores(of backtest: Backtest) -> [BacktestScore.Part]? {
    guard backtest.origins.contains(where: { $0.levels != nil }) else { return nil }
    var tallies: [PlaceLevel: DemandTally] = [:]
    for origin in backtest.origins {
      guard let levels = origin.levels else { continue }
      for (index, subject) in levels.subjects.enumerated() {
        for step in 1...backtest.horizon {
          guard let forecast = levels.forecasts.monthly(series: index, step: step),
            let outcome = levels.outcome(subject, of: origin.series, step: step)
          else { continue }
          tallies[subject.place.level, default: DemandTally()].add(
            DemandLoss(forecast, outcome: outcome, scale: nil))
        }
      }
    }
    return DemandPlaces.levels.compactMap { level in
      tallies[level].map { .init(key: level.backtestKey, score: $0.score) }
    }
  }
}
