import StockPolicy
import SupplyModel

/// Lots as people read them.
extension Language {
  /// The lot with its number, within a sentence: `el lote KD2041`, `un lote sin número`.
  public func lotName(_ lot: StockLot) -> String {
    guard let number = lot.number else { return text(es: "un lote sin número", en: "a lot without a number") }
    return text(es: "el lote \(number)", en: "lot \(number)")
  }

  /// When a lot expires, for a cell: `dic 2026`, `desde dic 2026` where only the first units are known to, or a dash.
  public func expiryText(_ expiry: LotExpiry) -> String {
    switch expiry {
    case .unknown: "–"
    case .endOf(let month): shortMonth(month)
    case .notBefore(let month):
      text(es: "desde \(shortMonth(month))", en: "from \(shortMonth(month)) on")
    }
  }

  /// A lot and its units, for a list to sign: `KD2041 (vence dic 2026): 12`.
  public func lotText(_ lot: StockLot) -> String {
    let number = lot.number ?? text(es: "sin número", en: "no number")
    let date =
      lot.expiry == .unknown
      ? "" : " (" + text(es: "vence ", en: "expires ") + expiryText(lot.expiry) + ")"
    return number + date + ": " + NumberText.decimal(lot.units)
  }

  /// An amount of money, which no line breaks: `S/ 1,234.50`.
  public func soles(_ amount: Double) -> String { "S/\u{A0}" + NumberText.cents(amount) }
}
