extension ListTable {
  /// The whole list as CSV, commas between cells.
  public var csv: String { csv(.plain) }

  /// The whole list as CSV.
  public func csv(_ dialect: CSVDialect) -> String { document(dialect).text }

  /// The same as the bytes of its file.
  func csvBytes(_ dialect: CSVDialect) -> [UInt8] { document(dialect).bytes }

  private func document(_ dialect: CSVDialect) -> CSVDocument {
    var document = CSVDocument(header: titles, dialect: dialect)
    for (place, row) in rows.enumerated() {
      // Grown step by step, the bytes of a long list would be held twice over at each.
      if place == 1_000 { document.reserve(times: 1.05 * Double(rows.count) / Double(place)) }
      document.append(row.map(Self.written))
    }
    return document
  }

  /// The CSV of rows that are made one by one and let go, with the same bytes as that of a list of them: for lists of hundreds of
  /// thousands.
  ///
  /// - Parameter count: how many rows there are about, for the room that they take.
  static func csvBytes<Row>(
    _ rows: some Sequence<Row>, count: Int, columns: [Column<Row>], _ dialect: CSVDialect
  ) -> [UInt8] {
    var document = CSVDocument(header: columns.map(\.head.key), dialect: dialect)
    for (place, row) in rows.enumerated() {
      if place == 1_000 { document.reserve(times: 1.05 * Double(count) / Double(place)) }
      document.append(columns.map { written($0.cell(row)) })
    }
    return document.bytes
  }

  /// What a file of the list has in a cell; empty where the list has no such column or the cell is blank.
  package func written(_ key: String, row: Int) -> String {
    guard let place = columns.firstIndex(where: { $0.key == key }), rows.indices.contains(row) else {
      return ""
    }
    switch Self.written(rows[row][place]) {
    case .text(let text), .plain(let text): return text
    case .blank: return ""
    }
  }

  private static func written(_ cell: ListCell) -> CSVDocument.Cell {
    switch cell {
    case .text(let text), .scale(let text, _): .text(text)
    case .number(let value, let decimals):
      .plain(NumberText.decimal(value, decimals: decimals, grouped: false))
    case .share(let share): .plain(NumberText.decimal(share, decimals: 4, grouped: false))
    case .month(let month): .plain(month.description)
    case .day(let day), .deadline(let day, _): .plain(day.description)
    case .mark(let isSet): .plain(isSet ? "true" : "false")
    case .blank: .blank
    }
  }
}
