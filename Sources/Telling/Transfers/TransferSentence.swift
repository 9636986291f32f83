import StockPolicy
import SupplyModel

extension Language {
  /// Why a transfer is worth its trip, in one sentence: what was seen at both ends, and what happens if nothing is moved.
  ///
  /// - Parameters:
  ///   - transfer: a line of a run.
  ///   - donor: the run's assessment of what is given.
  ///   - receiver: the run's assessment of what is received.
  ///   - names: the two facilities as people call them.
  ///   - unit: the noun for the product's unit of issue.
  ///   - settings: the settings of the run.
  ///   - today: the day on which it is read; nil where nobody knows it, and no day is told as past.
  func reason(
    for transfer: Transfer, donor: SeriesAssessment, receiver: SeriesAssessment,
    names: (from: String, to: String), unit: UnitNoun, settings: ForecastRun.Settings, today: Day? = nil
  ) -> String {
    TransferSentence(
      language: self, transfer: transfer, donor: donor, names: names,
      receiver: Reason(
        language: self, assessment: receiver, unit: unit, settings: settings, today: today)
    ).sentence
  }
}

/// The parts of one sentence.
struct TransferSentence {
  let language: Language
  let transfer: Transfer
  let donor: SeriesAssessment
  let names: (from: String, to: String)
  let receiver: Reason

  private var unit: UnitNoun { receiver.unit }

  /// Nobody goes without for want of it: it only moves from where it would expire to where it is ordered.
  private var isSaving: Bool { transfer.coupleYears <= 0 && transfer.expiringUnits > 0 }

  var sentence: String {
    if isSaving { return saving }
    let units = NumberText.whole(transfer.units)
    let isOne = transfer.units == 1
    return language.text(
      es: "\(giving); \(receiving): si no se \(isOne ? "mueve" : "mueven") \(units), \(otherwise).",
      en: "\(giving); \(receiving): unless \(units) \(isOne ? "is" : "are") moved, \(otherwise).")
  }

  /// `C.S. A tiene 60 implantes y 15 se le vencerían; P.S. B tiene 15 y tendría que pedir: lo que se mueve …`.
  private var saving: String {
    let has = names.from + language.text(es: " tiene ", en: " has ") + unit.counted(donor.stock ?? 0)
    let receives = names.to + language.text(es: " tiene ", en: " has ") + NumberText.decimal(receiver.stock)
    return language.text(
      es:
        "\(has) y \(expiring); \(receives) y tendría que pedir: lo que se mueve no se vence ni se compra otra vez.",
      en:
        "\(has) and \(expiring); \(receives) and would have to order: what moves neither expires nor is bought again."
    )
  }

  /// `15 se le vencerían sin usarse`.
  private var expiring: String {
    let units = NumberText.whole(transfer.expiringUnits)
    let isOne = transfer.expiringUnits == 1
    return language.text(
      es: "\(units) se le \(isOne ? "vencería" : "vencerían") sin usarse",
      en: "\(units) of them would expire there unused")
  }

  /// `C.S. A tiene 120 ampollas, le quedarían 90 y en 9 de cada 10 casos le alcanzan hasta que llegue su próximo pedido`.
  private var giving: String {
    let has = names.from + language.text(es: " tiene ", en: " has ") + unit.counted(donor.stock ?? 0)
    if donor.official.averageConsumption <= 0 {
      let none = unit.isFeminine ? "ninguna" : "ninguno"
      return has + language.text(es: " y en 12 meses no usó \(none)", en: " and used none in 12 months")
    }
    // Who orders and gives only what it would not use keeps less than it needs, and orders that.
    if transfer.expiringUnits == transfer.units, donor.order.isPlaced {
      return has + language.text(es: " y ", en: " and ") + expiring
    }
    let left = NumberText.decimal(max(0, (donor.stock ?? 0) + Double(donor.moved)))
    let cases = language.serviceClause(donor.order.serviceLevel)
    let isOne = left == "1"
    let note = transfer.expiringUnits > 0 ? language.text(es: ", \(expiring)", en: ", \(expiring)") : ""
    return has + note
      + language.text(
        es:
          ", le \(isOne ? "quedaría" : "quedarían") \(left) y \(cases) le \(isOne ? "alcanza" : "alcanzan") \(lasting)",
        en: ", would keep \(left) and \(cases) \(isOne ? "it lasts" : "they last") \(lasting)") + ordering
  }

  /// ` (pide 35, que lo reponen)`: who gives what it must order anew; nothing where it orders nothing.
  private var ordering: String {
    guard donor.order.isPlaced else { return "" }
    let units = NumberText.whole(donor.order.quantity)
    return language.text(
      es: " (pide \(units), que lo repone\(donor.order.quantity == 1 ? "" : "n"))",
      en: " (it orders \(units), which make up for it)")
  }

  /// `3 meses`, or until the order comes that makes up for what was given.
  private var lasting: String {
    if receiver.settings.transfers?.reach == .nextOrder {
      return language.text(es: "hasta que llegue su próximo pedido", en: "until its next order arrives")
    }
    let months = donor.order.coverMonths
    return language.text(
      es: "\(months) \(months == 1 ? "mes" : "meses")", en: "\(months) month\(months == 1 ? "" : "s")")
  }

  /// `P.S. B no tiene ninguna y se usan unas 12 al mes`.
  private var receiving: String {
    let none = unit.isFeminine ? "ninguna" : "ninguno"
    let has =
      receiver.stock > 0
      ? language.text(es: " tiene ", en: " has ") + NumberText.decimal(receiver.stock)
      : language.text(es: " no tiene \(none)", en: " has none")
    return names.to + has + language.text(es: " y ", en: " and ") + receiver.use
  }

  /// `seguirá sin nada hasta que llegue un pedido`.
  private var otherwise: String {
    guard receiver.stock > 0, let risk = receiver.assessment.risk else {
      return language.text(
        es: "seguirá sin nada hasta que llegue un pedido",
        en: "it stays without any until an order arrives")
    }
    let months = risk.decisiveMonths(cover: receiver.order.coverMonths)
    let clause = language.probabilityClause(risk.probability(withinMonths: months))
    let month = receiver.settings.asOf.advanced(by: months)
    if let past = language.pastRunOut(
      risk.expectedDate, endOf: month, clause: clause, today: receiver.today)
    {
      return language.text(
        es: "seguirá sin nada, pues \(past.prefix)se habría acabado \(past.when)",
        en: "it stays without any, as \(past.prefix)it should have run out \(past.when)")
    }
    let end = language.monthText(month)
    return language.text(
      es: "\(clause) se queda sin nada antes de fin de \(end)",
      en: "\(clause) it runs out before the end of \(end)")
  }
}
