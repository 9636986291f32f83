import SupplyModel

/// A list as columns and cells, written the same as text, CSV and JSON.
public struct ListTable: Sendable, Equatable {
  /// A column.
  public struct Column: Sendable, Equatable {
    /// The stable English name, the key in JSON.
    public let key: String
    /// The heading in the list's language, as a CSV header: `stock_del_mes`.
    public let title: String
    /// Whether the column stands in the narrow list for a terminal.
    public let isInText: Bool

    /// A column with its names.
    public init(key: String, title: String, isInText: Bool = false) {
      self.key = key
      self.title = title
      self.isInText = isInText
    }
  }

  /// A cell.
  public enum Cell: Sendable, Equatable {
    /// Words or codes.
    case text(String)
    /// A number, printed with at most so many decimals.
    case number(Double, decimals: Int)
    /// A share of one, with at most four decimals; spreadsheets show it in percent.
    case share(Double)
    /// A month: `2026-10`.
    case month(Month)
    /// A day: `2026-10-31`.
    case day(Day)
    /// A mark on some rows: `*` or nothing for people, true or false for programs.
    case mark(Bool)
    /// Unknown or not applicable.
    case blank

    /// A whole number, blank when nil.
    public static func whole(_ value: Int?) -> Cell {
      value.map { .number(Double($0), decimals: 0) } ?? .blank
    }
    /// A number, blank when nil.
    public static func number(_ value: Double?, upTo decimals: Int) -> Cell {
      value.map { .number($0, decimals: decimals) } ?? .blank
    }
    /// A share of one, blank when nil.
    public static func optional(share: Double?) -> Cell { share.map { .share($0) } ?? .blank }
    /// A month, blank when nil.
    public static func optional(_ month: Month?) -> Cell { month.map { .month($0) } ?? .blank }
    /// A day, blank when nil.
    public static func optional(_ day: Day?) -> Cell { day.map { .day($0) } ?? .blank }
    /// Text, blank when nil.
    public static func optional(_ text: String?) -> Cell { text.map { .text($0) } ?? .blank }
  }

  /// What the list holds, in English and plural: the key of the rows in JSON.
  public let name: String
  /// The columns.
  public let columns: [Column]
  /// The rows, each with a cell for every column.
  public let rows: [[Cell]]

  /// A list of rows, each with a cell for every column.
  public init(name: String, columns: [Column], rows: [[Cell]]) {
    self.name = name
    self.columns = columns
    self.rows = rows
  }

  /// The first rows of the list; all of them when nil.
  public func prefix(_ count: Int?) -> ListTable {
    guard let count else { return self }
    return ListTable(name: name, columns: columns, rows: Array(rows.prefix(max(0, count))))
  }

  /// The rows whose place holds true.
  public func filtered(_ keep: [Bool]) -> ListTable {
    ListTable(name: name, columns: columns, rows: zip(rows, keep).compactMap { $1 ? $0 : nil })
  }

  /// The whole list as CSV, commas between cells.
  public var csv: String { csv(.plain) }

  /// The whole list as CSV.
  public func csv(_ dialect: CSVDialect) -> String {
    var document = CSVDocument(header: columns.map(\.title), dialect: dialect)
    for row in rows {
      document.append(
        row.map { cell in
          switch cell {
          case .text(let text): .text(text)
          case .number(let value, let decimals):
            .plain(NumberText.decimal(value, decimals: decimals, grouped: false))
          case .share(let share): .plain(NumberText.decimal(share, decimals: 4, grouped: false))
          case .month(let month): .plain(month.description)
          case .day(let day): .plain(day.description)
          case .mark(let isSet): isSet ? .text("*") : .blank
          case .blank: .blank
          }
        })
    }
    return document.text
  }
}
