import DemandForecasting
import StockPolicy
import SupplyModel

/// Assesses the series of a run from their forecasts, and moves what is spare before anything is ordered.
struct RunAssessor {
  let settings: ForecastRun.Settings
  let products: ProductCatalogue
  let facilities: FacilityDirectory
  private let series: [SupplySeries]
  private let terms: RunTerms
  private let forecasts: DemandForecasts
  private let stockouts: StockoutForecasts
  private let horizon: Int

  init(
    _ builder: PanelBuilder, settings: ForecastRun.Settings, knowledge: SupplyKnowledge,
    facilities: FacilityDirectory
  ) {
    self.settings = settings
    self.facilities = facilities
    products = knowledge.products
    terms = RunTerms(builder.series, settings: settings, knowledge: knowledge)
    let horizon = ForecastPlanner.horizon(builder, settings: settings, terms: terms)
    self.horizon = horizon
    series = builder.series
    forecasts = settings.model.forecasts(
      panel: builder.panel(of: settings.target, through: settings.asOf), origin: builder.origin,
      horizon: horizon, outputs: .all)
    stockouts = StockoutForecaster().forecasts(
      panel: builder.panel, origin: builder.origin, horizon: horizon)
  }

  /// The run: everything assessed, what is worth moving moved, and orders for what is still missing.
  func run() -> ForecastRun {
    var assessments = series.indices.map { assessment($0) }
    guard let worth = settings.transfers else {
      return ForecastRun(settings: settings, assessments: assessments, calendars: terms.calendars)
    }
    let positions = assessments.enumerated().compactMap { index, assessment in
      coverDemand(index).map {
        StockPosition(
          assessment: assessment, coverDemand: $0,
          coupleYearsPerUnit: products[assessment.product].coupleYearsPerUnit)
      }
    }
    let transfers = TransferPolicy(settings: settings, worth: worth, facilities: facilities)
      .transfers(positions)
    var moved: [[String]: Int] = [:]
    for transfer in transfers {
      moved[[transfer.to, transfer.product], default: 0] += transfer.units
      moved[[transfer.from, transfer.product], default: 0] -= transfer.units
    }
    for (index, series) in series.enumerated() {
      guard let units = moved[[series.facility, series.product]] else { continue }
      assessments[index] = assessment(index, moved: units)
    }
    return ForecastRun(
      settings: settings, assessments: assessments, transfers: transfers, calendars: terms.calendars)
  }

  private func cumulative(_ index: Int) -> [QuantileDistribution] {
    (1...horizon).compactMap { forecasts.cumulative(series: index, step: $0) }
  }

  private func coverDemand(_ index: Int) -> CoverDemand? {
    AssessmentPolicy(settings: settings).coverDemand(
      series[index], cumulativeDemand: cumulative(index), calendar: terms.calendar(series[index].facility))
  }

  private func assessment(_ index: Int, moved: Int = 0) -> SeriesAssessment {
    ForecastPlanner.assessment(
      of: series[index], at: index, forecasts, stockouts, settings: settings,
      terms: terms.terms(series[index]),
      product: products[series[index].product], moved: moved)
  }
}
