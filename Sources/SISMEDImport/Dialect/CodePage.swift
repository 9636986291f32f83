import Glibc
import SupplyModel

/// A page of 256 letters, one a byte, as the system's `iconv` knows it.
///
/// The letters are asked for once and looked up from then on: a call of `iconv` for each cell would cost more than
/// the cell. Which page a file is in `iconv` cannot tell; `LetterEvidence` weighs its words for that.
struct CodePage: Sendable {
  /// Windows-1252, as SISMED's workstations write.
  ///
  /// Five bytes have no letter there; they become the control characters of the same number, as the WHATWG Encoding
  /// Standard has it (index windows-1252), where `iconv` has none.
  static let windows1252 = CodePage(named: "CP1252")
  /// Code page 850, IBM's DOS Latin 1.
  static let dos850 = CodePage(named: "CP850")

  private let letters: [UnicodeScalar]
  private let bytes: [UnicodeScalar: UInt8]

  private init(named name: String) {
    letters = Self.letters(of: name)
    bytes = Dictionary(
      letters.enumerated().dropFirst(0x80).map { ($1, UInt8($0)) }, uniquingKeysWith: { first, _ in first })
  }

  /// The letter of a byte.
  func letter(_ byte: UInt8) -> UnicodeScalar { letters[Int(byte)] }

  /// The byte of a letter beyond ASCII; nil when the page has none.
  func byte(_ letter: UnicodeScalar) -> UInt8? { bytes[letter] }

  /// The text of some bytes.
  func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    bytes.reduce(into: "") { $0.unicodeScalars.append(letters[Int($1)]) }
  }

  /// The letter of every byte.
  ///
  /// A system without the page, as one stripped of the modules that come with its C library, leaves the sign for a letter
  /// that cannot be shown (U+FFFD) instead of each beyond ASCII.
  private static func letters(of name: String) -> [UnicodeScalar] {
    let descriptor = iconv_open("UTF-32LE", name)
    // `iconv_open` gives −1 for a page that it does not have.
    guard Int(bitPattern: descriptor) != -1 else {
      return (0...255).map { $0 < 0x80 ? UnicodeScalar($0) : "\u{FFFD}" }
    }
    defer { iconv_close(descriptor) }
    return (0...255).map { letter(of: $0, descriptor) ?? UnicodeScalar($0) }
  }

  private static func letter(of byte: UInt8, _ descriptor: iconv_t?) -> UnicodeScalar? {
    var (input, output) = (CChar(bitPattern: byte), UInt32(0))
    let isWhole = withUnsafeMutablePointer(to: &input) { source in
      withUnsafeMutableBytes(of: &output) { target in
        var from: UnsafeMutablePointer<CChar>? = source
        var to = target.baseAddress?.assumingMemoryBound(to: CChar.self)
        var (rest, room) = (1, target.count)
        return iconv(descriptor, &from, &rest, &to, &room) == 0 && room == 0
      }
    }
    // What an undefined byte leaves behind must not colour the next one.
    guard isWhole else {
      _ = iconv(descriptor, nil, nil, nil, nil)
      return nil
    }
    return UnicodeScalar(UInt32(littleEndian: output))
  }
}

extension TextEncoding {
  /// The text of some bytes.
  func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    switch self {
    case .utf8, .utf16: DamagedUTF8.text(bytes)
    case .windows1252: CodePage.windows1252.text(bytes)
    case .cp850: CodePage.dos850.text(bytes)
    }
  }
}
