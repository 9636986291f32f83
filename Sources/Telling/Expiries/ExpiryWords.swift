import StockPolicy
import SupplyModel

/// What people read of lots that expire, beside the sentence of each.
extension Language {
  /// How many lots of a run will not be used up, and what they are worth; with its line feed, empty for none.
  func expirySummary(lots: Int, value: Double, unpriced: Int) -> String {
    guard lots > 0 else { return "" }
    return expiryTotal(lots: lots, value: value, unpriced: unpriced)
      + text(es: " Véalo con colca expiries.\n", en: " See colca expiries.\n")
  }

  /// The same as a sentence alone, as in `Se vencería sin usarse algo de 8 lotes · S/ 16.40`.
  func expiryTotal(lots: Int, value: Double, unpriced: Int) -> String {
    let all = counted(lots, es: ("lote", "lotes"), en: ("lot", "lots"))
    let without =
      unpriced == 0
      ? ""
      : text(
        es: "; sin precio: \(NumberText.whole(unpriced))",
        en: "; without a price: \(NumberText.whole(unpriced))")
    let worth = unpriced < lots ? " · " + soles(value) : ""
    return text(
      es: "Se vencería sin usarse algo de \(all)\(worth)\(without).",
      en: "Some of \(all) would expire unused\(worth)\(without).")
  }

  /// Beside a lot: `10 meses`, `ya venció`.
  func monthsLeft(_ months: Int) -> String {
    guard months > 0 else { return text(es: "ya venció", en: "expired") }
    return counted(months, es: ("mes", "meses"), en: ("month", "months"))
  }

  /// `como máximo 28`: units that would expire.
  func lossText(_ outlook: LotOutlook) -> String {
    let units = NumberText.decimal(outlook.expectedLoss, decimals: outlook.expectedLoss < 9.95 ? 1 : 0)
    return outlook.lot.expiry.isNearestOnly ? text(es: "como máximo \(units)", en: "at most \(units)") : units
  }
}

/// Lots as people read them.
extension Language {
  /// The lot with its number, within a sentence: `el lote KD2041`, `un lote sin número`.
  func lotName(_ lot: StockLot) -> String {
    guard let number = lot.number else { return text(es: "un lote sin número", en: "a lot without a number") }
    return text(es: "el lote \(number)", en: "lot \(number)")
  }

  /// When a lot expires, for a cell: `dic 2026`, `desde dic 2026` where only the first units are known to, or a dash.
  func expiryText(_ expiry: LotExpiry) -> String {
    switch expiry {
    case .unknown: "–"
    case .endOf(let month): shortMonth(month)
    case .notBefore(let month):
      text(es: "desde \(shortMonth(month))", en: "from \(shortMonth(month)) on")
    }
  }

  /// A lot and its units, for a list to sign: `KD2041 (vence dic 2026): 12`.
  func lotText(_ lot: StockLot) -> String {
    let number = lot.number ?? text(es: "sin número", en: "no number")
    let date =
      lot.expiry == .unknown
      ? "" : " (" + text(es: "vence ", en: "expires ") + expiryText(lot.expiry) + ")"
    return number + date + ": " + NumberText.decimal(lot.units)
  }

  /// An amount of money, which no line breaks: `S/ 1,234.50`.
  func soles(_ amount: Double) -> String { "S/\u{A0}" + NumberText.cents(amount) }
}

extension StockLot {
  /// Whether its last month has gone by on a day; never where nobody knows the day or the month.
  func hasExpired(on today: Day?) -> Bool {
    guard let today, let month = expiry.month else { return false }
    return month < today.month
  }

  /// The lot for programs: `KD2041|2026-12|12`, number, month of expiry (with `+` where it is the nearest known) and units.
  var codes: String {
    let month =
      switch expiry {
      case .unknown: ""
      case .endOf(let month): month.description
      case .notBefore(let month): month.description + "+"
      }
    return [number ?? "", month, NumberText.decimal(units, grouped: false)].joined(separator: "|")
  }
}
