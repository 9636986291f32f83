import DemandForecasting
import ForecastScoring
import Operations
import StockPolicy
import SupplyModel

/// Sets what a run foretold of one month against what was reported of it.
///
/// Demand: months that stood in stock, for a run that foretold demand, since an empty shelf hides it; every recorded month for one that
/// foretold consumption. Stock-outs: the series and the event of `colca backtest --risks`, over the months from the run's to this one.
public struct RunScorer {
  private let series: [SeriesKey: SupplySeries]

  /// A scorer with the histories through the last month that is scored.
  public init(_ series: [SupplySeries]) {
    self.series = Dictionary(
      series.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The scores of a run's forecasts of a month: of everything, and where the month follows the run's, by facility and product.
  ///
  /// - Parameters:
  ///   - run: the run.
  ///   - id: its number.
  ///   - month: a month after the run's.
  public func records(of run: ForecastRun, id: Int64, month: Month) -> [AccuracyRecord] {
    let step = run.settings.asOf.distance(to: month)
    guard step >= 1 else { return [] }
    var groups: [Part: Group] = [:]
    for assessment in run.assessments {
      guard let series = series[assessment.key] else { continue }
      let loss = demandLoss(assessment, series, month: month, step: step, target: run.settings.target)
      let risk = risk(assessment, series, origin: run.settings.asOf, step: step)
      guard loss != nil || risk != nil else { continue }
      var parts = [Part(scope: .all, code: "")]
      if step == 1 {
        parts.append(Part(scope: .facility, code: assessment.facility.text))
        parts.append(Part(scope: .product, code: assessment.product.text))
      }
      for part in parts { groups[part, default: Group()].add(loss, risk) }
    }
    return groups.sorted { $0.key < $1.key }.map { part, group in
      AccuracyRecord(
        month: month, step: step, scope: part.scope, code: part.code, runID: id, score: group.score)
    }
  }

  /// What a score is taken over.
  private struct Part: Hashable, Comparable {
    let scope: AccuracyRecord.Scope
    /// As in `AccuracyRecord`.
    let code: String

    static func < (left: Part, right: Part) -> Bool {
      (left.scope.rawValue, left.code) < (right.scope.rawValue, right.code)
    }
  }

  private struct Demand {
    let loss: DemandLoss
    let forecast: Double
  }

  private struct Risk {
    let probability: Double
    let isEvent: Bool
  }

  private struct Group {
    private var sums = AccuracyScore()
    private var probabilities: [Double] = []
    private var events: [Bool] = []

    mutating func add(_ demand: Demand?, _ risk: Risk?) {
      if let demand, let quantiles = demand.loss.quantiles {
        sums.rows += 1
        sums.outcomes += demand.loss.outcome
        sums.forecasts += demand.forecast
        sums.absoluteErrors = (sums.absoluteErrors ?? 0) + demand.loss.medianError
        sums.crps += quantiles.crps
        sums.within80 += quantiles.isWithin80 ? 1 : 0
        sums.withinP90 += quantiles.isWithinP90 ? 1 : 0
      }
      if let risk {
        probabilities.append(risk.probability)
        events.append(risk.isEvent)
      }
    }

    var score: AccuracyScore {
      var score = sums
      let event = EventScore(probabilities: probabilities, events: events)
      score.riskRows = event.rows
      score.events = event.events
      score.probabilities = probabilities.reduce(0, +)
      score.brier = event.brier
      score.calibrationError = event.calibrationError
      return score
    }
  }

  private func demandLoss(
    _ assessment: SeriesAssessment, _ series: SupplySeries, month: Month, step: Int, target: ForecastTarget
  ) -> Demand? {
    guard assessment.monthlyDemand.indices.contains(step - 1), let entry = series[month],
      let used = entry.quantities?.consumed, target == .consumption || Self.stoodInStock(entry)
    else { return nil }
    let forecast = assessment.monthlyDemand[step - 1]
    return Demand(loss: DemandLoss(forecast, outcome: used, scale: nil), forecast: forecast.mean)
  }

  private static func stoodInStock(_ entry: SupplySeries.MonthEntry) -> Bool {
    entry.state == .inStock && (entry.quantities?.credibleStockoutDays(in: entry.month) ?? 0) == 0
  }

  private func risk(_ assessment: SeriesAssessment, _ series: SupplySeries, origin: Month, step: Int) -> Risk?
  {
    guard let probability = assessment.risk?.probabilityWithResupply(withinMonths: step),
      StockoutPopulation.isMember(series, at: origin)
    else { return nil }
    var isOut = false
    for ahead in 1...step {
      guard let closing = StockoutPopulation.closing(series, in: origin.advanced(by: ahead)) else {
        return nil
      }
      isOut = isOut || closing == 0
    }
    return Risk(probability: probability, isEvent: isOut)
  }
}
