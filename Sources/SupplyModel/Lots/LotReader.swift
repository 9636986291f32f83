/// Reads packed lots one by one, and stops at what is no lot.
struct LotReader {
  private let bytes: ArraySlice<UInt8>
  private(set) var offset: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    offset = bytes.startIndex
  }

  /// The next lot; nil at the end, and at bytes that `PackedLots.append` never writes.
  mutating func next() -> StockLot? {
    guard let flags = byte(), flags < 32 else { return nil }
    var lot = StockLot(units: 0)
    if flags & 1 != 0 {
      guard let count = byte(), let text = take(Int(count)) else { return nil }
      lot.number = String(decoding: text, as: UTF8.self)
    }
    if flags & 2 != 0 {
      guard let month = take(2) else { return nil }
      let count = Int(month[month.startIndex]) | Int(month[month.startIndex + 1]) << 8
      lot.expiry = flags & 4 != 0 ? .notBefore(Month(count: count)) : .endOf(Month(count: count))
    }
    if flags & 8 != 0 {
      guard let price = number() else { return nil }
      lot.priceSoles = Double(price) / 1e6
    }
    guard let units = flags & 16 == 0 ? number().map({ Double($0) }) : double(), units > 0, units.isFinite
    else { return nil }
    lot.units = units
    return lot
  }

  private mutating func byte() -> UInt8? { take(1)?.first }

  private mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
    guard bytes.endIndex - offset >= count else { return nil }
    defer { offset += count }
    return bytes[offset..<offset + count]
  }

  private mutating func number() -> UInt64? {
    var number: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 63, by: 7) {
      guard let next = byte() else { return nil }
      number |= UInt64(next & 0x7F) << shift
      if next < 0x80 { return number }
    }
    return nil
  }

  private mutating func double() -> Double? {
    take(8).map { bytes in
      Double(bitPattern: bytes.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    }
  }
}
