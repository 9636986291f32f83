import SupplyModel

/// What the text of a cell can mean as a number, before the file's decimal mark is known.
///
/// One grammar for text, DBF and workbooks: blanks around it, a sign, digits, groups of three, decimals, an exponent. What a
/// spreadsheet would show is what counts: `115.30000000000001` is 115.3 and `1.42109E-14` is 0 (`WrittenNumber`).
enum NumberReading: Equatable {
  case blank
  /// No number in either reading.
  case bad
  /// The same number in both readings.
  case number(Double)
  /// A number only if the decimal mark is a point.
  case pointOnly(Double)
  /// A number only if the decimal mark is a comma.
  case commaOnly(Double)
  /// `5,947` or `5.947`: thousands in one reading, thousandths in the other.
  case undecided(point: Double, comma: Double)

  /// Reads a cell.
  init(_ cell: UnsafeBufferPointer<UInt8>) {
    var bytes = cell[...]
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0xA0 }
    // 0xA0 is a no-break space, in UTF-8 behind 0xC2.
    while let first = bytes.first, isBlank(first) || (first == 0xC2 && bytes.dropFirst().first == 0xA0) {
      bytes = bytes.dropFirst()
    }
    while let last = bytes.last, isBlank(last) {
      bytes = bytes.dropLast()
      if last == 0xA0, bytes.last == 0xC2 { bytes = bytes.dropLast() }
    }
    guard !bytes.isEmpty else {
      self = .blank
      return
    }
    var isNegative = false
    if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      bytes = bytes.dropFirst()
    }
    if let whole = Self.wholeNumber(bytes) {
      self = .number(isNegative && whole != 0 ? -whole : whole)
      return
    }
    func signed(_ value: Double?) -> Double? { value.map { isNegative && $0 != 0 ? -$0 : $0 } }
    let point = signed(Self.value(bytes, decimal: UInt8(ascii: "."), group: UInt8(ascii: ",")))
    let comma = signed(Self.value(bytes, decimal: UInt8(ascii: ","), group: UInt8(ascii: ".")))
    switch (point, comma) {
    case (nil, nil): self = .bad
    case (let point?, nil): self = .pointOnly(point)
    case (nil, let comma?): self = .commaOnly(comma)
    case (let point?, let comma?):
      self = point == comma ? .number(point) : .undecided(point: point, comma: comma)
    }
  }

  /// One to nine digits and nothing else; nil for any other text.
  @inline(__always)
  static func shortWholeNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    guard (1...9).contains(bytes.count) else { return nil }
    var number: Int32 = 0
    for byte in bytes {
      let digit = byte &- 48
      guard digit <= 9 else { return nil }
      number = number &* 10 &+ Int32(digit)
    }
    return Double(number)
  }

  /// The value in the reading of a decimal mark; nil when blank or no number in that reading.
  func value(_ mark: DecimalMark) -> Double? {
    switch (self, mark) {
    case (.number(let value), _), (.pointOnly(let value), .point), (.commaOnly(let value), .comma): value
    case (.undecided(let point, _), .point): point
    case (.undecided(_, let comma), .comma): comma
    default: nil
    }
  }

  /// Digits only: the way nearly every cell is written.
  private static func wholeNumber(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Double? {
    guard bytes.count <= WrittenNumber.mostDigits, !bytes.isEmpty else { return nil }
    var number = 0
    for byte in bytes {
      guard (48...57).contains(byte) else { return nil }
      number = number * 10 + Int(byte) - 48
    }
    return Double(number) < WrittenNumber.tooMuch ? Double(number) : nil
  }

  /// The number in one reading of its marks; nil when it is none.
  private static func value(
    _ bytes: Slice<UnsafeBufferPointer<UInt8>>, decimal: UInt8, group: UInt8
  ) -> Double? {
    var number = WrittenNumber()
    var sawGroup = false
    var digitsInGroup = 0
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      switch byte {
      case 48...57:
        number.append(byte - 48)
        if !number.sawDecimal { digitsInGroup += 1 }
      case decimal:
        guard !number.sawDecimal, !sawGroup || digitsInGroup == 3 else { return nil }
        number.sawDecimal = true
      case group:
        // A first group has one to three digits and is no lone zero; each further one exactly three.
        guard !number.sawDecimal, sawGroup ? digitsInGroup == 3 : (1...3).contains(digitsInGroup) else {
          return nil
        }
        guard sawGroup || !number.isZero else { return nil }
        sawGroup = true
        digitsInGroup = 0
      case UInt8(ascii: "E"), UInt8(ascii: "e"):
        // No program groups the digits of a number that it writes with an exponent.
        guard !sawGroup, let power = exponent(bytes[index...]) else { return nil }
        number.exponent = power
        index = bytes.endIndex
      default: return nil
      }
    }
    guard number.sawDecimal || !sawGroup || digitsInGroup == 3 else { return nil }
    return number.value
  }

  /// A sign and one to three digits; nil for anything else.
  private static func exponent(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    var digits = bytes
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative || digits.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
    guard (1...3).contains(digits.count), digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
    let power = digits.reduce(0) { $0 * 10 + Int($1) - 48 }
    return isNegative ? -power : power
  }
}
