import CSVReading

/// How a CSV file is written.
public enum CSVDialect: String, Sendable, CaseIterable {
  /// Commas and line feeds, without a mark at the start: for programs that want nothing else.
  case plain
  /// Semicolons, line ends of Windows and the mark of UTF-8 at the start, so that a double click opens it in Excel
  /// with its accents and columns where the list separator is the semicolon; the decimal point stays, as in Peru.
  case excel

  fileprivate var rows: CSVRows {
    switch self {
    case .plain: CSVRows()
    case .excel: CSVRows(separator: UInt8(ascii: ";"), lineEnd: "\r\n", mark: "\u{FEFF}")
    }
  }
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

  private var rows: CSVRows

  /// A document with its header.
  public init(header: [String], dialect: CSVDialect = .plain) {
    rows = dialect.rows
    append(header.map(Cell.text))
  }

  /// The document so far.
  public var text: String { rows.text }

  /// The same in UTF-8.
  public var bytes: [UInt8] { rows.bytes }

  /// Makes room for so many times what is there already.
  mutating func reserve(times: Double) { rows.reserve(times: times) }

  /// Adds a row.
  public mutating func append(_ cells: [Cell]) {
    for cell in cells {
      switch cell {
      case .text(let content): rows.append(Self.neutralised(content))
      case .plain(let content): rows.append(content)
      case .blank: rows.append("")
      }
    }
    rows.endRow()
  }

  /// The text, with an apostrophe in front where a spreadsheet would take it for a formula.
  public static func neutralised(_ content: String) -> String {
    guard let first = content.unicodeScalars.first else { return content }
    return ["=", "+", "-", "@", "\t", "\r"].contains(first) ? "'" + content : content
  }
}
