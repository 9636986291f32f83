import Operations
import SupplyModel

/// How good earlier forecasts of the last known months were, as a list.
public enum AccuracyTable {
  /// The list of one scope, the latest month first, then by months ahead and name.
  ///
  /// Shares are of one; `crps_over_use` is CRPS by quantiles over units used, `use_over_forecast` units used over units forecast.
  public static func table(
    for records: [AccuracyRecord], scope: AccuracyRecord.Scope, facilities: FacilityDirectory,
    products: ProductCatalogue, language: Language
  ) -> ListTable {
    func name(_ code: String) -> String? {
      switch scope {
      case .all: nil
      case .facility: facilities[FacilityCode(code)].name
      case .product: language.shortName(of: products[ProductCode(code)])
      }
    }
    let ofParts: ColumnReach = scope == .all ? .files : .everywhere
    let rows = records.filter { $0.scope == scope }.sorted { left, right in
      (right.month, left.step, left.code) < (left.month, right.step, right.code)
    }
    return ListTable(name: "accuracy", rows: rows, language: language) {
      Column("month", es: "Mes") { .month($0.month) }
      Column("months_ahead", es: "Meses antes") { .whole($0.step) }
      Column("code", es: "Código", ofParts) { .text($0.code) }
      Column("name", es: "Nombre", ofParts) { .optional(name($0.code)) }
      Column("run", es: "Pronóstico", .files) { .whole(Int($0.runID)) }
      Column("forecasts", es: "Comparados") { .whole($0.score.rows) }
      Column("used", es: "Usado") { .number($0.score.outcomes, decimals: 0) }
      Column("forecast", es: "Pronosticado") { .number($0.score.forecasts, decimals: 0) }
      Column("use_over_forecast", es: "Usado por pronosticado") { .number($0.score.useRatio, upTo: 2) }
      Column("crps_over_use", es: "Error relativo") { .number($0.score.weightedLoss, upTo: 3) }
      Column("within_80", es: "Dentro de 80") { .optional(share: $0.score.shareWithin80) }
      Column("within_p90", es: "Hasta P90", .files) { .optional(share: $0.score.shareWithinP90) }
      Column("risks", es: "Riesgos", .files) { .whole($0.score.riskRows) }
      Column("stockouts", es: "Agotados") { .whole($0.score.events) }
      Column("stockouts_expected", es: "Agotados esperados") { .number($0.score.probabilities, decimals: 1) }
      Column("brier", es: "Brier", .files) { .number($0.score.brier, upTo: 4) }
      Column("calibration_error", es: "Error de calibración") { .number($0.score.calibrationError, upTo: 3) }
    }
  }
}
