/// The fields of a form or a query (`application/x-www-form-urlencoded`), in their order.
struct FormFields: Sendable {
  private let fields: [(name: String, value: String)]

  /// More fields than any form of ours has are read as none.
  private static let most = 4000

  /// No fields.
  static let none = FormFields(fields: [])

  /// Fields as they came in otherwise, beside files.
  init(fields: [(name: String, value: String)]) { self.fields = fields }

  /// Fields as they are.
  init(_ fields: [(String, String)]) { self.init(fields: fields.map { (name: $0.0, value: $0.1) }) }

  /// Fields from a text; nil for one that is none: percent signs without digits, bytes that are no UTF-8.
  init?(_ text: some StringProtocol) {
    var fields: [(name: String, value: String)] = []
    for part in text.utf8.split(separator: UInt8(ascii: "&")) {
      guard fields.count < Self.most else { return nil }
      let equals = part.firstIndex(of: UInt8(ascii: "="))
      guard let name = PercentText.decoded(part[..<(equals ?? part.endIndex)], isForm: true),
        let value = PercentText.decoded(
          equals.map { part[part.index(after: $0)...] } ?? part[part.endIndex...], isForm: true)
      else { return nil }
      fields.append((name, value))
    }
    self.fields = fields
  }

  /// The value of a field without spaces around it; empty where there is none, or several.
  subscript(name: String) -> String {
    let found = fields.filter { $0.name == name }
    guard found.count == 1 else { return "" }
    return found[0].value.trimmed
  }

  /// The value as it was typed, spaces and all: a password.
  func verbatim(_ name: String) -> String {
    let found = fields.filter { $0.name == name }
    return found.count == 1 ? found[0].value : ""
  }

  /// The names of the fields, each once.
  var names: Set<String> { Set(fields.map(\.name)) }

  /// The values of all fields of a name.
  func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }
}

/// Percent-encoding (RFC 3986).
enum PercentText {
  /// The text of percent-encoded bytes; nil where they are none, or no UTF-8, or hold a zero.
  static func decoded(_ bytes: some Sequence<UInt8>, isForm: Bool = false) -> String? {
    var result: [UInt8] = []
    var iterator = bytes.makeIterator()
    while let byte = iterator.next() {
      switch byte {
      case UInt8(ascii: "%"):
        guard let high = iterator.next().flatMap(digit), let low = iterator.next().flatMap(digit) else {
          return nil
        }
        result.append(high << 4 | low)
      case UInt8(ascii: "+") where isForm: result.append(UInt8(ascii: " "))
      default: result.append(byte)
      }
    }
    guard !result.contains(0) else { return nil }
    return String(validating: result, as: UTF8.self)
  }

  /// A text as a part of a path or of a query.
  static func encoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), 0x2D, 0x2E, 0x5F, 0x7E:
        result.append(byte)
      default: result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

extension String {
  /// Without spaces and line ends around it.
  var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
