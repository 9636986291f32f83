import Foundation

/// How far a column is seen; files for programs, CSV and JSON, hold every column.
public enum ColumnReach: Sendable, Equatable {
  /// In files alone; a workbook has it folded away, so that a sheet can be read across a screen and printed across a page.
  case files
  /// In files, and in the narrow list for a terminal; a workbook, which has room for more, has it folded away.
  case terminal
  /// In files, and open on the sheet of a workbook.
  case sheet
  /// There, and in the narrow list for a terminal.
  case everywhere

  /// Whether the column is folded away on a sheet.
  var isAside: Bool {
    switch self {
    case .files, .terminal: true
    case .sheet, .everywhere: false
    }
  }

  /// Whether the column is in the narrow list for a terminal.
  var isOnTerminals: Bool {
    switch self {
    case .terminal, .everywhere: true
    case .files, .sheet: false
    }
  }
}

/// How wide a column of a sheet is, in letters.
public enum SheetWidth: Sendable, Equatable {
  /// As wide as what is in it, up to so many letters, after which its text breaks into lines.
  case fitted(most: Int)
  /// As wide as this, longer text running on.
  case fixed(Int)
  /// As wide as this, longer text breaking into lines.
  case wrapped(Int)

  /// For words.
  public static let words = SheetWidth.fitted(most: 24)
  /// For whole sentences.
  public static let sentence = SheetWidth.fitted(most: 60)
}

/// What is known of a column without its rows: its key, its headings and where it is seen.
///
/// Tables on pages take their heads from here too, so that a column's words stand once: `heading.text(in: language)` is what stands
/// above the column, and what a narrow screen, which has no heads, writes before each of its cells.
public struct ColumnHead: Sendable, Equatable {
  /// The stable English name, lower case with `_` between words: the key in JSON and the head in CSV, in any language.
  public let key: String
  /// The heading as a person writes it.
  public let heading: Phrase
  /// How far the column is seen.
  public let reach: ColumnReach
  /// How wide it is on a sheet.
  public let sheetWidth: SheetWidth
  private let spanishInFiles: String?
  private let englishInFiles: String?

  /// A head.
  ///
  /// - Parameters:
  ///   - key: the stable English name.
  ///   - heading: the heading in both languages.
  ///   - spanishInFiles: the Spanish heading on terminals, where it is not the heading in plain letters.
  ///   - englishInFiles: the English heading on terminals, where it is not the key.
  ///   - reach: how far the column is seen.
  ///   - sheetWidth: how wide it is on a sheet.
  init(
    key: String, heading: Phrase, spanishInFiles: String?, englishInFiles: String? = nil, reach: ColumnReach,
    sheetWidth: SheetWidth
  ) {
    self.key = key
    self.heading = heading
    self.spanishInFiles = spanishInFiles
    self.englishInFiles = englishInFiles
    self.reach = reach
    self.sheetWidth = sheetWidth
  }

  /// The same column, seen otherwise.
  func seen(_ reach: ColumnReach) -> ColumnHead {
    ColumnHead(
      key: key, heading: heading, spanishInFiles: spanishInFiles, englishInFiles: englishInFiles,
      reach: reach,
      sheetWidth: sheetWidth)
  }

  /// The heading of terminals, with `_` for blanks: `codigo_producto`, `product`.
  public func title(_ language: Language) -> String {
    language.text(es: spanishInFiles ?? Self.plain(heading.spanish), en: englishInFiles ?? key)
  }

  /// Words in small letters without accents, joined by `_`.
  ///
  ///     ColumnHead.plain("Código producto")  // "codigo_producto"
  static func plain(_ words: String) -> String {
    words.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil).replacing(" ", with: "_")
  }

  /// A key in words: `Stock month` for `stock_month`.
  static func words(ofKey key: String) -> String {
    let words = key.replacing("_", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}

/// A column of a list: its key, its heading in both languages, where it is seen, and the cell that it has in each row.
///
/// This is all there is to a column: text, CSV, JSON and workbooks follow from it, in the order in which a list names its columns.
///
///     Column("stock_month", es: "Mes del stock", .files) { .optional($0.stockMonth) }
public struct Column<Row> {
  /// What is known of the column without its rows.
  public let head: ColumnHead
  /// The cell of a row.
  let cell: (Row) -> ListCell

  /// A column.
  ///
  /// - Parameters:
  ///   - key: the stable English name, lower case with `_` between words.
  ///   - spanish: the Spanish heading as a person writes it, `Código producto`; terminals have it as `codigo producto`.
  ///   - english: the English heading as a person writes it; nil for the words of the key.
  ///   - inFiles: the Spanish heading of terminals, where it is not the heading in plain letters.
  ///   - englishInFiles: the English heading of terminals, where it is not the key.
  ///   - reach: how far the column is seen.
  ///   - sheetWidth: how wide it is on a sheet.
  ///   - cell: the cell of a row.
  public init(
    _ key: String, es spanish: String, en english: String? = nil, inFiles: String? = nil,
    englishInFiles: String? = nil, _ reach: ColumnReach = .everywhere, sheetWidth: SheetWidth = .words,
    cell: @escaping (Row) -> ListCell
  ) {
    head = ColumnHead(
      key: key, heading: Phrase(es: spanish, en: english ?? ColumnHead.words(ofKey: key)),
      spanishInFiles: inFiles, englishInFiles: englishInFiles, reach: reach, sheetWidth: sheetWidth)
    self.cell = cell
  }
}

/// Gathers the columns of a list in the order in which they are written, with `if` and `for` where some depend on the run.
@resultBuilder
public enum ColumnBuilder<Row> {
  /// A column.
  public static func buildExpression(_ column: Column<Row>) -> [Column<Row>] { [column] }
  /// Columns that stand beside one another, as a code and its words do.
  public static func buildExpression(_ columns: [Column<Row>]) -> [Column<Row>] { columns }
  /// Columns one after another.
  public static func buildBlock(_ parts: [Column<Row>]...) -> [Column<Row>] { parts.flatMap { $0 } }
  /// Columns that may be left out.
  public static func buildOptional(_ part: [Column<Row>]?) -> [Column<Row>] { part ?? [] }
  /// One choice of columns.
  public static func buildEither(first part: [Column<Row>]) -> [Column<Row>] { part }
  /// The other choice.
  public static func buildEither(second part: [Column<Row>]) -> [Column<Row>] { part }
  /// The columns of a loop.
  public static func buildArray(_ parts: [[Column<Row>]]) -> [Column<Row>] { parts.flatMap { $0 } }
}
