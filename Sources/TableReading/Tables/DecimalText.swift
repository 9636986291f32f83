/// Numbers as people write them: no exponent, no `.0`.
enum DecimalText {
  /// The longest text of plain digits that is made from an exponent; longer ones stay as they are.
  private static let mostShift = 340
  /// Digits of a number that a spreadsheet shows; it stores 17, of which the last are noise.
  private static let shownDigits = 15

  /// The plain text of a number written with a point and maybe an exponent; any other text unchanged.
  ///
  /// `5.947E3` becomes `5947`, `12.0` becomes `12`, `1E-3` becomes `0.001`, and `115.30000000000001` what a spreadsheet shows of
  /// it, `115.3`. Zeros behind other decimals (`3.50`) stay.
  static func plain(_ text: String) -> String {
    guard var parts = Parts(text) else { return text }
    if parts.fraction.count > 0 || parts.exponent != 0 { parts.round(toSignificant: shownDigits) }
    return parts.text(from: text)
  }

  /// A number taken apart.
  private struct Parts {
    var isNegative = false
    var whole: [UInt8] = []
    var fraction: [UInt8] = []
    var exponent = 0

    init?(_ text: String) {
      var rest = Array(text.utf8)[...]
      if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
        isNegative = sign == UInt8(ascii: "-")
        rest = rest.dropFirst()
      }
      whole = Array(rest.prefix(while: Self.isDigit))
      rest = rest.dropFirst(whole.count)
      if rest.first == UInt8(ascii: ".") {
        fraction = Array(rest.dropFirst().prefix(while: Self.isDigit))
        rest = rest.dropFirst(fraction.count + 1)
      }
      guard !whole.isEmpty || !fraction.isEmpty else { return nil }
      if let letter = rest.first, letter | 0x20 == UInt8(ascii: "e") {
        guard let power = Int(String(decoding: rest.dropFirst(), as: UTF8.self)) else { return nil }
        exponent = power
        rest = []
      }
      guard rest.isEmpty else { return nil }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// Rounds what stands behind so many significant digits, as far as it is a fraction; a half goes up.
    mutating func round(toSignificant most: Int) {
      let leading = (whole + fraction).prefix { $0 == 0x30 }.count
      let kept = max(leading + most, whole.count)
      guard whole.count + fraction.count > kept else { return }
      var digits = whole + fraction
      let goesUp = digits[kept] >= UInt8(ascii: "5")
      digits.removeLast(digits.count - kept)
      var place = kept - 1
      var carries = goesUp
      while carries, place >= 0 {
        carries = digits[place] == UInt8(ascii: "9")
        digits[place] = carries ? UInt8(ascii: "0") : digits[place] + 1
        place -= 1
      }
      if carries { digits.insert(UInt8(ascii: "1"), at: 0) }
      let wholeCount = whole.count + (carries ? 1 : 0)
      whole = Array(digits.prefix(wholeCount))
      fraction = Array(digits.dropFirst(wholeCount))
      while fraction.last == 0x30 { fraction.removeLast() }
    }

    /// The plain text, or the original where it would be absurdly long.
    func text(from original: String) -> String {
      guard exponent.magnitude <= DecimalText.mostShift else { return original }
      var whole = whole
      var fraction = fraction
      if exponent > 0 {
        whole += fraction.prefix(exponent)
        whole += [UInt8](repeating: 0x30, count: max(0, exponent - fraction.count))
        fraction.removeFirst(min(exponent, fraction.count))
      } else if exponent < 0 {
        whole = [UInt8](repeating: 0x30, count: max(0, -exponent - whole.count)) + whole
        fraction = Array(whole.suffix(-exponent)) + fraction
        whole.removeLast(-exponent)
      }
      if exponent != 0 {
        while fraction.last == 0x30 { fraction.removeLast() }
      }
      // A leading zero of a number is no leading zero of a code: those are kept by cells that hold text.
      whole = Array(whole.drop { $0 == 0x30 })
      let isWhole = fraction.allSatisfy { $0 == 0x30 }
      let digits = (whole.isEmpty ? [0x30] : whole) + (isWhole ? [] : [UInt8(ascii: ".")] + fraction)
      let sign = isNegative && !(isWhole && whole.isEmpty) ? "-" : ""
      return sign + String(decoding: digits, as: UTF8.self)
    }
  }
}
