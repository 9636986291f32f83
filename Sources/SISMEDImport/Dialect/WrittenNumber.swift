import Glibc

/// A number as its digits come in: up to 15 of them exact, those behind rounded away, as a spreadsheet shows it.
///
/// A spreadsheet stores 17 digits, of which the last two are noise of its arithmetic: 0.1 + 0.2 is stored as 0.30000000000000004,
/// and what is left of a difference of equals as 1.42E-14. Zeros in front are no digits.
struct WrittenNumber {
  /// Digits that a spreadsheet shows.
  static let mostDigits = 15
  /// What is not below it is no quantity: no facility has a billion of anything, and sums over a country stay whole numbers.
  static let tooMuch = 1e9
  /// What is smaller is nothing: no unit of anything is given out in billionths.
  static let nothing = 1e-9

  /// Whether the decimal mark has come.
  var sawDecimal = false
  /// The power of ten behind an `E`.
  var exponent = 0
  private var number = 0
  private var digits = 0
  private var decimals = 0
  private var writtenDecimals = 0
  private var count = 0
  private var roundsUp = false
  private var isTooLong = false

  /// Whether only zeros have come.
  var isZero: Bool { number == 0 }

  /// Takes the next digit.
  mutating func append(_ digit: UInt8) {
    count += 1
    if sawDecimal { writtenDecimals += 1 }
    guard digits < Self.mostDigits else {
      if digits == Self.mostDigits, sawDecimal { roundsUp = digit >= 5 }
      // Whole digits beyond those are no noise, but a number that no stock has.
      if !sawDecimal { isTooLong = true }
      digits += 1
      return
    }
    number = number * 10 + Int(digit)
    if number > 0 { digits += 1 }
    if sawDecimal { decimals += 1 }
  }

  /// The value; nil where there was no digit, or a number too large to be meant.
  ///
  /// Nil too where an exponent leaves digits unsaid: `6E+03` may be 5947 in a narrow column.
  var value: Double? {
    guard count > 0, !isTooLong, exponent <= writtenDecimals else { return nil }
    let exact = Double(roundsUp ? number + 1 : number)
    let power = exponent - decimals
    let value: Double
    if power >= 0 {
      value = exact * Self.power(power)
    } else {
      value = exact / Self.power(-power)
    }
    guard value < Self.tooMuch else { return nil }
    return value < Self.nothing ? 0 : value
  }

  /// A power of ten: exact where a double can be, infinite where it has none.
  private static func power(_ power: Int) -> Double {
    powersOfTen.indices.contains(power) ? powersOfTen[power] : pow(10, Double(power))
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19,
    1e20, 1e21, 1e22,
  ]
}
