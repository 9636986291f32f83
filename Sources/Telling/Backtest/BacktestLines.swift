import DemandForecasting
import ForecastScoring
import SupplyModel

extension Language {
  /// The figures of a backtest over all, as a terminal shows them; scripts may read these lines.
  func backtestLines(_ score: BacktestScore) -> String {
    func number(_ value: Double?) -> String { value.map { NumberText.fixed($0) } ?? "—" }
    let overall = score.overall
    let origins = score.origins.map(\.description).joined(separator: ", ")
    return text(
      es: """
        Orígenes: \(origins)
        Pronósticos comparados: \(overall.rows); sin dato todavía: \(score.rowsWithoutOutcome)
        MASE de la mediana   \(number(overall.medianMASE))
        CRPS (unidades)      \(number(overall.crps))
        wQL                  \(number(overall.weightedQuantileLoss))
        Casos ≤ p90 / p95    \(number(overall.shareWithinP90)) / \(number(overall.shareWithinP95))
        MASE de la media     \(number(overall.meanMASE))
        Error de la mediana  \(number(overall.meanAbsoluteError)) unidades
        WAPE / sesgo         \(number(overall.weightedAbsoluteError)) / \(number(overall.bias))
        Pérdida p90 / p95    \(number(overall.pinball90)) / \(number(overall.pinball95))
        Casos en 80 / 90 %   \(number(overall.shareWithin80)) / \(number(overall.shareWithin90))

        """,
      en: """
        Origins: \(origins)
        Forecasts compared: \(overall.rows); without an outcome yet: \(score.rowsWithoutOutcome)
        MASE of the median   \(number(overall.medianMASE))
        CRPS (units)         \(number(overall.crps))
        wQL                  \(number(overall.weightedQuantileLoss))
        Share ≤ p90 / p95    \(number(overall.shareWithinP90)) / \(number(overall.shareWithinP95))
        MASE of the mean     \(number(overall.meanMASE))
        Error of the median  \(number(overall.meanAbsoluteError)) units
        WAPE / bias          \(number(overall.weightedAbsoluteError)) / \(number(overall.bias))
        Loss at p90 / p95    \(number(overall.pinball90)) / \(number(overall.pinball95))
        Share in 80 / 90 %   \(number(overall.shareWithin80)) / \(number(overall.shareWithin90))

        """)
  }

  /// Of what a backtest is: `Modelo: Completo (full) · orígenes: 2018-07 · 3 meses hacia adelante · 9,060 pronósticos`.
  func backtestPeriod(_ score: BacktestScore) -> String {
    let origins = score.origins.map(shortMonth).joined(separator: ", ")
    let rows = NumberText.whole(score.overall.rows)
    return text(
      es:
        "Modelo: \(name(of: score.model)) · orígenes: \(origins) · \(months(ahead: score.horizon)) hacia adelante · \(rows) pronósticos comparados",
      en:
        "Model: \(name(of: score.model)) · origins: \(origins) · \(months(ahead: score.horizon)) ahead · \(rows) forecasts compared"
    )
  }

  /// The page's first sentence: what was tried and what came of it.
  func backtestLead(_ score: BacktestScore) -> String {
    guard let within = score.overall.shareWithinP90 else {
      return text(
        es: "Todavía no hay ningún mes registrado con el que comparar.",
        en: "No month has been recorded yet to compare with.")
    }
    let seen = NumberText.decimal(within * 100, decimals: 0)
    let lead = text(
      es:
        "Se pronosticó como se habría hecho entonces y se comparó con lo registrado después. De cada 100 meses, \(seen) consumieron a lo más lo que el p90 decía (se prometen 90).",
      en:
        "Forecasts were made as they would have been then, and compared with what was recorded later. Of 100 months, \(seen) used at most what the p90 said (90 are promised)."
    )
    guard let ladder = score.ladder, let own = score.overall.medianMASE else { return lead }
    let comparisons = ladder.rungs.filter { $0.score.crps == nil }.compactMap { rung -> String? in
      guard let loss = rung.score.medianMASE, loss > 0 else { return nil }
      let gain = NumberText.decimal((1 - own / loss).magnitude * 100, decimals: 0)
      let less = own <= loss
      return text(
        es: "\(gain) % \(less ? "menos" : "más") que «\(name(of: rung.name))»",
        en: "\(gain) % \(less ? "less" : "more") than “\(name(of: rung.name))”")
    }
    guard !comparisons.isEmpty else { return lead }
    return lead
      + text(es: " El pronóstico central se equivocó ", en: " The central forecast was wrong by ")
      + comparisons.joined(separator: text(es: " y ", en: " and ")) + "."
  }

  /// A reliability diagram in words.
  func spokenDiagram(_ score: EventScore, months: Int) -> String {
    let points = score.bins.map { bin in
      text(
        es:
          "dicho \(NumberText.percent(bin.meanProbability)), observado \(NumberText.percent(bin.eventShare)) de \(NumberText.whole(bin.rows))",
        en:
          "stated \(NumberText.percent(bin.meanProbability)), seen \(NumberText.percent(bin.eventShare)) of \(NumberText.whole(bin.rows))"
      )
    }
    return text(
      es: "Confiabilidad a \(self.months(ahead: months)): ",
      en: "Reliability within \(self.months(ahead: months)): ")
      + points.joined(separator: "; ") + "."
  }
}

/// The score of a backtest as a terminal shows it: the figures over all, then a table for every part.
public struct BacktestText: Sendable {
  private let input: BacktestInput

  /// The text of a score.
  public init(_ input: BacktestInput) { self.input = input }

  /// What a person reads.
  public var text: String {
    let tables = ScoreTables(input)
    var text = input.language.backtestLines(input.score)
    if input.score.overall.rows > 0 { text += tables.demand.map(\.text).joined() }
    if let stockouts = tables.stockouts { text += stockouts.text }
    text += tables.unsupplied.map(\.text).joined()
    text += tables.reliability.map(\.text).joined() + tables.unsuppliedReliability.map(\.text).joined()
    text += tables.ladder.map(\.text).joined()
    return text
  }
}
