/// The bytes of a text file under way, in UTF-8 or Windows-1252.
///
/// A buffer of its own because two hundred thousand rows of 46 fields are too many for string joining.
struct TextBytes {
  enum Encoding {
    case utf8
    case windows1252
  }

  private(set) var bytes: [UInt8] = []
  private let encoding: Encoding

  init(_ encoding: Encoding, reserving count: Int = 0) {
    self.encoding = encoding
    bytes.reserveCapacity(count)
  }

  /// Adds text; a character that Windows-1252 lacks becomes `?`.
  mutating func append(_ text: String) {
    guard encoding == .windows1252 else {
      bytes.append(contentsOf: text.utf8)
      return
    }
    for scalar in text.unicodeScalars {
      // Our texts need only the part that Windows-1252 shares with Latin-1.
      let isShared = scalar.value < 0x80 || (0xA0...0xFF).contains(scalar.value)
      bytes.append(isShared ? UInt8(truncatingIfNeeded: scalar.value) : UInt8(ascii: "?"))
    }
  }

  /// Adds a whole number, right-aligned with spaces in `width` columns where it is shorter.
  mutating func append(_ number: Int, width: Int = 0) {
    if width == 0, (0...9).contains(number) {
      bytes.append(UInt8(ascii: "0") + UInt8(number))
      return
    }
    let digits = String(number).utf8
    for _ in 0..<max(0, width - digits.count) { bytes.append(UInt8(ascii: " ")) }
    bytes.append(contentsOf: digits)
  }

  /// Adds millionths as a number with six decimals.
  mutating func append(millionths: Int) {
    append(Self.decimal(millionths: millionths))
  }

  /// Millionths as a number with six decimals: −3 450 000 is `-3.450000`.
  static func decimal(millionths: Int) -> String {
    let magnitude = abs(millionths)
    let sign = millionths < 0 ? "-" : ""
    return sign + String(magnitude / 1_000_000) + "." + padded(magnitude % 1_000_000, to: 6, with: "0")
  }

  static func padded(_ number: Int, to width: Int, with filler: Character) -> String {
    let digits = String(number)
    return String(repeating: filler, count: max(0, width - digits.utf8.count)) + digits
  }
}
