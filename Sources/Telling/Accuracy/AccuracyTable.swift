import Operations
import SupplyModel

/// How good earlier forecasts of the last known months were: for people the table of the report, for programs every figure.
public struct AccuracyTable {
  /// Every figure, for files: the latest month first, then by months ahead and name.
  ///
  /// Shares are of one; `crps_over_use` is CRPS by quantiles over units used, `use_over_forecast` units used over units forecast,
  /// `wape` |used − median| over units used, `bias` units forecast less used over units used.
  public let list: ListTable
  private let read: ListTable

  /// The table of one scope, of records in any order.
  public init(
    _ records: [AccuracyRecord], scope: AccuracyRecord.Scope, facilities: FacilityDirectory,
    products: ProductCatalogue, language: Language
  ) {
    func name(_ code: String) -> String? {
      switch scope {
      case .all: nil
      case .facility: facilities[FacilityCode(code)].name
      case .product: language.shortName(of: products[ProductCode(code)])
      }
    }
    let rows = records.filter { $0.scope == scope }.sorted { left, right in
      (right.month, left.step, left.code) < (left.month, right.step, right.code)
    }
    list = ListTable(name: "accuracy", rows: rows, language: language) {
      Column("month", es: "Mes") { .month($0.month) }
      Column("months_ahead", es: "Meses antes") { .whole($0.step) }
      Column("code", es: "Código") { .text($0.code) }
      Column("name", es: "Nombre") { .optional(name($0.code)) }
      Column("run", es: "Pronóstico") { .whole(Int($0.runID)) }
      Column("forecasts", es: "Comparados") { .whole($0.score.rows) }
      Column("used", es: "Usado") { .number($0.score.outcomes, decimals: 0) }
      Column("forecast", es: "Pronosticado") { .number($0.score.forecasts, decimals: 0) }
      Column("use_over_forecast", es: "Usado por pronosticado") { .number($0.score.useRatio, upTo: 2) }
      Column("crps_over_use", es: "Error relativo") { .number($0.score.weightedLoss, upTo: 3) }
      Column("wape", es: "WAPE") { .number($0.score.weightedAbsoluteError, upTo: 3) }
      Column("bias", es: "Sesgo") { .number($0.score.bias, upTo: 3) }
      Column("within_80", es: "Dentro de 80") { .optional(share: $0.score.shareWithin80) }
      Column("within_p90", es: "Hasta P90") { .optional(share: $0.score.shareWithinP90) }
      Column("risks", es: "Riesgos") { .whole($0.score.riskRows) }
      Column("stockouts", es: "Agotados") { .whole($0.score.events) }
      Column("stockouts_expected", es: "Agotados esperados") { .number($0.score.probabilities, decimals: 1) }
      Column("brier", es: "Brier") { .number($0.score.brier, upTo: 4) }
      Column("calibration_error", es: "Error de calibración") { .number($0.score.calibrationError, upTo: 3) }
    }
    let ofParts: ColumnReach = scope == .all ? .files : .everywhere
    func column(
      _ heading: Phrase, _ text: @escaping (AccuracyRecord) -> String
    ) -> Column<AccuracyRecord> {
      Column(
        heading.text(in: .english), es: heading.text(in: .spanish), inFiles: heading.text(in: .spanish)
      ) { .text(text($0)) }
    }
    read = ListTable(name: "accuracy", rows: rows, language: language) {
      column(AccuracySection.scoredHeading) { language.scored($0.month, step: $0.step) }
      Column("Code", es: "Código", inFiles: "Código", ofParts) { .text($0.code) }
      Column("Name", es: "Nombre", inFiles: "Nombre", ofParts) { .optional(name($0.code)) }
      for figure in AccuracyFigure.allCases { column(figure.heading) { figure.text(of: $0.score) } }
    }
  }

  /// For a person: the table of the report, with the same words and the same figures.
  public var text: String { read.text }
}
