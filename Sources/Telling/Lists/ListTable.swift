import SupplyModel

/// A list of columns and cells, written the same as text, CSV, JSON and on the sheet of a workbook.
///
/// It is made from rows of any type and the columns that say what of a row stands where:
///
///     ListTable(name: "facilities", rows: facilities, language: language) {
///       Column("facility", es: "Código") { .text($0.code) }
///       Column("name", es: "Establecimiento") { .optional($0.name) }
///     }
public struct ListTable: Sendable, Equatable {
  /// What the list holds, in English and plural: the key of the rows in JSON.
  public let name: String
  /// What stands above the list and on the tab of its sheet; nil for lists that are on none.
  public let title: Phrase?
  /// The version of its keys and of what its cells mean, which JSON tells.
  public let version: Int
  /// The language of the headings.
  public let language: Language
  /// The columns, without their rows.
  public let columns: [ColumnHead]
  /// The rows, each with a cell for every column.
  public let rows: [[ListCell]]

  /// A list of rows.
  ///
  /// - Parameters:
  ///   - name: what the list holds, in English and plural, lower case with `_` between words.
  ///   - title: what stands above the list; nil for lists that are on no sheet.
  ///   - version: one more whenever a key goes or a cell comes to mean something else.
  ///   - rows: the rows in their order.
  ///   - language: of the headings; cells are in it already.
  ///   - columns: the columns in their order.
  public init<Rows: Sequence>(
    name: String, title: Phrase? = nil, version: Int = 1, rows: Rows, language: Language,
    @ColumnBuilder<Rows.Element> columns: () -> [Column<Rows.Element>]
  ) {
    let columns = columns()
    self.init(
      name: name, title: title, version: version, language: language, columns: columns.map(\.head),
      rows: rows.map { row in columns.map { $0.cell(row) } })
  }

  private init(
    name: String, title: Phrase?, version: Int, language: Language, columns: [ColumnHead],
    rows: [[ListCell]]
  ) {
    self.name = name
    self.title = title
    self.version = version
    self.language = language
    self.columns = columns
    self.rows = rows
  }

  /// The heads of its CSV file, in order: the keys of its columns, so that a program reads the list of any language.
  public var titles: [String] { columns.map(\.key) }

  /// The first rows of the list; all of them when nil.
  public func prefix(_ count: Int?) -> ListTable {
    guard let count else { return self }
    return with(Array(rows.prefix(max(0, count))))
  }

  /// The last rows of the list.
  public func suffix(_ count: Int) -> ListTable { with(Array(rows.suffix(max(0, count)))) }

  /// The rows whose place holds true.
  public func filtered(_ keep: [Bool]) -> ListTable { with(zip(rows, keep).compactMap { $1 ? $0 : nil }) }

  /// The rows in the order of one column's cells, those that are equal as they were; unknown ones come last either way.
  ///
  /// - Returns: the list as it is where it has no such column.
  public func sorted(by key: String, descending: Bool = false) -> ListTable {
    guard let place = columns.firstIndex(where: { $0.key == key }) else { return self }
    let keyed = rows.enumerated().map { (value: $1[place].sortValue, offset: $0, row: $1) }
    let ordered = keyed.sorted { left, right in
      if left.value == right.value { return left.offset < right.offset }
      if left.value == .unknown || right.value == .unknown { return right.value == .unknown }
      return descending ? left.value > right.value : left.value < right.value
    }
    return with(ordered.map(\.row))
  }

  /// The list with some of its columns open on a sheet, in the order named, before others that are folded away.
  ///
  /// - Parameters:
  ///   - keys: the columns that are open.
  ///   - title: another title; nil for its own.
  ///   - folded: the columns that are folded away; nil for all that are not open.
  func opened(_ keys: [String], title: Phrase? = nil, folded: [String]? = nil) -> ListTable {
    func places(_ keys: [String]) -> [Int] { keys.compactMap { key in columns.firstIndex { $0.key == key } } }
    let open = places(keys)
    let others = folded.map(places) ?? columns.indices.filter { !open.contains($0) }
    return ListTable(
      name: name, title: title ?? self.title, version: version, language: language,
      columns: open.map { columns[$0].seen(.sheet) } + others.map { columns[$0].seen(.files) },
      rows: rows.map { row in (open + others).map { row[$0] } })
  }

  private func with(_ rows: [[ListCell]]) -> ListTable {
    ListTable(
      name: name, title: title, version: version, language: language, columns: columns, rows: rows)
  }
}
