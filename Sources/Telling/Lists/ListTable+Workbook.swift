import SupplyModel

extension ListTable {
  /// The whole list on a sheet of its own: the same rows and columns as its CSV, in cells of their own kinds.
  ///
  /// - Parameters:
  ///   - heading: lines above the table.
  ///   - tones: words that colour their cells.
  ///   - foot: what the foot of each printed page says.
  func sheet(heading: [String], tones: [WorkbookSheet.Tone] = [], foot: String) -> WorkbookSheet {
    let hasMore = columns.contains(where: \.reach.isAside)
    return WorkbookSheet(
      name: title?.text(in: language) ?? name, heading: heading + (hasMore ? [language.foldedColumns] : []),
      columns: columns.indices.map(sheetColumn), rows: rows, tones: tones, pageFoot: foot)
  }

  private func sheetColumn(_ place: Int) -> WorkbookColumn {
    let column = columns[place]
    let title = column.heading.text(in: language)
    let isAside = column.reach.isAside
    switch column.sheetWidth {
    case .fixed(let width): return WorkbookColumn(title: title, width: Double(width), isAside: isAside)
    case .wrapped(let width):
      return WorkbookColumn(title: title, width: Double(width), isWrapped: true, isAside: isAside)
    case .fitted(let most):
      // A heading may break between its words; what is below it only where it is long.
      let heading = title.split(separator: " ").map(\.count).max() ?? 0
      let longest = rows.reduce(0) { max($0, Self.letters(in: $1[place])) }
      let width = min(max(heading + 3, longest + 3, 7), most)
      return WorkbookColumn(
        title: title, width: Double(width), isWrapped: longest + 3 > most, isAside: isAside)
    }
  }

  private static func letters(in cell: ListCell) -> Int {
    switch cell {
    case .text(let text), .scale(let text, _): SheetText.letters(in: text)
    case .number(let value, let decimals):
      value.isFinite ? NumberText.decimal(value, decimals: decimals).utf8.count : 1
    case .share: 5
    case .month: 7
    case .day, .deadline: 10
    case .mark: 1
    case .blank: 0
    }
  }
}

extension Language {
  /// Above a list whose other columns are folded away.
  fileprivate var foldedColumns: String {
    text(
      es: "Hay más columnas: se abren con los botones + de arriba, o todas con el 2.",
      en: "There are more columns: the + buttons above open them, or the 2 opens all.")
  }

  /// At the foot of each sheet: `Colca · datos hasta octubre de 2026`.
  func sheetFoot(asOf month: String) -> String {
    text(es: "Colca · datos hasta \(month)", en: "Colca · data through \(month)")
  }
}
