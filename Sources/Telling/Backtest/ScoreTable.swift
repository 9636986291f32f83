/// A small table of figures: words in the first columns, figures in the others, the same in text and on a page.
struct ScoreTable: Equatable {
  /// The identifier on a page.
  let id: String
  /// The heading.
  let title: String
  /// What to know in order to read it; empty where nothing is needed.
  var hint = ""
  /// How many columns are words.
  var wordColumns = 1
  /// The headings of the columns.
  let columns: [String]
  /// The rows, each with a cell for every column.
  let rows: [[String]]

  /// The table with its heading, aligned by spaces for a terminal; empty without rows.
  ///
  /// Control characters of the input print as `?`, so that no name can steer the terminal.
  var text: String {
    guard !rows.isEmpty else { return "" }
    let lines = ([columns] + rows).map { $0.map(Self.harmless) }
    let widths = columns.indices.map { place in lines.map { $0[place].count }.max() ?? 0 }
    let printed = lines.map { cells -> String in
      var line = ""
      for (place, cell) in cells.enumerated() {
        let padding = String(repeating: " ", count: widths[place] - cell.count)
        line += (place > 0 ? "  " : "") + (place < wordColumns ? cell + padding : padding + cell)
      }
      while line.last == " " { line.removeLast() }
      return line
    }
    return "\n" + title + "\n" + printed.joined(separator: "\n") + "\n"
  }

  /// The table as a page prints it.
  var printed: PrintedScoreTable {
    func cells(_ row: [String]) -> [PrintedScoreTable.Cell] {
      row.enumerated().dropFirst().map { .init(text: $1, isNumber: $0 >= wordColumns) }
    }
    return PrintedScoreTable(
      id: id, title: title, hint: hint.isEmpty ? nil : hint, head: columns.first ?? "",
      columns: cells(columns), rows: rows.map { .init(head: $0.first ?? "", cells: cells($0)) })
  }

  private static func harmless(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          switch scalar.properties.generalCategory {
          case .control, .format, .lineSeparator, .paragraphSeparator: "?"
          default: scalar
          }
        }))
  }
}

/// A table of figures on a page.
struct PrintedScoreTable: Section {
  static let template = Template("scores", PackageResources.scores_mustache)

  struct Cell: TemplateValue {
    let text: String
    let isNumber: Bool
  }

  struct Row: TemplateValue {
    let head: String
    let cells: [Cell]
  }

  let id: String
  let title: String
  let hint: String?
  let head: String
  let columns: [Cell]
  let rows: [Row]
}
