/// Names of columns that are nearly those that somebody meant.
enum SlipNames {
  /// Columns of SISMED's that no layout reads, in normal form: none is a slip for another.
  static let harmless: Set<String> = [
    "STOCKFIN", "STOCKFIN1", "TOTAL", "DOSALDO", "DOINGRE", "DOCON", "DOOTR", "DOTOT", "DOSTK", "DOFECEXP",
    "USUARIO",
    "INDIPROC", "SIT", "INDISIGA", "MPTOREPO", "ESSALUD", "INGREGULA", "SALREGULA", "SALCONINS", "MEDREGSAN",
    "PREADQ", "TIPOPRE", "FECHAULT", "FECHULT",
  ]

  /// Whether a name is another one but for one letter more, less, other or out of turn; of up to four letters none is.
  ///
  /// - Parameters:
  ///   - name: as a file writes it.
  ///   - wanted: in normal form.
  static func isSlip(_ name: String, of wanted: String) -> Bool {
    let (written, meant) = (Array(HeaderNames.normalized(name).utf8), Array(wanted.utf8))
    guard meant.count > 4, written != meant, (written.count - meant.count).magnitude <= 1 else {
      return false
    }
    return isOneSlip(written, of: meant)
  }

  /// The same for words of any length, in normal form.
  static func isOneSlip(_ written: [UInt8], of meant: [UInt8]) -> Bool {
    let head = zip(written, meant).prefix { $0 == $1 }.count
    let tail = zip(written.reversed(), meant.reversed()).prefix { $0 == $1 }.count
    let (rest, wantedRest) = (written.count - head - tail, meant.count - head - tail)
    if rest <= 1, wantedRest <= 1 {
      // A number behind a name tells columns apart: STOCK_FIN1 is no slip for STOCK_FIN.
      return !isDigit(written, head) && !isDigit(meant, head)
    }
    guard rest == 2, wantedRest == 2 else { return false }
    return written[head] == meant[head + 1] && written[head + 1] == meant[head]
  }

  private static func isDigit(_ bytes: [UInt8], _ place: Int) -> Bool {
    bytes.indices.contains(place) && (48...57).contains(bytes[place])
  }
}
