import SupplyModel

/// The price of a unit, as files write it.
///
/// A price never keeps a row out and never raises the question of the decimal mark: `3.450` and `3,450` are both
/// three soles and a half, for no unit of these products costs thousands.
enum WrittenPrice {
  /// Soles; nil for zero, a blank, and what is no price.
  static func soles(_ bytes: UnsafeBufferPointer<UInt8>, mark: DecimalMark?) -> Double? {
    let price = plain(bytes) ?? read(bytes, mark)
    guard let price, price > 0 else { return nil }
    return price
  }

  /// Digits, a mark and up to six decimals: the way nearly every price is written.
  @inline(__always)
  private static func plain(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    guard (3...15).contains(bytes.count) else { return nil }
    var number = 0
    var decimals = -1
    for byte in bytes {
      let digit = byte &- 48
      if digit <= 9 {
        number = number &* 10 &+ Int(digit)
        if decimals >= 0 { decimals += 1 }
      } else if decimals < 0, byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") {
        decimals = 0
      } else {
        return nil
      }
    }
    guard (1...6).contains(decimals) else { return nil }
    return Double(number) / powersOfTen[decimals]
  }

  private static func read(_ bytes: UnsafeBufferPointer<UInt8>, _ mark: DecimalMark?) -> Double? {
    let reading = NumberReading(bytes)
    if let mark, let value = reading.value(mark) { return value }
    switch reading {
    case .number(let value), .pointOnly(let value), .commaOnly(let value): return value
    case .undecided(let point, let comma): return min(point, comma)
    case .blank, .bad: return nil
    }
  }

  private static let powersOfTen: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6]
}
