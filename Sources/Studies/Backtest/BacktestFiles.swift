import CSVReading
import DemandForecasting
import Runs
import SupplyModel

/// The files of a backtest, as the file contracts lay them down; text by rows, numbers with six significant digits.
public struct BacktestFiles: Sendable {
  private let backtest: Backtest

  /// The files of a backtest.
  public init(_ backtest: Backtest) { self.backtest = backtest }

  /// `facility,product,origin,month,mean,p05,…,p95`: a row per series, origin and month ahead.
  public func forecasts() -> String {
    var rows = ForecastRows()
    for origin in backtest.origins {
      for (index, series) in origin.series.enumerated() {
        rows.append(
          origin.forecasts, index, facility: series.facility, product: series.product, origin: origin.month,
          horizon: backtest.horizon)
      }
    }
    return rows.forecastHeader() + rows.takeForecasts()
  }

  /// `facility,product,origin,months,p05,…,p95,p97,p98,p99`: quantiles of the total over the next months.
  public func cumulative() -> String {
    var rows = ForecastRows()
    for origin in backtest.origins {
      for (index, series) in origin.series.enumerated() {
        rows.appendTotals(
          origin.forecasts, index, facility: series.facility, product: series.product, origin: origin.month,
          horizon: backtest.horizon)
      }
    }
    return rows.totalHeader() + rows.takeTotals()
  }

  /// `facility,product,origin,horizon,prob`: a row per origin and months ahead that something can be told of, where the origin
  /// states a stock.
  public func risks() -> String {
    var rows = ForecastRows()
    for origin in backtest.origins {
      guard let risks = origin.risks else { continue }
      for (index, series) in origin.series.enumerated() {
        rows.append(
          risks, index, facility: series.facility, product: series.product, origin: origin.month,
          horizon: backtest.horizon)
      }
    }
    return rows.riskHeader() + rows.takeRisks()
  }

  /// `level,regional_authority,network,micro_network,product,origin,month,mean,p05,…,p95`: forecasts of the levels above facilities.
  public func levels() -> String {
    let names = [
      "level", "regional_authority", "network", "micro_network", "product", "origin", "month", "mean",
    ]
    var file = CSVRows(header: names + QuantileLevels.monthly.map(Self.column))
    for origin in backtest.origins {
      guard let levels = origin.levels else { continue }
      for (index, subject) in levels.subjects.enumerated() {
        for step in 1...backtest.horizon {
          guard let forecast = levels.forecasts.monthly(series: index, step: step) else { continue }
          file.append(subject.place.level.backtestKey)
          for place in 0..<3 {
            file.append(subject.place.path.indices.contains(place) ? subject.place.path[place] : "")
          }
          file.append(subject.product.text)
          file.append(origin.month.description)
          file.append(origin.month.advanced(by: step).description)
          file.append(forecast.mean)
          for value in forecast.values { file.append(value) }
          file.endRow()
        }
      }
    }
    return file.text
  }

  static func column(_ level: Double) -> String {
    let percent = Int((level * 100).rounded())
    return percent < 10 ? "p0\(percent)" : "p\(percent)"
  }
}
