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

  /// The table as a template prints it.
  var view: ReportPage.View {
    func cells(_ row: [String]) -> [ReportPage.View] {
      row.enumerated().dropFirst().map { ["cell": $1, "isNumber": $0 >= wordColumns] }
    }
    return [
      "tableId": id, "tableTitle": title, "hasHint": !hint.isEmpty, "tableHint": hint,
      "firstColumn": columns.first ?? "", "otherColumns": cells(columns), "hasRows": !rows.isEmpty,
      "tableRows": rows.map { ["firstCell": $0.first ?? "", "otherCells": cells($0)] as ReportPage.View },
    ]
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
