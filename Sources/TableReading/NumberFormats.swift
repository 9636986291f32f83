/// Which of a workbook's cell styles show a number as a date.
final class NumberFormats: XMLPart {
  private var dateFormats: Set<Int> = Set(14...22).union(45...47)
  private var styles: [Bool] = []
  private var isInCellFormats = false
  /// A workbook of Excel's has at most 64,000.
  private static let mostStyles = 65_536

  /// Whether numbers of this style are dates.
  func isDate(style: Int) -> Bool { styles.indices.contains(style) && styles[style] }

  override func begin(_ name: XMLName, _ attributes: XMLAttributes, byteOffset: @autoclosure () -> Int) {
    if name == "numFmt", let id = attributes.number("numFmtId"), let code = attributes["formatCode"] {
      if Self.showsDate(code) { dateFormats.insert(id) } else { dateFormats.remove(id) }
    } else if name == "cellXfs" {
      isInCellFormats = true
    } else if name == "xf", isInCellFormats, styles.count < Self.mostStyles {
      styles.append(attributes.number("numFmtId").map(dateFormats.contains) ?? false)
    }
  }

  override func end(_ name: XMLName) {
    if name == "cellXfs" { isInCellFormats = false }
  }

  /// Whether a format's code has a year, month, day or hour outside quotes, escapes and brackets.
  ///
  /// Elapsed times (`[h]:mm`) have only bracketed hours, but `mm` or `ss` beside them.
  static func showsDate(_ code: UnsafeRawBufferPointer) -> Bool {
    var index = 0
    while index < code.count {
      switch UnicodeScalar(code[index]) {
      case "\"": index = position(of: UInt8(ascii: "\""), in: code, from: index + 1)
      case "[": index = position(of: UInt8(ascii: "]"), in: code, from: index + 1)
      case "\\", "_", "*": index += 1
      case ";": return false
      case "y", "Y", "m", "M", "d", "D", "h", "H": return true
      default: break
      }
      index += 1
    }
    return false
  }

  private static func position(of byte: UInt8, in code: UnsafeRawBufferPointer, from: Int) -> Int {
    (from..<max(from, code.count)).first { code[$0] == byte } ?? code.count
  }
}
