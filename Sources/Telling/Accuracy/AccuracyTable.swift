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
    func column(_ key: String, _ spanish: String, inText: Bool = true) -> ListTable.Column {
      ListTable.Column(key: key, title: language.text(es: spanish, en: key), isInText: inText)
    }
    func name(_ code: String) -> String? {
      switch scope {
      case .all: nil
      case .facility: facilities[code].name
      case .product: language.shortName(of: products[code])
      }
    }
    let isWhole = scope == .all
    let rows = records.filter { $0.scope == scope }.sorted { left, right in
      (right.month, left.step, left.code) < (left.month, right.step, right.code)
    }
    return ListTable(
      name: "accuracy",
      columns: [
        column("month", "mes"), column("months_ahead", "meses_antes"),
        column("code", "codigo", inText: !isWhole), column("name", "nombre", inText: !isWhole),
        column("run", "pronostico", inText: false), column("forecasts", "comparados"),
        column("used", "usado"), column("forecast", "pronosticado"),
        column("use_over_forecast", "usado_por_pronosticado"), column("crps_over_use", "error_relativo"),
        column("within_80", "dentro_de_80"), column("within_p90", "hasta_p90", inText: false),
        column("risks", "riesgos", inText: false), column("stockouts", "agotados"),
        column("stockouts_expected", "agotados_esperados"), column("brier", "brier", inText: false),
        column("calibration_error", "error_de_calibracion"),
      ],
      rows: rows.map { record in
        let score = record.score
        return [
          .month(record.month), .whole(record.step), .text(record.code), .optional(name(record.code)),
          .whole(Int(record.runID)), .whole(score.rows), .number(score.outcomes, decimals: 0),
          .number(score.forecasts, decimals: 0), .number(score.useRatio, upTo: 2),
          .number(score.weightedLoss, upTo: 3), .optional(share: score.shareWithin80),
          .optional(share: score.shareWithinP90), .whole(score.riskRows), .whole(score.events),
          .number(score.probabilities, decimals: 1), .number(score.brier, upTo: 4),
          .number(score.calibrationError, upTo: 3),
        ]
      })
  }
}
