/// What spreadsheets make of codes: `6528.0`, `5.947E+03`, blanks of every kind, and `="06528"` against the other two.
public enum SpreadsheetDamage {
  /// The code as it was before; nil when digits were lost, as in `6E+03` for 5947.
  ///
  ///     SpreadsheetDamage.code("5.947E3")  // "5947"
  public static func code(_ text: some StringProtocol) -> String? {
    let bytes = CodeText.plain(String(text)).uppercased().unicodeScalars.filter { $0 != " " }
    let written = String(String.UnicodeScalarView(bytes))
    let isMark = { (letter: Character) in letter == "." || letter == "," }
    // Only marks make a number of it: `12E03` may be a code.
    guard written.contains(where: { isMark($0) || $0 == "+" }) else { return written }
    let parts = written.split(separator: "E", maxSplits: 1, omittingEmptySubsequences: false)
    let mantissa = parts[0].split(omittingEmptySubsequences: false, whereSeparator: isMark)
    guard let whole = mantissa.first, !whole.isEmpty, mantissa.count <= 2, isDigits(whole) else {
      return written
    }
    let decimals = mantissa.count == 2 ? mantissa[1] : ""
    guard isDigits(decimals) else { return written }
    guard parts.count == 2 else {
      // `4.594` may be thousands: only zeros behind the mark, and not three of them, are surely nothing.
      return decimals.allSatisfy { $0 == "0" } && decimals.count != 3 ? String(whole) : written
    }
    let exponent = parts[1].hasPrefix("+") ? parts[1].dropFirst() : parts[1]
    guard isDigits(exponent), let power = Int(exponent), power <= 15 else { return written }
    // Fewer digits than the number has were rounded away; more would be a fraction.
    return decimals.count == power ? String(whole + decimals) : nil
  }

  private static func isDigits(_ text: Substring) -> Bool { text.utf8.allSatisfy { (48...57).contains($0) } }
}
