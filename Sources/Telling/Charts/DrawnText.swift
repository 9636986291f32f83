/// Markup of a drawing under way, written number by number: `"M\(x) \(y)h8"`.
///
/// A report draws millions of such numbers; as pieces of a `String` each would be measured and copied again.
struct DrawnText: ExpressibleByStringInterpolation, Sendable {
  /// The markup so far, in UTF-8.
  private(set) var bytes: [UInt8]

  /// Nothing yet.
  init() { bytes = [] }

  init(stringLiteral literal: String) { bytes = Array(literal.utf8) }

  init(stringInterpolation: StringInterpolation) { bytes = stringInterpolation.bytes }

  /// The markup as text.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether nothing is drawn yet.
  var isEmpty: Bool { bytes.isEmpty }

  /// Draws more behind it.
  static func += (drawn: inout DrawnText, more: DrawnText) { drawn.bytes += more.bytes }

  /// One behind the other.
  static func + (left: consuming DrawnText, right: DrawnText) -> DrawnText {
    left += right
    return left
  }

  /// The pieces of a literal as bytes: texts as they stand, numbers as digits.
  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var bytes: [UInt8] = []

    init(literalCapacity: Int, interpolationCount: Int) {
      bytes.reserveCapacity(literalCapacity + 4 * interpolationCount)
    }

    mutating func appendLiteral(_ literal: String) { bytes.append(text: literal) }
    mutating func appendInterpolation(_ text: String) { bytes.append(text: text) }
    mutating func appendInterpolation(_ drawn: DrawnText) { bytes += drawn.bytes }

    mutating func appendInterpolation(_ number: Int) {
      if number < 0 { bytes.append(UInt8(ascii: "-")) }
      var (rest, unit) = (number.magnitude, UInt(1))
      while rest / unit >= 10 { unit *= 10 }
      while unit > 0 {
        bytes.append(UInt8(48 + rest / unit))
        rest %= unit
        unit /= 10
      }
    }
  }
}

extension [UInt8] {
  /// Appends a text in UTF-8.
  mutating func append(text: String) {
    var text = text
    text.withUTF8 { append(contentsOf: $0) }
  }
}

/// Strokes of one kind, gathered into one path: a chart of hundreds of lines stays a few hundred bytes.
///
/// Bars are thick strokes, whose width the style sheet gives.
struct ChartMarks {
  private var data = DrawnText()

  /// Strokes from a point by relative steps: `add(x: 6, y: 62, "v-12")`.
  mutating func add(x: Int, y: Int, _ steps: DrawnText) { data += "M\(x) \(y)\(steps)" }

  /// The path with its class, or nothing where there is no stroke.
  func path(_ name: String) -> DrawnText { data.isEmpty ? "" : "<path class=\"\(name)\" d=\"\(data)\"/>" }
}
