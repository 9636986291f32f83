/// Up to sixteen bytes as two integers, so that codes can be looked up without making a `String` of each.
struct PackedText: Hashable {
  private let low: UInt64
  private let high: UInt64
  private let count: UInt8

  /// The longest text that can be packed, in bytes.
  static let capacity = 16

  /// nil when the bytes are more than can be packed.
  @inline(__always)
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count <= Self.capacity else { return nil }
    var low: UInt64 = 0
    var high: UInt64 = 0
    for index in 0..<bytes.count {
      if index < 8 {
        low = low << 8 | UInt64(bytes[index])
      } else {
        high = high << 8 | UInt64(bytes[index])
      }
    }
    self.low = low
    self.high = high
    count = UInt8(bytes.count)
  }
}

/// Texts of a column, each turned into a value once: a file writes the same code a hundred thousand times.
struct WrittenTexts<Value> {
  private var known: [PackedText: Value?] = [:]
  private var last: (text: PackedText, value: Value?)?

  /// The value of a text; nil when `make` finds none in it.
  @inline(__always)
  mutating func value(of bytes: UnsafeBufferPointer<UInt8>, make: () -> Value?) -> Value? {
    guard let text = PackedText(bytes) else { return make() }
    if let last, last.text == text { return last.value }
    let value: Value?
    if let earlier = known[text] {
      value = earlier
    } else {
      value = make()
      known[text] = .some(value)
    }
    last = (text, value)
    return value
  }
}
