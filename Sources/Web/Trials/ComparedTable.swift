import Telling

/// A list of a comparison as a page shows it: some of its columns, under the words of their heads.
struct ComparedTable: TemplateValue {
  struct Row: TemplateValue {
    let name: String
    /// Where the row leads; nil of one that leads nowhere.
    let path: String?
    let cells: [ListPage.Cell]
  }

  let headings: [ListPage.Heading]
  let rows: [Row]

  /// A part of a list.
  ///
  /// - Parameters:
  ///   - head: the column that names a row.
  ///   - columns: the keys of the others, each with whether it is a number.
  ///   - shown: which rows.
  ///   - telling: what some columns say in place of the list's own words, by the list's row.
  ///   - leading: where a row leads.
  init(
    _ table: ListTable, head: String, columns: [(key: String, isRight: Bool)], shown: Range<Int>? = nil,
    telling: [String: (Int) -> String] = [:], leading: (Int) -> String? = { _ in nil }
  ) {
    let words = Dictionary(
      table.columns.map { ($0.key, $0.heading) }, uniquingKeysWith: { first, _ in first })
    func heading(_ key: String) -> Phrase { words[key] ?? Phrase(es: key, en: key) }
    func told(_ key: String, _ row: Int) -> String {
      table.shown(key, row: row).map { telling[key]?(row) ?? $0 } ?? "–"
    }
    headings =
      [.init(name: heading(head), isRight: false)]
      + columns.map { .init(name: heading($0.key), isRight: $0.isRight) }
    rows = (shown ?? table.rows.indices).map { row in
      Row(
        name: told(head, row), path: leading(row),
        cells: columns.map {
          ListPage.Cell(
            label: heading($0.key), text: told($0.key, row), note: nil, tone: nil,
            isRight: $0.isRight, isWide: false)
        })
    }
  }
}
