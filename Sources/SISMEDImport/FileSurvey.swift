import CNettle
import CSVReading
import Foundation

/// What one look over all bytes of a file tells before any of it is read as records.
struct FileSurvey {
  /// Bytes in the file.
  private(set) var byteCount = 0
  /// SHA-256 as lower-case hexadecimal.
  private(set) var digest = ""
  /// Whether all bytes are valid UTF-8.
  private(set) var isUTF8 = true
  /// What the file looks like when it is no text, or nil when it may be.
  private(set) var binaryKind: String?

  /// Looks over a file.
  ///
  /// - Throws: `FileAccessError` when it cannot be read.
  init(path: String) throws {
    var context = sha256_ctx()
    nettle_sha256_init(&context)
    var validator = UTF8Validator()
    var sawNUL = false
    var magic: [UInt8] = []
    try FileBlocks(path: path).read { block in
      if byteCount == 0 { magic = Array(block.prefix(8)) }
      byteCount += block.count
      nettle_sha256_update(&context, block.count, block.baseAddress)
      if isUTF8 { isUTF8 = validator.accept(block) }
      if !sawNUL, let base = block.baseAddress { sawNUL = memchr(base, 0, block.count) != nil }
      return true
    }
    isUTF8 = isUTF8 && validator.isComplete
    var bytes = [UInt8](repeating: 0, count: 32)
    nettle_sha256_digest(&context, bytes.count, &bytes)
    let digits = Array("0123456789abcdef".unicodeScalars)
    for byte in bytes {
      digest.unicodeScalars.append(digits[Int(byte >> 4)])
      digest.unicodeScalars.append(digits[Int(byte & 15)])
    }
    binaryKind = Self.kind(magic: magic) ?? (sawNUL ? "NUL" : nil)
  }

  /// The name of a well-known format that is no text, by its first bytes.
  private static func kind(magic: [UInt8]) -> String? {
    let known: [([UInt8], String)] = [
      ([0x89, 0x50, 0x4E, 0x47], "PNG"), ([0xFF, 0xD8, 0xFF], "JPEG"), ([0x25, 0x50, 0x44, 0x46], "PDF"),
      ([0x50, 0x4B, 0x03, 0x04], "ZIP/XLSX"), ([0xD0, 0xCF, 0x11, 0xE0], "XLS"),
      ([0x52, 0x61, 0x72, 0x21], "RAR"), ([0x1F, 0x8B], "GZIP"), ([0xFF, 0xFE], "UTF-16"),
      ([0xFE, 0xFF], "UTF-16"),
    ]
    return known.first { magic.starts(with: $0.0) }?.1
  }
}

/// Checks UTF-8 over blocks that may end within a letter (RFC 3629: no overlong forms, no surrogates).
private struct UTF8Validator {
  private var pending = 0
  private var lowest: UInt8 = 0x80
  private var highest: UInt8 = 0xBF

  /// Whether the last letter came to its end.
  var isComplete: Bool { pending == 0 }

  mutating func accept(_ block: UnsafeRawBufferPointer) -> Bool {
    var index = 0
    while index < block.count {
      if pending == 0, index + 8 <= block.count,
        block.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        index += 8
        continue
      }
      if !accept(block[index]) { return false }
      index += 1
    }
    return true
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
