/// Checks UTF-8 over blocks that may end within a letter (RFC 3629: no overlong forms, no surrogates).
struct UTF8Validator {
  private var pending = 0
  private var lowest: UInt8 = 0x80
  private var highest: UInt8 = 0xBF
  private var isBroken = false

  /// Whether all bytes so far are valid and the last letter came to its end.
  var isValid: Bool { !isBroken && pending == 0 }

  mutating func accept(_ block: UnsafeRawBufferPointer) {
    var index = 0
    while index < block.count, !isBroken {
      if pending == 0, index + 8 <= block.count,
        block.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        index += 8
        continue
      }
      isBroken = !accept(block[index])
      index += 1
    }
  }

  private mutating func accept(_ byte: UInt8) -> Bool {
    if pending > 0 {
      guard (lowest...highest).contains(byte) else { return false }
      (lowest, highest) = (0x80, 0xBF)
      pending -= 1
      return true
    }
    switch byte {
    case 0x00...0x7F: return true
    case 0xC2...0xDF: pending = 1
    case 0xE0: (pending, lowest) = (2, 0xA0)
    case 0xED: (pending, highest) = (2, 0x9F)
    case 0xE1...0xEF: pending = 2
    case 0xF0: (pending, lowest) = (3, 0x90)
    case 0xF4: (pending, highest) = (3, 0x8F)
    case 0xF1...0xF3: pending = 3
    default: return false
    }
    return true
  }
}
