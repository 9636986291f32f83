/// The lots of one report in few bytes: one lot behind the other, in the order in which they were given.
///
/// A lot is a byte of flags (1 number, 2 expiry, 4 expiry of the first units only, 8 price, 16 units with decimals),
/// then what they announce: the number's length and its UTF-8; the month's count in two bytes, low byte first; the price
/// in millionths of a sol and the units as variable-length integers, seven bits a byte, low bits first (units with
/// decimals as a double in eight bytes). A lot of SISMED's takes some ten to twenty bytes, which matters where a file
/// brings a million.
///
///     PackedLots([StockLot(expiry: .endOf(Month(count: 24_320)), units: 40)]).bytes  // [2, 0, 95, 40]
public struct PackedLots: Hashable, Sendable {
  /// Where a report's lots have so many bytes, further ones are left out, and of their units nothing is known.
  ///
  /// Some thousand lots: no shelf has so many, but a file may be made to.
  public static let longest = 16_384
  /// The longest number of a lot that is kept, in bytes of UTF-8; longer ones are cut.
  public static let longestNumber = 40

  /// The bytes.
  public private(set) var bytes: [UInt8]

  /// Lots from their bytes, as a database holds them; damaged ones are left out when `lots` reads them.
  public init(bytes: some Sequence<UInt8> = []) { self.bytes = Array(bytes) }

  /// Packs some lots; those without units are left out.
  public init(_ lots: [StockLot]) {
    bytes = []
    for lot in lots { Self.append(lot, to: &bytes) }
    bytes = Self.capped(bytes)
  }

  /// These lots and others behind them.
  public func appending(_ other: PackedLots) -> PackedLots {
    PackedLots(bytes: Self.capped(bytes + other.bytes))
  }

  /// The lots, those that agree in all but their units as one, by expiry and number.
  ///
  /// Two lists of the same lots in another order are equal here, though their bytes differ.
  public var lots: [StockLot] {
    var units: [StockLot: Double] = [:]
    var reader = LotReader(bytes[...])
    while let lot = reader.next() {
      var key = lot
      key.units = 0
      units[key, default: 0] += lot.units
    }
    return units.map { key, units in
      var lot = key
      lot.units = units
      return lot
    }.sorted()
  }

  /// True when both hold the same lots, in whatever order.
  public func holdsSame(as other: PackedLots) -> Bool { bytes == other.bytes || lots == other.lots }

  /// Adds a lot to the bytes of those before it; nothing for one without units.
  public static func append(_ lot: StockLot, to bytes: inout [UInt8]) {
    guard lot.units > 0, lot.units.isFinite else { return }
    // Written to the stack first: a file brings a million, and an array that grows byte by byte is slow.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longestNumber + 32) { buffer in
      var count = 1
      func put(_ byte: UInt8) {
        buffer[count] = byte
        count += 1
      }
      func put(_ number: UInt64) {
        var rest = number
        while rest >= 0x80 {
          put(UInt8(truncatingIfNeeded: rest) | 0x80)
          rest >>= 7
        }
        put(UInt8(rest))
      }
      var flags: UInt8 = 0
      if let number = lot.number {
        flags |= 1
        let text = number.utf8.count <= longestNumber ? number : shortened(number)
        put(UInt8(text.utf8.count))
        for byte in text.utf8 { put(byte) }
      }
      if let month = lot.expiry.month.flatMap({ UInt16(exactly: $0.count) }) {
        flags |= lot.expiry.isNearestOnly ? 6 : 2
        put(UInt8(truncatingIfNeeded: month))
        put(UInt8(truncatingIfNeeded: month >> 8))
      }
      if let price = lot.priceSoles, price > 0, price < 9e9 {
        flags |= 8
        put(UInt64(price * 1e6 + 0.5))
      }
      if lot.units < 9e15, Double(UInt64(lot.units)) == lot.units {
        put(UInt64(lot.units))
      } else {
        flags |= 16
        var bits = lot.units.bitPattern
        for _ in 0..<8 {
          put(UInt8(truncatingIfNeeded: bits))
          bits >>= 8
        }
      }
      buffer[0] = flags
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[..<count]))
    }
  }

  private static func shortened(_ number: String) -> String {
    var text = ""
    for letter in number {
      guard text.utf8.count + letter.utf8.count <= longestNumber else { break }
      text.append(letter)
    }
    return text
  }

  /// As many whole lots as begin within the bytes that are kept.
  private static func capped(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.count > longest else { return bytes }
    var reader = LotReader(bytes[...])
    while reader.offset < longest, reader.next() != nil {}
    return Array(bytes[..<reader.offset])
  }
}
