/// Numbers of decimal digits alone, as row numbers and indices are.
enum SmallNumber {
  /// The number; nil when there is any other byte, or more digits than an `Int` surely holds.
  static func parse(_ bytes: some Collection<UInt8>) -> Int? {
    guard !bytes.isEmpty, bytes.count <= 18 else { return nil }
    var value = 0
    for byte in bytes {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      value = value * 10 + Int(byte & 15)
    }
    return value
  }
}
