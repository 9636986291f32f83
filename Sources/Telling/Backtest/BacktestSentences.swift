import ForecastScoring

/// A number and what it means, for whoever must defend it.
struct ScoreReading: TemplateValue {
  let term: String
  let value: String
  let sentence: String
}

extension Language {
  /// What each number of the demand forecasts says.
  func readings(of score: DemandScore) -> [ScoreReading] {
    var readings: [ScoreReading] = []
    if let mase = score.medianMASE {
      let value = NumberText.fixed(mase, decimals: 2)
      readings.append(
        ScoreReading(
          term: "MASE", value: value,
          sentence: text(
            es:
              "El pronóstico central se equivocó en promedio \(value) veces lo que el consumo de la misma serie cambiaba de un año a otro en el mismo mes. Menos es mejor. Pasar de 1 no quiere decir que repetir el año anterior fuera mejor: eso se ve en la escalera.",
            en:
              "The central forecast was wrong by \(value) times what the consumption of the same series used to change from one year to the next in the same month, on average. Less is better. Above 1 does not mean that repeating last year was better: the ladder shows that."
          )
        ))
    }
    if let crps = score.crps, let wql = score.weightedQuantileLoss {
      let (units, share) = (NumberText.fixed(crps, decimals: 2), NumberText.percent(wql))
      readings.append(
        ScoreReading(
          term: "CRPS", value: units,
          sentence: text(
            es:
              "Error medio del pronóstico con todo su margen: \(units) unidades por mes, \(share) de lo consumido (wQL). De un solo número sería su error absoluto medio. Menos es mejor.",
            en:
              "Mean error of the forecast with all its margin: \(units) units a month, \(share) of what was consumed (wQL). Of a single number it would be the mean absolute error. Less is better."
          )
        ))
    }
    for (name, promised, share, loss) in [
      ("≤ p90", 0.9, score.shareWithinP90, score.pinball90),
      ("≤ p95", 0.95, score.shareWithinP95, score.pinball95),
    ] {
      guard let share, let loss else { continue }
      readings.append(
        ScoreReading(
          term: name, value: NumberText.percent(share),
          sentence: coverage(share, promised: promised, loss: loss)))
    }
    return readings
  }

  private func coverage(_ share: Double, promised: Double, loss: Double) -> String {
    let level = Int((promised * 100).rounded())
    let seen = NumberText.decimal(share * 100, decimals: 1)
    let short = NumberText.fixed(1 - promised, decimals: 2)
    let verdict =
      (share - promised).magnitude < 0.0201
      ? text(es: "Se cumple lo prometido.", en: "The promise is kept.")
      : share < promised
        ? text(
          es: "Es menos de lo prometido: la reserva se queda corta.",
          en: "That is less than promised: the reserve falls short.")
        : text(
          es: "Es más de lo prometido: sobra reserva, o muchos meses son de cero y no pueden caer fuera.",
          en: "That is more than promised: reserve to spare, or many months are zero and cannot fall outside."
        )
    let price = text(
      es:
        "La pérdida media fue \(NumberText.fixed(loss, decimals: 2)) unidades: cada unidad que faltó pesa \(NumberText.decimal(promised, decimals: 2)) y cada una que sobró, \(short).",
      en:
        "The mean loss was \(NumberText.fixed(loss, decimals: 2)) units: each unit short weighs \(NumberText.decimal(promised, decimals: 2)), each unit over \(short)."
    )
    return text(
      es:
        "De cada 100 meses, \(seen) consumieron a lo más el p\(level); se prometen \(level). \(verdict) \(price)",
      en: "Of 100 months, \(seen) used at most the p\(level); \(level) are promised. \(verdict) \(price)")
  }

  /// What each number of the stock-out forecasts says, for so many months ahead.
  func readings(of score: EventScore, months: Int) -> [ScoreReading] {
    guard let rate = score.rate, let auc = score.auc, let brier = score.brier, let skill = score.brierSkill,
      let error = score.calibrationError, let stated = score.meanProbability
    else { return [] }
    let within = self.months(ahead: months)
    let pairs = NumberText.decimal(auc * 100, decimals: 0)
    let gain = NumberText.decimal(skill.magnitude * 100, decimals: 0)
    let order = text(
      es:
        "Entre uno que se agotó y uno que no, el que se agotó tenía la probabilidad más alta en \(pairs) de cada 100 pares. 50 sería el azar.",
      en:
        "Of one that ran out and one that did not, the one that did had the higher probability in \(pairs) of 100 pairs. 50 would be chance."
    )
    let comparison =
      skill >= 0
      ? text(es: "\(gain) % menos", en: "\(gain) % less") : text(es: "\(gain) % más", en: "\(gain) % more")
    let square = text(
      es:
        "Media del cuadrado entre probabilidad y lo ocurrido; 0 es perfecto. Es \(comparison) que decirle a todos la tasa general, \(NumberText.percent(rate)).",
      en:
        "Mean square between probability and what happened; 0 is perfect. It is \(comparison) than telling everyone the overall rate, \(NumberText.percent(rate))."
    )
    let points = NumberText.decimal(error * 100, decimals: 1)
    let (said, seen) = (NumberText.percent(stated), NumberText.percent(rate))
    let calibration = text(
      es:
        "La probabilidad dicha se apartó de la frecuencia observada \(points) puntos de cien, en promedio de los grupos. En conjunto se dijo \(said) y ocurrió \(seen).",
      en:
        "The probability stated was \(points) points of a hundred away from the frequency seen, on average over the groups. Overall \(said) was stated and \(seen) happened."
    )
    let named = [("AUC", NumberText.fixed(auc), order), ("Brier", NumberText.fixed(brier), square)]
    let error3 = NumberText.fixed(error)
    let all = named + [(text(es: "Calibración", en: "Calibration"), error3, calibration)]
    return all.map { ScoreReading(term: "\($0.0) · \(within)", value: $0.1, sentence: $0.2) }
  }

  /// One step of the ladder in a sentence; nil where nothing can be said.
  public func reading(of step: ForecastLadder.Step) -> String? {
    guard let mase = step.mase, let relative = mase.relative else { return nil }
    let (from, to) = (name(of: step.from), name(of: step.to))
    let size = NumberText.decimal(relative.magnitude * 100, decimals: 1)
    let gains = relative <= 0
    let isSure = mase.interval.upperBound < 0 || mase.interval.lowerBound > 0
    let verdict =
      isSure
      ? text(es: "No parece azar.", en: "It does not look like chance.")
      : text(es: "Puede ser azar.", en: "It may be chance.")
    return text(
      es: "«\(to)» se equivoca \(size) % \(gains ? "menos" : "más") que «\(from)» (MASE). \(verdict)",
      en: "“\(to)” is wrong by \(size) % \(gains ? "less" : "more") than “\(from)” (MASE). \(verdict)")
  }
}
