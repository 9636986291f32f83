/// Numbers as files carry them: a point for decimals, at most six significant digits, no exponent, no trailing zeros.
public enum PlainNumber {
  /// The text of a number; empty for one that is not finite.
  ///
  /// Whole parts are never shortened; decimals are at most six, and so many fewer as the whole part has digits.
  ///
  ///     PlainNumber.text(12.3456789)  // "12.3457"
  ///     PlainNumber.text(12345678.9)  // "12345679"
  public static func text(_ number: Double) -> String {
    var bytes: [UInt8] = []
    append(number, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the text of a number as ASCII.
  public static func append(_ number: Double, to bytes: inout [UInt8]) {
    guard number.isFinite else { return }
    let magnitude = number.magnitude
    guard magnitude < 1e15 else {
      append(wholeDigits: number, to: &bytes)
      return
    }
    var decimals = mostDecimals
    var bound = 1.0
    while decimals > 0, magnitude >= bound {
      decimals -= 1
      bound *= 10
    }
    append(number, decimals: decimals, to: &bytes)
  }

  /// The text of a number with at most so many decimals, half rounding away from zero; empty for one that is not finite.
  ///
  ///     PlainNumber.text(1234.56, decimals: 1)  // "1234.6"
  public static func text(_ number: Double, decimals: Int) -> String {
    guard number.isFinite else { return "" }
    if number.magnitude >= 1e15 { return text(number) }
    // A double holds whole numbers up to 2⁵³: scaled beyond that, its last digits would be noise.
    var places = min(max(0, decimals), mostDecimals)
    while places > 0, number.magnitude * powersOfTen[places] > 0x1p53 { places -= 1 }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: mostBytes) { room in
      String(decoding: room[write(number, decimals: places, into: room)...], as: UTF8.self)
    }
  }

  /// The digits that tell a number from those beside it, with zeros behind them up to the point: no exponent, however large.
  private static func append(wholeDigits number: Double, to bytes: inout [UInt8]) {
    let parts = String(number.rounded()).split(separator: "e")
    let shown = parts.first.map { $0.utf8.filter { $0 != UInt8(ascii: ".") } } ?? []
    guard parts.count == 2, let exponent = Int(parts[1].filter { $0 != "+" }) else {
      bytes.append(contentsOf: parts.first?.prefix { $0 != "." }.utf8 ?? "".utf8[...])
      return
    }
    let digits = shown.filter { $0 != UInt8(ascii: "-") }.count
    bytes.append(contentsOf: shown)
    bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: max(0, exponent + 1 - digits)))
  }

  private static func append(_ number: Double, decimals: Int, to bytes: inout [UInt8]) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: mostBytes) { room in
      bytes.append(contentsOf: room[write(number, decimals: decimals, into: room)...])
    }
  }

  /// Writes a number at the end of a buffer of `mostBytes`, last digit first, and gives where it begins.
  private static func write(
    _ number: Double, decimals: Int, into room: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var decimals = decimals
    var rest = UInt64((number.magnitude * powersOfTen[decimals]).rounded())
    while decimals > 0, rest % 10 == 0 {
      rest /= 10
      decimals -= 1
    }
    let isNegative = number < 0 && rest > 0
    var place = room.count
    func put(_ byte: UInt8) {
      place -= 1
      room.initializeElement(at: place, to: byte)
    }
    var written = 0
    repeat {
      if decimals > 0, written == decimals { put(UInt8(ascii: ".")) }
      put(UInt8(48 + rest % 10))
      rest /= 10
      written += 1
    } while rest > 0 || written <= decimals
    if isNegative { put(UInt8(ascii: "-")) }
    return place
  }

  /// The digits of any whole number of 64 bits, a point and a sign.
  private static let mostBytes = 24
  private static let mostDecimals = 6
  private static let powersOfTen: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6]
}
