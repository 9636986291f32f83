extension ListTable {
  /// The narrow columns, aligned by spaces for a terminal: text to the left, numbers to the right.
  ///
  /// Control characters of the input print as `?`, so that no name can steer the terminal.
  public var text: String {
    let shown = columns.indices.filter { columns[$0].reach.isOnTerminals }
    let titles = shown.map { columns[$0].title(language).replacing("_", with: " ") }
    let body = rows.map { row in shown.map { Self.printed(row[$0]) } }
    let widths = shown.indices.map { place in
      body.reduce(titles[place].count) { max($0, $1[place].count) }
    }
    let toTheRight = shown.map { column in
      rows.contains { $0[column].isNumber }
    }
    // Nothing is put behind the last cell that says something: a column of long lists would make every line as long as its longest.
    func line(_ cells: [String]) -> String {
      var line = ""
      let last = cells.lastIndex { cell in cell.utf8.contains { $0 != 0x20 } } ?? -1
      for (place, cell) in cells.enumerated() where place <= last {
        // Made where it is needed alone: beside a list of thousands each would be as long as that.
        func padding() -> String { String(repeating: " ", count: widths[place] - cell.count) }
        line += (place > 0 ? "  " : "") + (toTheRight[place] ? padding() + cell : cell)
        if place < last, !toTheRight[place] { line += padding() }
      }
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }
    return ([titles] + body).map(line).joined()
  }

  private static func printed(_ cell: ListCell) -> String {
    switch cell {
    case .text(let text), .scale(let text, _): plain(text)
    case .number(let value, let decimals): NumberText.decimal(value, decimals: decimals)
    case .share(let share): NumberText.decimal(share, decimals: 4)
    case .month(let month): month.description
    case .day(let day): day.description
    case .deadline(_, let told): plain(told)
    case .mark(let isSet): isSet ? "*" : ""
    case .blank: ""
    }
  }

  /// What people read in a cell on a page of the web: `1,234`, `oct 2026`; nil where the list has no such column or the cell is blank.
  package func shown(_ key: String, row: Int) -> String? {
    guard let place = columns.firstIndex(where: { $0.key == key }), rows.indices.contains(row) else {
      return nil
    }
    switch rows[row][place] {
    case .text(let text), .scale(let text, _): return text.isEmpty ? nil : text
    case .number(let value, let decimals): return NumberText.decimal(value, decimals: decimals)
    case .share(let share): return NumberText.percent(share)
    case .month(let month): return language.shortMonth(month)
    case .day(let day): return language.dayText(day)
    case .deadline(_, let told): return told
    case .mark(let isSet): return isSet ? "*" : nil
    case .blank: return nil
    }
  }

  /// A text of the input with `?` for its control characters.
  static func plain(_ text: String) -> String {
    // Of these bytes none is part of a control character.
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? "?" : $0 }))
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
