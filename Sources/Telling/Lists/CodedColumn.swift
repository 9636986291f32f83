import SupplyModel

/// A value of a list for programs and the words that say it to people.
public struct CodedCell: Sendable {
  /// The code or number.
  let code: ListCell
  /// What people read.
  let words: ListCell

  /// Nothing, for either.
  public static let blank = CodedCell(code: .blank, words: .blank)

  /// A value of an ordered scale, ranked by its place among all values.
  public init<Value: RawRepresentable<String> & CaseIterable & Equatable>(_ value: Value, _ words: String) {
    let rank = Value.allCases.enumerated().first { $1 == value }?.offset ?? 0
    self.init(code: .scale(value.rawValue, rank: rank), words: .text(words))
  }

  /// A number, or text that stays the same in any language, with its words.
  public init(_ code: ListCell, _ words: String) {
    self.init(code: code, words: .text(words))
  }

  private init(code: ListCell, words: ListCell) {
    self.code = code
    self.words = words
  }
}

extension Column {
  /// Two columns of one value: `alert`, its code, which is the same in every language, and beside it `alert_text`, the words that people
  /// are given.
  ///
  ///     Column.coded("alert", es: "Alerta") { CodedCell($0.alert, language.name(of: $0.alert)) }
  ///
  /// - Parameters:
  ///   - key: the stable English name of the code; that of its words ends in `_text`.
  ///   - spanish: the Spanish heading of the words.
  ///   - english: the English heading of the words; nil for the words of the key.
  ///   - codeReach: how far the code is seen.
  ///   - reach: how far the words are seen.
  ///   - cell: code and words of a row.
  public static func coded(
    _ key: String, es spanish: String, en english: String? = nil, code codeReach: ColumnReach = .files,
    _ reach: ColumnReach = .everywhere, cell: @escaping (Row) -> CodedCell
  ) -> [Column<Row>] {
    let english = english ?? ColumnHead.words(ofKey: key)
    return [
      Column(
        key, es: "Código: " + lowered(spanish), en: "Code: " + lowered(english),
        inFiles: "codigo_" + ColumnHead.plain(spanish), englishInFiles: key + "_code", codeReach
      ) { cell($0).code },
      Column(key + "_text", es: spanish, en: english, englishInFiles: key, reach) { cell($0).words },
    ]
  }

  /// A product's name in two columns: `product_name` as the catalogue has it, and beside it `product_short`, what pharmacists call it,
  /// for narrow lists.
  static func product(
    _ names: ReportNames, _ reach: ColumnReach = .sheet, sheetWidth: SheetWidth = .fitted(most: 42),
    code: @escaping (Row) -> ProductCode?
  ) -> [Column<Row>] {
    [
      Column(
        "product_name", es: "Producto", inFiles: "nombre_producto", englishInFiles: "full_name", reach,
        sheetWidth: sheetWidth
      ) {
        .optional(code($0).map(names.fullProductName))
      },
      Column(
        "product_short", es: "Nombre corto", inFiles: "producto", englishInFiles: "product_name", .terminal
      ) {
        .optional(code($0).map(names.product))
      },
    ]
  }

  private static func lowered(_ words: String) -> String { words.prefix(1).lowercased() + words.dropFirst() }
}
