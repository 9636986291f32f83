/// A drawing of rows with a name on the left, for what is compared row by row: bars, pairs of bars and lines of months.
///
/// Colours stand in the drawing itself, so that it can be copied onto another page.
struct RowChart {
  /// Where the drawing of a row begins, and how wide it is.
  static let (left, span) = (238, 300)
  /// As wide as a page of a phone held sideways.
  static let width = 720

  private var body = ""
  private(set) var height = 0

  /// Colours that differ in lightness as well, for print and for whoever sees few colours.
  enum Ink: String {
    case now = "#0b5563"
    case before = "#a9b6bf"
    case bad = "#b34700"
    case soft = "#55636f"
    case line = "#dde3e8"
  }

  /// Adds a row of a height; the marks are drawn from its top.
  mutating func add(_ name: String, height rowHeight: Int, marks: (_ top: Int) -> String) {
    let lines = Self.lines(of: name)
    for (number, line) in lines.enumerated() {
      let middle = height + rowHeight / 2 + 4 + (2 * number - lines.count + 1) * 8
      body +=
        "<text x=\"\(Self.left - 10)\" y=\"\(middle)\" style=\"font-size:13px;fill:#1c2630\" text-anchor=\"end\" font-size=\"13\" fill=\"#1c2630\">\(MarkupText.escaped(line))</text>"
    }
    body += marks(height)
    height += rowHeight
  }

  /// A bar of a share of the span.
  static func bar(_ share: Double, top: Int, height: Int, _ ink: Ink) -> String {
    let width = Int((min(max(share, 0), 1) * Double(span)).rounded())
    return
      "<rect x=\"\(left)\" y=\"\(top)\" width=\"\(max(width, 1))\" height=\"\(height)\" fill=\"\(ink.rawValue)\"/>"
  }

  /// Words beside a bar.
  ///
  /// Letters and colour stand twice: as a style, which the sheet of a page does not overrule, and as attributes for where none may be.
  ///
  /// - Parameters:
  ///   - size: of the letters.
  ///   - isEnd: whether they end there.
  static func text(
    _ words: String, x: Int, y: Int, _ ink: Ink = .soft, isBold: Bool = false, size: Double = 12.5,
    isEnd: Bool = false
  ) -> String {
    let (letters, colour) = (NumberText.decimal(size), ink.rawValue)
    return
      "<text x=\"\(x)\" y=\"\(y)\" style=\"font-size:\(letters)px;fill:\(colour)\" font-size=\"\(letters)\" fill=\"\(colour)\""
      + (isBold ? " font-weight=\"600\"" : "") + (isEnd ? " text-anchor=\"end\"" : "")
      + ">\(MarkupText.escaped(words))</text>"
  }

  /// Words below all rows.
  mutating func addFoot(height footHeight: Int, _ marks: (_ top: Int) -> String) {
    body += marks(height)
    height += footHeight
  }

  /// The end of a bar of a share.
  static func end(of share: Double) -> Int { left + Int((min(max(share, 0), 1) * Double(span)).rounded()) }

  /// The drawing.
  ///
  /// - Parameters:
  ///   - title: what it is.
  ///   - spoken: what it shows, for whoever cannot see it.
  func svg(title: String, spoken: String) -> String {
    "<svg viewBox=\"0 0 \(Self.width) \(height + 6)\" style=\"display:block;width:100%;min-width:560px;max-width:\(Self.width)px;height:auto\" role=\"img\">"
      + "<title>\(MarkupText.escaped(title))</title><desc>\(MarkupText.escaped(spoken))</desc>" + body
      + "</svg>"
  }

  /// So many letters fit beside the drawing.
  private static let mostLetters = 29

  /// A name in the lines that fit beside the drawing, two at most; what is left of it then ends in dots.
  ///
  ///     RowChart.lines(of: "Método en stock: Anticoncepción oral de emergencia")
  ///     // ["Método en stock:", "Anticoncepción oral de emerg…"]
  static func lines(of name: String) -> [String] {
    guard name.count > mostLetters else { return [name] }
    let words = name.split(separator: " ")
    var first = ""
    for word in words {
      let longer = first.isEmpty ? String(word) : first + " " + word
      guard longer.count <= mostLetters else { break }
      first = longer
      if word.hasSuffix(":") { break }
    }
    guard !first.isEmpty else { return [shortened(name)] }
    return [first, shortened(String(name.dropFirst(first.count + 1)))]
  }

  private static func shortened(_ text: String) -> String {
    text.count <= mostLetters ? text : text.prefix(mostLetters - 1) + "…"
  }
}
