import Operations
import SupplyModel

/// How good earlier forecasts of the last known months were: for people the table of the report, for programs every figure.
public struct AccuracyTable {
  /// Every figure, for files: the latest month first, then by months ahead and name.
  ///
  /// Shares are of one; `crps_over_use` is CRPS by quantiles over units used, `use_over_forecast` units used over units forecast.
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
      Column("within_80", es: "Dentro de 80") { .optional(share: $0.score.shareWithin80) }
      Column("within_p90", es: "Hasta P90") { .optional(share: $0.score.shareWithinP90) }
      Column("risks", es: "Riesgos") { .whole($0.score.riskRows) }
      Column("stockouts", es: "Agotados") { .whole($0.score.events) }
      Column("stockouts_expected", es: "Agotados esperados") { .number($0.score.probabilities, decimals: 1) }
      Column("brier", es: "Brier") { .number($0.score.brier, upTo: 4) }
      Column("calibration_error", es: "Error de calibración") { .number($0.score.calibrationError, upTo: 3) }
    }
    let words = AccuracySection.Words()
    func column(
      _ phrase: Phrase, _ figure: @escaping (AccuracyFigures) -> String
    ) -> Column<AccuracyRecord> {
      Column(
        phrase.text(in: .english), es: phrase.text(in: .spanish), inFiles: phrase.text(in: .spanish)
      ) { .text(figure(AccuracyFigures($0.score))) }
    }
    let ofParts: ColumnReach = scope == .all ? .files : .everywhere
    read = ListTable(name: "accuracy", rows: rows, language: language) {
      Column(
        words.month.text(in: .english), es: words.month.text(in: .spanish),
        inFiles: words.month.text(in: .spanish)
      ) { .text(language.scored($0.month, step: $0.step)) }
      Column("Code", es: "Código", inFiles: "Código", ofParts) { .text($0.code) }
      Column("Name", es: "Nombre", inFiles: "Nombre", ofParts) { .optional(name($0.code)) }
      column(words.cases, \.cases)
      column(words.foretold, \.foretold)
      column(words.used, \.used)
      column(words.loss, \.loss)
      column(words.within, \.within)
      column(words.riskCases, \.riskCases)
      column(words.announced, \.announced)
      column(words.happened, \.happened)
    }
  }

  /// For a person: the table of the report, with the same words and the same figures.
  public var text: String { read.text }
}

/// The figures of a score as people read them, the same on pages and on terminals.
struct AccuracyFigures {
  let cases: String
  let foretold: String
  let used: String
  let loss: String
  let within: String
  let riskCases: String
  let announced: String
  let happened: String

  init(_ score: AccuracyScore) {
    func share(_ part: Double) -> String {
      score.riskRows > 0 ? NumberText.percent(part / Double(score.riskRows)) : "–"
    }
    cases = NumberText.whole(score.rows)
    foretold = NumberText.decimal(score.forecasts, decimals: 0)
    used = NumberText.decimal(score.outcomes, decimals: 0)
    loss = score.weightedLoss.map { NumberText.fixed($0, decimals: 2) } ?? "–"
    within = score.shareWithin80.map(NumberText.percent) ?? "–"
    riskCases = NumberText.whole(score.riskRows)
    announced = share(score.probabilities)
    happened = share(Double(score.events))
  }
}
