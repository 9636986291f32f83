/// Text broken into lines for a terminal.
enum TextColumns {
  /// The lines of a text, each no wider than `width` where its words allow it; paragraphs, and lines that begin with a space,
  /// stay as they are.
  static func lines(_ text: String, width: Int) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph -> [String] in
      guard !paragraph.hasPrefix(" "), !paragraph.isEmpty else { return [String(paragraph)] }
      var lines: [String] = []
      var line = ""
      for word in paragraph.split(separator: " ") {
        if !line.isEmpty, line.count + 1 + word.count > width {
          lines.append(line)
          line = ""
        }
        line += (line.isEmpty ? "" : " ") + word
      }
      return lines + [line]
    }
  }

  /// A label with its text beside it, or below where the label is too wide.
  static func entry(_ label: String, _ text: String, indent: Int, width: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    let lines = lines(text, width: width - indent)
    let head = "  " + label
    guard head.count < indent - 1, let first = lines.first else {
      return ([head] + lines.map { margin + $0 }).joined(separator: "\n") + "\n"
    }
    let beside = head + margin.dropFirst(head.count) + first
    return ([beside] + lines.dropFirst().map { margin + $0 }).joined(separator: "\n") + "\n"
  }
}
