import Foundation

/// What a test asks of a page, read with plain string search: the page is ours, and regular.
struct PageStructure {
  let html: String

  /// All that a pattern's first group matches.
  func matches(_ pattern: String, in text: String? = nil) throws -> [String] {
    let expression = try NSRegularExpression(pattern: pattern, options: [.dotMatchesLineSeparators])
    let text = text ?? html
    return expression.matches(in: text, range: NSRange(text.startIndex..., in: text)).compactMap {
      Range($0.range(at: 1), in: text).map { String(text[$0]) }
    }
  }

  /// Every list in the bar: where it is, and the count that is shown of it.
  func bar() throws -> [(target: String, count: String)] {
    let bar = try matches(#"(<div class="bar">.*?</div>)"#).first ?? ""
    let targets = try matches(#"href="\#u{23}([^"]+)""#, in: bar)
    let counts = try matches(#"<b>([^<]*)</b></a>"#, in: bar)
    return zip(targets, counts).map { ($0, $1) }
  }

  /// The element of an id, from its opening tag to the end of it, nested elements of its kind counted.
  func element(_ id: String) throws -> String? {
    guard
      let name = try matches("<([a-z]+)[^>]* id=\"\(NSRegularExpression.escapedPattern(for: id))\"").first,
      let start = html.range(of: "id=\"\(id)\"")
    else { return nil }
    var depth = 1
    var place = start.upperBound
    while depth > 0 {
      let rest = place..<html.endIndex
      guard let close = html.range(of: "</\(name)>", range: rest) else { return nil }
      if let open = html.range(of: "<\(name)[ >]", options: .regularExpression, range: rest),
        open.lowerBound < close.lowerBound
      {
        depth += 1
        place = open.upperBound
      } else {
        depth -= 1
        place = close.upperBound
      }
    }
    return String(html[start.lowerBound..<place])
  }
}
