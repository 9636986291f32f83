import DemandForecasting
import StockPolicy
import SupplyModel

/// Assessments and histories that look like a run's, made by plain arithmetic.
struct SampleLines {
  let asOf: Month
  var settings: ForecastRun.Settings { ForecastRun.Settings(asOf: asOf) }

  /// One month of a history: stock at the close and use; nil is no report.
  typealias Reported = (closing: Double?, used: Double)?

  /// The history that ends with the run's month.
  func series(_ facility: FacilityCode, _ product: ProductCode, _ months: [Reported]) -> SupplySeries {
    let first = asOf.advanced(by: 1 - months.count)
    let reports = months.enumerated().compactMap { index, month in
      month.map { reported in
        (
          month: first.advanced(by: index),
          quantities: StockQuantities(consumed: reported.used, closing: reported.closing)
        )
      }
    }
    return SupplySeries(facility: facility, product: product, reports: reports, through: asOf)
  }

  /// The assessment of a history; `decision` and `alert` are given, all else follows.
  func assess(
    _ series: SupplySeries, monthly: Double, decision: OrderRecommendation.Decision, alert: AlertLevel,
    quantity: Int = 0, cover: Int = 3, harm: Double = 1, moved: Int = 0
  ) -> SeriesAssessment {
    let last = series.lastReported
    let stock = last?.quantities?.closing
    let recent = (0..<12).map { series[asOf.advanced(by: $0 - 11)]?.quantities?.consumed }
    let official = settings.officialRule.indicators(consumption: recent, stock: stock)
    let isLate = decision == .notReported
    let cumulative = (1...settings.horizonMonths).map { demand(monthly, months: $0) }
    var risk = stock.map { StockoutRisk(stock: $0, cumulativeDemand: cumulative, origin: asOf) }
    // The usual deliveries halve the risk; a stock of another month has no such probability.
    if last?.month == asOf, let alone = risk?.probabilityByMonth {
      risk?.probabilityWithResupply = alone.map { $0 / 2 }
    }
    let usual = stock.map { max(0, Int((official.averageConsumption * Double(cover) - $0).rounded(.up))) }
    return SeriesAssessment(
      facility: series.facility, product: series.product, state: series.entries.last?.state ?? .notReported,
      stockMonth: last?.month, stock: stock, recentConsumption: recent, official: official,
      monthlyDemand: decision == .notHeld ? [] : (1...settings.horizonMonths).map { demand(monthly, at: $0) },
      risk: isLate || decision == .notHeld ? nil : risk,
      order: OrderRecommendation(
        decision: decision, quantity: quantity, orderUpToLevel: cumulative[cover - 1].quantile(0.9),
        coverMonths: cover, serviceLevel: 0.9, officialQuantity: usual),
      alert: alert, expectedHarm: harm, moved: moved)
  }

  /// Demand of the month so far ahead, a little wider with every month.
  private func demand(_ mean: Double, at month: Int) -> QuantileDistribution {
    let width = 0.8 + 0.06 * Double(month)
    return QuantileDistribution(
      levels: QuantileLevels.monthly,
      values: QuantileLevels.monthly.map { mean * (1 + width * ($0 - 0.5) * 2) })
  }

  /// Demand of so many months together.
  private func demand(_ mean: Double, months: Int) -> QuantileDistribution {
    let total = mean * Double(months)
    let width = 0.8 / Double(months).squareRoot()
    return QuantileDistribution(
      levels: QuantileLevels.cumulative,
      values: QuantileLevels.cumulative.map { total * (1 + width * ($0 - 0.5) * 2) })
  }
}
