/// How a CSV file is written.
public enum CSVDialect: String, Sendable, CaseIterable {
  /// Commas and line feeds, without a mark at the start: for programs.
  case plain
  /// Semicolons, line ends of Windows and the mark of UTF-8 at the start, so that a double click opens it in Excel
  /// with its accents and columns where the list separator is the semicolon; the decimal point stays, as in Peru.
  case excel

  var separator: String { self == .plain ? "," : ";" }
  var lineEnd: String { self == .plain ? "\n" : "\r\n" }
}

/// Rows as CSV that people can open: UTF-8, comma, line feed, quotes where RFC 4180 wants them.
///
/// A text cell that a spreadsheet would run as a formula (it begins with `=`, `+`, `-`, `@`, tab or carriage
/// return) gets an apostrophe in front. Numbers are written as they are: `-3` stays a number.
public struct CSVDocument: Sendable {
  /// One cell.
  public enum Cell: Sendable, Equatable {
    /// Text from anywhere: neutralised and quoted as needed.
    case text(String)
    /// A number, or other text of ours that no spreadsheet runs.
    case plain(String)
    /// Unknown.
    case blank
  }

  /// The document so far.
  public private(set) var text = ""

  private let dialect: CSVDialect

  /// A document with its header.
  public init(header: [String], dialect: CSVDialect = .plain) {
    self.dialect = dialect
    if dialect == .excel { text = "\u{FEFF}" }
    append(header.map(Cell.text))
  }

  /// Adds a row.
  public mutating func append(_ cells: [Cell]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { text += dialect.separator }
      switch cell {
      case .text(let content): text += quoted(Self.neutralised(content))
      case .plain(let content): text += quoted(content)
      case .blank: break
      }
    }
    text += dialect.lineEnd
  }

  /// The text, with an apostrophe in front where a spreadsheet would take it for a formula.
  public static func neutralised(_ content: String) -> String {
    guard let first = content.unicodeScalars.first else { return content }
    return ["=", "+", "-", "@", "\t", "\r"].contains(first) ? "'" + content : content
  }

  private func quoted(_ content: String) -> String {
    let special: Set<UInt8> = [0x22, 0x0A, 0x0D]
    let separator = dialect.separator.utf8.first
    guard content.utf8.contains(where: { special.contains($0) || $0 == separator }) else { return content }
    // By scalars: a quotation mark that carries a combining accent is one Character, and another one.
    var quoted = "\""
    for scalar in content.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
