import PolicyReplay

extension Language {
  /// A rule of a replay in words.
  public func name(of rule: ReplayRule) -> String {
    switch rule {
    case .happened: text(es: "Lo que pasó", en: "What happened")
    case .recentAverage: text(es: "Promedio de 3 meses", en: "Mean of 3 months")
    case .official: text(es: "Regla oficial (CPMA)", en: "Official rule (CPMA)")
    case .minMax: text(es: "Mínimo y máximo", en: "Minimum and maximum")
    case .quantile: text(es: "Solo el cuantil", en: "The quantile alone")
    case .quantileWithTransfers: text(es: "El cuantil, moviendo antes", en: "The quantile, moving first")
    case .colca: text(es: "Colca, sin mover", en: "Colca, not moving")
    case .colcaWithTransfers: text(es: "Colca", en: "Colca")
    }
  }

  /// A setting of a rule: `CPMA × 3 meses`, `2–6 × CPMA`, `90 %`.
  ///
  /// Where facilities have covers of different lengths, averages are over the cover: `1.5 × cobertura`.
  func setting(_ setting: Double, of rule: ReplayRule, terms: ReplayTerms) -> String {
    let number = NumberText.decimal(setting, decimals: 2)
    switch rule {
    case .happened: return "–"
    case .recentAverage, .official:
      guard terms.coverMonths.lowerBound == terms.coverMonths.upperBound else {
        return text(es: "\(number) × cobertura", en: "\(number) × cover")
      }
      let months = NumberText.decimal(setting * Double(terms.coverMonths.lowerBound), decimals: 2)
      return text(es: "× \(months) meses", en: "× \(months) months")
    case .minMax: return text(es: "hasta \(number) CPMA", en: "up to \(number) CPMA")
    case .quantile, .quantileWithTransfers, .colca, .colcaWithTransfers: return NumberText.percent(setting)
    }
  }

  /// What counts as demand, in words.
  public func name(of demand: ReplayTerms.Demand) -> String {
    switch demand {
    case .recorded: text(es: "lo que se registró como entregado", en: "what was recorded as dispensed")
    case .corrected:
      text(
        es: "lo que se habría entregado con stock, estimado por Colca",
        en: "what would have been dispensed with stock, as Colca estimates it")
    case .truth:
      text(es: "lo que los usuarios simulados pidieron", en: "what the simulated users asked for")
    }
  }
}
