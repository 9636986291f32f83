import DemandForecasting
import StockPolicy
import SupplyModel

/// The sentences that say what drove one forecast.
extension Language {
  /// How many months count, and which are left out and why.
  func monthsSentence(for explanation: ForecastExplanation) -> String {
    func months(_ uses: ForecastExplanation.Use...) -> [Month] { uses.flatMap { explanation.months($0) } }
    let all = counted(explanation.months.count, es: ("mes", "meses"), en: ("month", "months"))
    let left = explanation.months.count { $0.counted == nil }
    let (used, plain) = (explanation.months.count - left, months(.asRecorded).count)
    var sentence = text(
      es:
        "De los últimos \(all) cuentan \(NumberText.whole(used)), \(NumberText.whole(plain)) como se registraron.",
      en: "Of the last \(all), \(NumberText.whole(used)) count, \(NumberText.whole(plain)) as recorded.")
    for (months, name) in [
      (
        months(.raised),
        text(
          es: "Con más de lo registrado, porque faltó stock", en: "As more than recorded, stock being short")
      ),
      (
        months(.emptyShelf),
        text(
          es: "Vacío todo el mes, y en su lugar cuenta el nivel de los meses vecinos",
          en: "Empty all month, the level of the months around counting instead")
      ),
      (
        months(.notHeld),
        text(es: "Como se registró, sin manejar el producto", en: "As recorded, the product not being held")
      ),
      (months(.notReported), text(es: "Fuera por falta de reporte", en: "Left out for want of a report")),
      (
        months(.noConsumption),
        text(es: "Fuera por no decir el consumo", en: "Left out as no consumption is stated")
      ),
      (
        months(.doubted),
        text(
          es: "En duda, y no cuenta lo reportado hasta que alguien lo confirme",
          en: "Doubted, and what was reported does not count until somebody confirms it")
      ),
    ] where !months.isEmpty {
      sentence += " \(name): \(months.map(shortMonth).joined(separator: ", "))."
    }
    return sentence
  }

  /// The level and how it is made.
  func levelSentence(for level: ForecastDrivers.Level, unit: UnitNoun) -> String {
    func number(_ value: Double) -> String { NumberText.decimal(value, decimals: 2) }
    return text(
      es: "Nivel: 0.6 × \(number(level.mean12)) (promedio de 12 meses) + 0.3 × \(number(level.mean3)) "
        + "(de 3 meses) + 0.1 × \(number(level.productShare)) (del producto en la red, con tope) + 0.5 = "
        + "\(number(level.value)) \(unit.plural) al mes.",
      en: "Level: 0.6 × \(number(level.mean12)) (mean of 12 months) + 0.3 × \(number(level.mean3)) "
        + "(of 3 months) + 0.1 × \(number(level.productShare)) (of the product in the network, capped) + 0.5 = "
        + "\(number(level.value)) \(unit.plural) a month.")
  }

  /// The class of look-alikes, and how many there are.
  func situationSentence(for drivers: ForecastDrivers) -> String {
    let marks = [
      name(of: drivers.stock), name(of: drivers.zeroMonths), name(of: drivers.trend),
      drivers.endsInZero
        ? text(es: "el último mes sin consumo", en: "no use in the last month")
        : text(es: "el último mes con consumo", en: "use in the last month"),
    ]
    let shared = [
      text(es: "en todo esto", en: "all of this"),
      text(es: "en esto, menos la tendencia", en: "this but the trend"),
      text(es: "en el stock y el último mes", en: "the stock and the last month"),
      text(es: "en el último mes", en: "the last month"), text(es: "o no", en: "any situation"),
    ][min(4, max(0, drivers.coarseness))]
    let count = NumberText.whole(drivers.lookAlikes)
    var sentence = text(
      es:
        "Situación: \(marks.joined(separator: "; ")). Meses pasados de toda la red que se le parecen \(shared): "
        + "\(count).",
      en:
        "Situation: \(marks.joined(separator: "; ")). Past months of the whole network that share \(shared): "
        + "\(count).")
    if drivers.lookAlikes < drivers.lookAlikesNeeded {
      let needed = NumberText.whole(drivers.lookAlikesNeeded)
      sentence += text(
        es: " Son menos de \(needed): solo cuentan si no hay meses propios.",
        en: " They are fewer than \(needed): they count only without months of its own.")
    }
    if let beginning = drivers.beginning { sentence += sentenceOnBeginning(beginning) }
    return sentence
  }

  /// What a history of a few months leans on.
  private func sentenceOnBeginning(_ beginning: ForecastDrivers.Beginning) -> String {
    let (share, level) = (
      NumberText.percent(beginning.weight), NumberText.decimal(beginning.level, decimals: 1)
    )
    let reports = NumberText.whole(beginning.reports)
    return text(
      es:
        " Detrás hay \(beginning.reports == 1 ? "1 mes" : "\(reports) meses") con reporte, que dicen poco: el \(share) de lo que "
        + "sigue es lo que pasó en redes simuladas después de tan poca historia, a un nivel de \(level) al mes según sus meses, su "
        + "producto y su establecimiento.",
      en:
        " Behind it \(beginning.reports == 1 ? "is 1 month" : "are \(reports) months") with a report, which say little: \(share) of "
        + "what follows is what happened in simulated networks after as little history, at a level of \(level) a month by its "
        + "months, its product and its facility.")
  }

  /// The parts with their weights, and the past cases behind the forest.
  func partsSentence(for drivers: ForecastDrivers) -> String {
    let parts = drivers.parts.map {
      "\(NumberText.percent($0.weight)) \(name(of: $0.part))" + helpClause($0.helped)
    }
    let average = text(
      es: "El pronóstico promedia: \(parts.joined(separator: "; ")).",
      en: "The forecast averages: \(parts.joined(separator: "; ")).")
    guard let cases = drivers.cases, let effective = drivers.effectiveCases else {
      return average + text(es: " No hay bosque de casos.", en: " There is no forest of cases.")
    }
    let (all, equal) = (NumberText.whole(cases), NumberText.decimal(effective, decimals: 0))
    return average
      + text(
        es:
          " Para el próximo mes el bosque se apoya en \(all) casos pasados, que pesan como \(equal) iguales.",
        en: " For the next month the forest rests on \(all) past cases, which weigh as \(equal) equal ones.")
  }

  /// By how much a part helped at the past origins; nothing where nothing tells.
  private func helpClause(_ helped: Double?) -> String {
    guard let helped else { return "" }
    let size = NumberText.decimal(helped.magnitude * 100, decimals: 1) + " %"
    return helped >= 0
      ? text(
        es: " (sin esta parte, el error de los últimos meses habría sido \(size) mayor)",
        en: " (without it, the error of the last months would have been \(size) larger)")
      : text(
        es: " (sin esta parte, el error de los últimos meses habría sido \(size) menor)",
        en: " (without it, the error of the last months would have been \(size) smaller)")
  }

  /// Both probabilities of a stock-out, by the month that people are told of.
  func probabilitiesSentence(for assessment: SeriesAssessment, asOf: Month) -> String {
    guard let risk = assessment.risk else {
      return text(
        es: "Sin probabilidad de desabastecimiento: no se conoce el stock o el producto no se maneja.",
        en: "No probability of a stock-out: the stock is not known, or the product is not held.")
    }
    let isOut = assessment.stock == 0
    let months = risk.decisiveMonths(cover: assessment.order.coverMonths)
    func words(_ probability: Double) -> String {
      "\(probabilityClause(probability)) (\(NumberText.percent(probability)))"
    }
    let end = monthText(asOf.advanced(by: months))
    let alone = words(risk.probability(withinMonths: months))
    let usual = risk.probabilityWithResupply(withinMonths: months).map { probability in
      text(
        es:
          " con las entregas habituales, el estante se verá vacío a fin de algún mes \(words(probability)).",
        en: " with the usual deliveries, the shelf is seen empty at some month's end \(words(probability)).")
    }
    if isOut {
      return text(es: "Ya no queda nada.", en: "Nothing is left.")
        + (usual.map { text(es: " Hasta fin de \(end):", en: " By the end of \(end):") + $0 } ?? "")
    }
    return text(
      es: "Hasta fin de \(end): si no llega nada, se acaba \(alone);",
      en: "By the end of \(end): if nothing arrives, it runs out \(alone);")
      + (usual
        ?? text(es: " con las entregas habituales, no se sabe.", en: " with the usual deliveries, unknown."))
  }

  /// Which part said what of being seen without stock, and what the regression rests on; nil where there is no probability.
  func partsSentence(for reasons: StockoutReasons?, shown: Double?) -> String? {
    guard let reasons, let shown else { return nil }
    var sentence: String
    switch (reasons.forest.map(NumberText.percent), reasons.regression.map(NumberText.percent)) {
    case (let forest?, let regression?):
      sentence = text(
        es: "Con las entregas habituales se promedian dos opiniones: los casos pasados parecidos dicen "
          + "\(forest); un cálculo con lo que pasa en toda la red, \(regression).",
        en: "With the usual deliveries two opinions are averaged: past cases like it say \(forest); "
          + "a calculation over the whole network, \(regression).")
      sentence += groundsSentence(for: reasons)
    case (let forest?, nil):
      sentence = text(
        es: "Con las entregas habituales opinan solo los casos pasados parecidos: \(forest).",
        en: "With the usual deliveries only past cases like it have a say: \(forest).")
    case (nil, let regression?):
      sentence = text(
        es:
          "Con las entregas habituales opina solo un cálculo con lo que pasa en toda la red: \(regression).",
        en: "With the usual deliveries only a calculation over the whole network has a say: \(regression).")
      sentence += groundsSentence(for: reasons)
    case (nil, nil):
      sentence = text(
        es: "Con tan poca historia se dice la parte de los plazos pasados que vieron el estante vacío, "
          + "acercada a la mitad: \(NumberText.percent(reasons.pastShare)).",
        en: "With so little history it is the share of past windows that saw the shelf empty, "
          + "drawn to one half: \(NumberText.percent(reasons.pastShare)).")
    }
    if abs(shown - reasons.probability) >= 0.005 {
      sentence += text(
        es:
          " Se muestra \(NumberText.percent(shown)): con más meses nunca menos que con menos, ni más que si no "
          + "llega nada.",
        en:
          " Shown is \(NumberText.percent(shown)): never less over more months, nor more than if nothing arrives."
      )
    }
    return sentence
  }

  /// What speaks most for a stock-out, and against it.
  private func groundsSentence(for reasons: StockoutReasons) -> String {
    func strongest(_ sign: Double) -> String {
      reasons.grounds.filter { $0.logOdds * sign >= 0.1 }.sorted { $0.logOdds * sign > $1.logOdds * sign }
        .prefix(2).map { name(of: $0.ground) }.joined(separator: text(es: " y ", en: " and "))
    }
    let (raising, lowering) = (strongest(1), strongest(-1))
    var sentence = ""
    if !raising.isEmpty {
      sentence += text(
        es: " Lo que más sube este cálculo: \(raising).", en: " What raises the calculation most: \(raising)."
      )
    }
    if !lowering.isEmpty {
      sentence += text(
        es: " Lo que más lo baja: \(lowering).", en: " What lowers it most: \(lowering).")
    }
    return sentence.isEmpty
      ? text(
        es: " Para este cálculo, todo es como de costumbre.", en: " To the calculation, all is as usual.")
      : sentence
  }
}
