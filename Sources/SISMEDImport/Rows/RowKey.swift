/// A column in which the rows of one report differ, and how its text is compared.
struct RowKey: Sendable, Equatable {
  /// What stands in the column, and so what two ways of writing the same are.
  enum Kind: Sendable, Equatable {
    /// A code, a number of a lot or a word: capitals, blanks and leading zeros of a number do not matter.
    case code
    /// A date, to the day.
    case date
    /// An amount of money.
    case price
  }

  /// The layout's own name of the column.
  let column: String
  /// How it is compared.
  let kind: Kind

  /// A column, by default of codes.
  init(_ column: String, _ kind: Kind = .code) {
    self.column = column
    self.kind = kind
  }
}
