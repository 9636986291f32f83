import StockPolicy
import SupplyModel

/// What is left, how fast it goes, when it ends and what to ask for: the clauses that decisions share.
extension Reason {
  /// `Quedan 12 ampollas`, `No queda ninguna ampolla`, `En agosto de 2026 quedaban 12 ampollas`.
  var left: String {
    let amount = unit.counted(stock)
    let isOne = amount.hasPrefix("1 ")
    let none = unit.isFeminine ? "ninguna" : "ningún"
    guard let oldMonth else {
      if stock <= 0 {
        return language.text(es: "No queda \(none) \(unit.singular)", en: "No \(unit.plural) are left")
      }
      return language.text(
        es: "Queda\(isOne ? "" : "n") \(amount)", en: "\(amount) \(isOne ? "is" : "are") left")
    }
    let month = language.monthText(oldMonth)
    if stock <= 0 {
      return language.text(
        es: "En \(month) ya no quedaba \(none) \(unit.singular)",
        en: "In \(month) no \(unit.plural) were left")
    }
    return language.text(
      es: "En \(month) quedaba\(isOne ? "" : "n") \(amount)",
      en: "In \(month) \(amount) \(isOne ? "was" : "were") left")
  }

  /// Expected use of a month in whole units: `se usan unas 9 al mes`.
  ///
  /// The one figure of use, of an empty shelf too: what would be used with stock on it.
  /// Where most months saw no use, how many did: a mean of them would be what nobody ever saw.
  var use: String {
    if let rareUse { return rareUse }
    let monthly = assessment.expectedMonthlyDemand
    let some = unit.isFeminine ? "unas" : "unos"
    switch monthly {
    case ..<0.05: return language.text(es: "casi no se usa", en: "hardly any use is expected")
    case ..<0.75: return language.text(es: "se usa menos de 1 al mes", en: "less than 1 a month is used")
    case ..<1.5: return language.text(es: "se usa alrededor de 1 al mes", en: "about 1 a month is used")
    default:
      let number = NumberText.decimal(monthly, decimals: 0)
      return language.text(es: "se usan \(some) \(number) al mes", en: "about \(number) a month are used")
    }
  }

  /// `hubo consumo en 1 de los últimos 11 meses con reporte, 5 en total, pero en casos parecidos hacen falta hasta 30 en 4 meses`;
  /// nil where at least half of the months reported saw some use, or too few were reported to tell.
  private var rareUse: String? {
    let reported = assessment.recentConsumption.compactMap(\.self)
    let used = reported.filter { $0 > 0 }.count
    // A month in which stock was missed is no month without use.
    let explained = used + (order.arithmetic?.correctedMonths ?? 0)
    guard reported.count >= 6 else { return nil }
    guard used > 0 else { return stock > 0 ? unused(reported.count) : nil }
    guard explained * 2 < reported.count else { return nil }
    let total = NumberText.decimal(reported.reduce(0, +), decimals: 0)
    let (months, all) = (NumberText.whole(used), NumberText.whole(reported.count))
    return language.text(
      es: "hubo consumo en \(months) de los últimos \(all) meses con reporte, \(total) en total",
      en: "\(months) of the last \(all) reported months saw some use, \(total) in all") + likeness
  }

  /// `no hubo consumo en los últimos 12 meses con reporte, y aun así se esperan unas 13 al mes`; nil where hardly any is.
  private func unused(_ reported: Int) -> String? {
    guard assessment.expectedMonthlyDemand >= 0.75 else { return nil }
    let number = NumberText.decimal(assessment.expectedMonthlyDemand, decimals: 0)
    let months = NumberText.whole(reported)
    let expected = number == "1" ? "alrededor de 1" : "\(unit.isFeminine ? "unas" : "unos") \(number)"
    return language.text(
      es:
        "no hubo consumo en los últimos \(months) meses con reporte, y aun así se esperan \(expected) al mes",
      en:
        "none of the last \(months) reported months saw any use, and yet about \(number) a month are expected"
    )
      + likeness
  }

  /// `, según solo 2 meses con reporte`; nothing where six or more of the last twelve were reported, or none.
  private var shortHistory: String {
    let reported = assessment.recentConsumption.count { $0 != nil }
    guard (1..<6).contains(reported) else { return "" }
    let number = NumberText.whole(reported)
    return language.text(
      es: reported == 1 ? ", según un solo mes con reporte" : ", según solo \(number) meses con reporte",
      en: ", going by \(reported == 1 ? "a single reported month" : "\(number) reported months alone")")
  }

  /// `, pero en casos parecidos hacen falta hasta 30 en 4 meses`: why an order can exceed what was ever used.
  private var likeness: String {
    guard order.quantity > 0, let demand = order.arithmetic?.demand, demand >= 1 else { return "" }
    let most = NumberText.decimal(demand, decimals: 0)
    let span = language.demandSpan(of: assessment, asOf: settings.asOf)
    return language.text(
      es: ", pero en casos parecidos hacen falta hasta \(most) \(span)",
      en: ", but cases like it need up to \(most) \(span)")
  }

  /// ` (unas 15 vencerán sin usarse)`: what of the stock cannot be used within the cover; nothing where all can.
  var expiringNote: String {
    guard let units = order.arithmetic?.expiring.rounded(), units >= 1 else { return "" }
    let number = NumberText.decimal(units)
    let isOne = number == "1"
    return language.text(
      es: " (\(number) \(isOne ? "vencerá" : "vencerán") sin usarse)", en: " (\(number) will expire unused)")
  }

  var stockAndUse: String {
    left + expiringNote + language.text(es: " y ", en: " and ") + use + shortHistory + correction
  }

  /// `, y se corrigieron 3 meses en que faltó stock`; nothing where no month was corrected.
  private var correction: String {
    guard let months = order.arithmetic?.correctedMonths, months > 0 else { return "" }
    let number = NumberText.whole(months)
    return language.text(
      es: months == 1
        ? ", y se corrigió 1 mes en que faltó stock"
        : ", y se corrigieron \(number) meses en que faltó stock",
      en: ", and \(number) month\(months == 1 ? " was" : "s were") corrected for want of stock")
  }

  /// `: si no llega nada, en 7 de cada 10 casos se acaban antes de fin de noviembre`, and where the expected day has gone by
  /// `: si no llegó nada, se habrían acabado hacia el 22/11/2026`; nothing without stock.
  var outlook: String {
    guard stock > 0, let risk = assessment.risk else { return "" }
    let months = risk.decisiveMonths(cover: order.coverMonths)
    let probability = risk.probability(withinMonths: months)
    let clause = language.probabilityClause(probability)
    let end = settings.asOf.advanced(by: months)
    let isOne = unit.counted(stock).hasPrefix("1 ")
    if let past = language.pastRunOut(risk.expectedDate, endOf: end, clause: clause, today: today) {
      return language.text(
        es: ": si no llegó nada, \(past.prefix)se habría\(isOne ? "" : "n") acabado \(past.when)",
        en: ": if nothing arrived, \(past.prefix)\(isOne ? "it" : "they") should have run out \(past.when)")
    }
    return language.text(
      es: ": si no llega nada, \(clause) se acaba\(isOne ? "" : "n") antes de fin de \(yearIfNeeded(end))",
      en: ": if nothing arrives, \(clause) \(isOne ? "it runs" : "they run") out before the end of "
        + yearIfNeeded(end))
  }

  /// The month's name, with its year where that is not the run's.
  private func yearIfNeeded(_ month: Month) -> String {
    month.year == settings.asOf.year ? language.monthName(month) : language.monthText(month)
  }

  /// `reciba 30 de otro establecimiento`; nil when no transfer brings any.
  var incoming: String? {
    guard assessment.moved > 0 else { return nil }
    let units = NumberText.whole(assessment.moved)
    return language.text(
      es: "reciba \(units) de otro establecimiento", en: "receive \(units) from another facility")
  }

  /// `entregue 30 a otro establecimiento`; nil when no transfer takes any away.
  var outgoing: String? {
    guard assessment.moved < 0 else { return nil }
    let units = NumberText.whole(-assessment.moved)
    return language.text(
      es: "entregue \(units) a otro establecimiento", en: "give \(units) to another facility")
  }

  /// `espere 5 que vienen en camino`; nil where nothing is counted on.
  var awaited: String? {
    guard let units = order.arithmetic?.onOrder, units > 0 else { return nil }
    let number = NumberText.decimal(units)
    return language.text(
      es: "espere \(number) que \(number == "1" ? "viene" : "vienen") en camino",
      en: "expect \(number) already on order")
  }

  /// What comes before an order, each with what joins it to the order.
  var before: String {
    let parts = [outgoing, incoming, awaited].compactMap { $0 }
    return parts.isEmpty ? "" : parts.joined(separator: ", ") + language.text(es: " y ", en: " and ")
  }

  /// `no hace falta pedir`, with what moves before.
  var noRequest: String {
    language.text(es: "\(before)no hace falta pedir.", en: "\(before)no order is needed.")
  }
}
