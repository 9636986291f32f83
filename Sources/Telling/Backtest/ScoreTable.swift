/// A small table of figures: words in the first columns, figures in the others, the same in text and on a page.
struct ScoreTable: Equatable {
  /// The identifier on a page.
  let id: String
  /// The heading.
  let title: String
  /// What to know in order to read it; empty where nothing is needed.
  let hint: String
  /// How many columns are words.
  let wordColumns: Int
  /// The headings of the columns.
  let columns: [String]
  /// The rows, each with a cell for every column.
  let rows: [[String]]

  /// A table of rows, each in the same columns.
  init<Row>(
    id: String, title: Phrase, hint: Phrase? = nil, wordColumns: Int = 1, of rows: [Row],
    in language: Language, columns: [ScoreColumn<Row>]
  ) {
    self.init(
      id: id, title: title.text(in: language), hint: hint?.text(in: language) ?? "", wordColumns: wordColumns,
      columns: columns.map { $0.heading.text(in: language) },
      rows: rows.map { row in columns.map { $0.cell(row) } })
  }

  private init(
    id: String, title: String, hint: String, wordColumns: Int, columns: [String], rows: [[String]]
  ) {
    self.id = id
    self.title = title
    self.hint = hint
    self.wordColumns = wordColumns
    self.columns = columns
    self.rows = rows
  }

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

/// A column of a small table: its heading, and its cell in each row.
struct ScoreColumn<Row> {
  let heading: Phrase
  let cell: (Row) -> String

  /// A column of texts.
  init(_ heading: Phrase, _ cell: @escaping (Row) -> String) {
    self.heading = heading
    self.cell = cell
  }

  /// A column of figures to three decimals; `–` where there is none.
  init(_ heading: Phrase, figure: @escaping (Row) -> Double?) {
    self.init(heading) { NumberText.fixed(figure($0)) }
  }

  /// A column of counts.
  init(_ heading: Phrase, count: @escaping (Row) -> Int) {
    self.init(heading) { NumberText.whole(count($0)) }
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
