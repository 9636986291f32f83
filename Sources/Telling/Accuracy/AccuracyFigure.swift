import Operations

/// The figures in which people read a score, in their order: the same columns on pages and on terminals.
enum AccuracyFigure: CaseIterable {
  case cases, foretold, used, bias, absoluteError, loss, within, riskCases, announced, happened

  /// The heading of its column.
  var heading: Phrase {
    switch self {
    case .cases: Phrase(es: "Casos", en: "Cases")
    case .foretold: Phrase(es: "Pronosticado", en: "Forecast")
    case .used: Phrase(es: "Usado", en: "Used")
    case .bias: Phrase(es: "Sesgo", en: "Bias")
    case .absoluteError: Phrase(es: "Error absoluto (WAPE)", en: "Absolute error (WAPE)")
    case .loss: Phrase(es: "Error por unidad", en: "Error per unit")
    case .within: Phrase(es: "Dentro de la banda (80 %)", en: "Within the band (80 %)")
    case .riskCases: Phrase(es: "Casos de riesgo", en: "Risk cases")
    case .announced: Phrase(es: "Agotarse: anunciado", en: "Running out: announced")
    case .happened: Phrase(es: "Ocurrió", en: "Happened")
    }
  }

  /// The figure of a score; `–` where nothing was scored.
  func text(of score: AccuracyScore) -> String {
    func share(_ part: Double) -> String {
      score.riskRows > 0 ? NumberText.percent(part / Double(score.riskRows)) : "–"
    }
    return switch self {
    case .cases: NumberText.whole(score.rows)
    case .foretold: NumberText.decimal(score.forecasts, decimals: 0)
    case .used: NumberText.decimal(score.outcomes, decimals: 0)
    case .bias: score.bias.map(NumberText.signedPercent) ?? "–"
    case .absoluteError: score.weightedAbsoluteError.map { NumberText.fixed($0, decimals: 2) } ?? "–"
    case .loss: score.weightedLoss.map { NumberText.fixed($0, decimals: 2) } ?? "–"
    case .within: score.shareWithin80.map(NumberText.percent) ?? "–"
    case .riskCases: NumberText.whole(score.riskRows)
    case .announced: share(score.probabilities)
    case .happened: share(Double(score.events))
    }
  }
}
