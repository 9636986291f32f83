import CSVReading
import DemandForecasting
import Runs
import SupplyModel

/// Rows of the forecasts' and the risks' file layouts, written as they come.
struct ForecastRows {
  private var forecasts = CSVRows()
  private var risks = CSVRows()
  private var totals = CSVRows()

  /// The header of the forecasts' layout.
  func forecastHeader() -> String {
    CSVRows(
      header: ["facility", "product", "origin", "month", "mean"]
        + QuantileLevels.monthly.map(BacktestFiles.column)
    ).text
  }

  /// The header of the risks' layout.
  func riskHeader() -> String {
    CSVRows(header: ["facility", "product", "origin", "horizon", "prob"]).text
  }

  /// The header of the layout of cumulative forecasts.
  func totalHeader() -> String {
    CSVRows(
      header: ["facility", "product", "origin", "months"]
        + QuantileLevels.cumulative.map(BacktestFiles.column)
    ).text
  }

  /// Adds the totals of a series, a row per months ahead.
  mutating func appendTotals(
    _ demand: DemandForecasts, _ series: Int, facility: FacilityCode, product: ProductCode, origin: Month,
    horizon: Int
  ) {
    for step in 1...horizon {
      guard let forecast = demand.cumulative(series: series, step: step) else { continue }
      totals.append(facility.text)
      totals.append(product.text)
      totals.append(origin.description)
      totals.append(Double(step))
      for value in forecast.values { totals.append(value) }
      totals.endRow()
    }
  }

  /// The totals so far, which are then forgotten.
  mutating func takeTotals() -> String {
    defer { totals = CSVRows() }
    return totals.text
  }

  /// Adds the forecasts of a series, a row per month ahead.
  mutating func append(
    _ demand: DemandForecasts, _ series: Int, facility: FacilityCode, product: ProductCode, origin: Month,
    horizon: Int
  ) {
    for step in 1...horizon {
      guard let forecast = demand.monthly(series: series, step: step) else { continue }
      forecasts.append(facility.text)
      forecasts.append(product.text)
      forecasts.append(origin.description)
      forecasts.append(origin.advanced(by: step).description)
      forecasts.append(forecast.mean)
      for value in forecast.values { forecasts.append(value) }
      forecasts.endRow()
    }
  }

  /// Adds the risks of a series, a row per months ahead.
  mutating func append(
    _ stockouts: StockoutForecasts, _ series: Int, facility: FacilityCode, product: ProductCode,
    origin: Month,
    horizon: Int
  ) {
    for step in 1...horizon {
      guard let probability = stockouts.probability(series: series, step: step) else { continue }
      risks.append(facility.text)
      risks.append(product.text)
      risks.append(origin.description)
      risks.append(Double(step))
      risks.append(probability)
      risks.endRow()
    }
  }

  /// The forecasts so far, which are then forgotten.
  mutating func takeForecasts() -> String {
    defer { forecasts = CSVRows() }
    return forecasts.text
  }

  /// The risks so far, which are then forgotten.
  mutating func takeRisks() -> String {
    defer { risks = CSVRows() }
    return risks.text
  }
}
