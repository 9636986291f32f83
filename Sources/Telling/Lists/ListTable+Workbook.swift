import SupplyModel

extension ListTable {
  /// The letters after which a column's text breaks into lines, and those of a whole sentence.
  private static let (mostLetters, mostOfSentence) = (24, 60)
  /// What stands on the sheet beside the columns of the narrow list; the rest is folded away, so that the sheet can be
  /// read across a screen and printed across a page.
  private static let alsoShown: Set = ["micro_network", "lots", "reason"]

  /// The whole list on a sheet of its own: the same rows and columns as its CSV, in cells of their own kinds.
  ///
  /// - Parameters:
  ///   - heading: lines above the table.
  ///   - tones: words that colour their cells.
  ///   - foot: what the foot of each printed page says.
  ///   - language: of the sheet's name.
  func sheet(heading: [String], tones: [WorkbookSheet.Tone], foot: String, language: Language)
    -> WorkbookSheet
  {
    WorkbookSheet(
      name: language.listTitle(name), heading: heading + (hasMore ? [language.foldedColumns] : []),
      columns: columns.indices.map { sheetColumn($0, language) },
      rows: rows.map { $0.map(Self.sheetCell) }, tones: tones, pageFoot: foot)
  }

  private func sheetColumn(_ place: Int, _ language: Language) -> WorkbookColumn {
    let title = language.sheetHeading(columns[place].title)
    // A heading may break between its words; what is below it only where it is long.
    let heading = title.split(separator: " ").map(\.count).max() ?? 0
    let longest = rows.reduce(0) { max($0, Self.letters(in: $1[place])) }
    let most = columns[place].key == "reason" ? Self.mostOfSentence : Self.mostLetters
    let width = min(max(heading + 3, longest + 3, 7), most)
    return WorkbookColumn(
      title: title, width: Double(width), isWrapped: longest + 3 > most, isAside: isAside(columns[place]))
  }

  private func isAside(_ column: Column) -> Bool {
    !column.isInText && !Self.alsoShown.contains(column.key)
  }

  private var hasMore: Bool { columns.contains(where: isAside) }

  private static func letters(in cell: Cell) -> Int {
    switch cell {
    case .text(let text): text.count
    case .number(let value, let decimals): NumberText.decimal(value, decimals: decimals).count
    case .share: 5
    case .month: 7
    case .day: 10
    case .mark: 1
    case .blank: 0
    }
  }

  private static func sheetCell(_ cell: Cell) -> WorkbookCell {
    switch cell {
    case .text(let text): .text(text)
    case .number(let value, let decimals): .number(value, decimals: decimals)
    case .share(let share): .share(share)
    case .month(let month): .month(year: month.year, month: month.monthOfYear)
    case .day(let day): .day(year: day.month.year, month: day.month.monthOfYear, day: day.dayOfMonth)
    case .mark(let isSet): isSet ? .text("*") : .blank
    case .blank: .blank
    }
  }
}
