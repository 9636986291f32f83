import SupplyModel

/// The number of a lot, as people write it or write around it.
///
/// | written | means |
/// |---|---|
/// | `A2304B`, `LOTE 45/7` | that number, without outer blanks |
/// | `----C`, `S/L`, `SIN LOTE`, `SIN_REG_SAN`, `S/N`, `N/A`, `ND`, `NINGUNO`, `XXX`, `000` | unknown |
/// | `LOTE202610`, `LOTE102026` | unknown: hospital systems make it from the period |
enum WrittenLot {
  /// Letters and digits of what stands for no number.
  private static let fillers: Set<String> = [
    "", "C", "SL", "SINLOTE", "NOLOTE", "SINREGSAN", "SINREG", "SINREGISTRO", "SRS", "SN", "SINNUMERO", "SD",
    "SINDATO", "SINDATOS", "NA", "ND", "NT", "NOTIENE", "NOAPLICA", "NINGUNO", "LOTE", "NULL",
  ]

  /// The number; nil when unknown.
  static func number(in text: String) -> String? {
    let letters = HeaderNames.normalized(text)
    guard !fillers.contains(letters), !letters.allSatisfy({ $0 == "0" }), !letters.allSatisfy({ $0 == "X" }),
      !isInvented(letters)
    else { return nil }
    return text
  }

  /// `LOTE` and a period of this century.
  private static func isInvented(_ letters: String) -> Bool {
    guard letters.hasPrefix("LOTE") else { return false }
    let digits = letters.dropFirst(4)
    let periods = digits.utf8.count == 6 ? [Month(digits), Month(digits.suffix(4) + digits.prefix(2))] : []
    return periods.contains { ($0?.year ?? 0) / 100 == 20 }
  }
}
