import StockPolicy
import SupplyModel

extension Language {
  /// What will become of a lot, and what to do with it, in one sentence.
  ///
  /// - Parameters:
  ///   - outlook: a lot that is at risk.
  ///   - value: soles of what is expected to expire; nil where no price is known.
  ///   - unit: the noun for the product's unit of issue.
  ///   - asOf: the run's month.
  ///   - today: the day on which it is read; nil where nobody knows it.
  ///   - name: the name of a facility by its code.
  func sentence(
    for outlook: LotOutlook, value: Double?, unit: UnitNoun, asOf: Month, today: Day? = nil,
    name: (FacilityCode) -> String
  ) -> String {
    ExpirySentence(language: self, outlook: outlook, value: value, unit: unit, asOf: asOf, today: today)
      .sentence(name: name)
  }
}

/// The parts of one sentence.
struct ExpirySentence {
  let language: Language
  let outlook: LotOutlook
  let value: Double?
  let unit: UnitNoun
  let asOf: Month
  let today: Day?

  private var lost: Int { max(1, Int(min(outlook.expectedLoss.rounded(), 1e9))) }
  private var used: Int { max(0, Int(min((outlook.lot.units - Double(lost)).rounded(), 1e9))) }
  private var pronoun: String { unit.isFeminine ? "las" : "los" }
  private var some: String { unit.isFeminine ? "unas" : "unos" }
  private var money: String { value.map { " (" + language.soles($0) + ")" } ?? "" }

  func sentence(name: (FacilityCode) -> String) -> String {
    guard let month = outlook.lot.expiry.month else { return "" }
    let units = unit.counted(outlook.lot.units)
    let isOne = units.hasPrefix("1 ")
    let date = language.monthText(month)
    if month <= asOf {
      let lot = capitalized(language.lotName(outlook.lot))
      return language.text(
        es: "\(lot) venció en \(date) y aún figura\(isOne ? "" : "n") \(units)\(money): "
          + "retíre\(unit.isFeminine ? "la" : "lo")\(isOne ? "" : "s") y dé de baja el lote.",
        en: "\(lot) expired in \(date) and \(units) \(isOne ? "is" : "are") still booked\(money): "
          + "set \(isOne ? "it" : "them") apart and write the lot off.")
    }
    if outlook.lot.hasExpired(on: today) {
      let lot = capitalized(language.lotName(outlook.lot))
      let nearest = outlook.lot.expiry.isNearestOnly
      return language.text(
        es: nearest
          ? "Lo que vence primero venció en \(date); de \(units) en el último reporte, mire las cajas: no use lo vencido, "
            + "retírelo y délo de baja."
          : "\(lot) venció en \(date); en el último reporte quedaba\(isOne ? "" : "n") \(units): no use lo que quede, retírelo y dé "
            + "de baja el lote.",
        en: nearest
          ? "What expires first expired in \(date); of \(units) in the latest report, look at the boxes: do not use what has "
            + "expired, set it apart and write it off."
          : "\(lot) expired in \(date); the latest report had \(units) of it: do not use what is left, set it apart and write the lot off."
      )
    }
    if outlook.lot.expiry.isNearestOnly {
      return language.text(
        es:
          "El reporte solo da la fecha de lo que vence primero (\(date)): de \(units) se \(lost == 1 ? "vencería" : "vencerían") "
          + "\(number(lost)) como máximo\(money); mire las cajas: \(advice(name)).",
        en:
          "The report gives only the date of what expires first (\(date)): of \(units) at most \(number(lost)) would expire"
          + "\(money); look at the boxes: \(advice(name)).")
    }
    return language.text(
      es:
        "De \(units) \(ofLot), que vence en \(date), \(use) y se \(lost == 1 ? "vencería" : "vencerían") "
        + "\(about(lost))\(money): \(advice(name)).",
      en: "Of \(units) of \(language.lotName(outlook.lot)), which expires in \(date), \(use) and "
        + "\(about(lost)) would expire\(money): \(advice(name)).")
  }

  private var ofLot: String {
    outlook.lot.number == nil ? "de un lote sin número" : "d" + language.lotName(outlook.lot)
  }

  private var use: String {
    guard used > 0 else {
      return language.text(es: "no se usaría casi ninguna unidad", en: "hardly any would be used")
    }
    return language.text(
      es: "se \(used == 1 ? "usaría" : "usarían") \(about(used))", en: "\(about(used)) would be used")
  }

  private func number(_ units: Int) -> String { NumberText.whole(units) }

  private func about(_ units: Int) -> String {
    units == 1
      ? language.text(es: "alrededor de 1", en: "about 1")
      : language.text(es: "\(some) \(number(units))", en: "about \(number(units))")
  }

  /// Where they go, where they could, and what is left: `20 van a P.S. LOMA (viaje 3); avise a la red por las otras 8`.
  private func advice(_ name: (FacilityCode) -> String) -> String {
    var parts: [String] = []
    var left = outlook.expectedLoss
    for use in outlook.uses {
      left -= Double(use.units)
      let (units, place) = (number(use.units), name(use.facility))
      let isOne = use.units == 1
      if let trip = use.trip {
        parts.append(
          language.text(
            es: "\(units) \(isOne ? "va" : "van") a \(place) (viaje \(number(trip)))",
            en: "\(units) \(isOne ? "goes" : "go") to \(place) (trip \(number(trip)))"))
      } else {
        parts.append(
          language.text(
            es: "\(place) puede usar \(units) antes de esa fecha",
            en: "\(place) can use \(units) before that date"))
      }
    }
    if parts.isEmpty {
      return language.text(
        es: "nadie de la red \(pronoun) usará a tiempo; avise a la red",
        en: "nobody in the network will use \(lost == 1 ? "it" : "them") in time; tell the network")
    }
    // Less than a unit is an average, and no unit.
    if left >= 1 {
      let more = number(Int(min(left, 1e9)))
      parts.append(
        language.text(es: "avise a la red por \(more) más", en: "tell the network of \(more) more"))
    }
    return parts.joined(separator: language.text(es: ", ", en: ", "))
  }

  private func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
