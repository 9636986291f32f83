import SupplyModel

/// A cell of a list, typed, so that each file writes it in its own way and lists sort it by what it means.
public enum ListCell: Sendable, Equatable {
  /// Words or codes.
  case text(String)
  /// A code of an ordered scale, such as how urgent something is: the lower the rank, the earlier it sorts.
  ///
  /// Apart from its cell, as is a deadline: they are few, and all cells of a list would be as large as the largest.
  indirect case scale(String, rank: Int)
  /// A number, printed with at most so many decimals.
  case number(Double, decimals: Int)
  /// A share of one, with at most four decimals; spreadsheets show it in percent.
  case share(Double)
  /// A month: `2026-10`.
  case month(Month)
  /// A day: `2026-10-31`.
  case day(Day)
  /// A day that is a deadline, as files have it, with what people read in its place at a terminal: `ya (2026-11-22)`.
  indirect case deadline(Day, told: String)
  /// A mark on some rows: `*` or nothing for people, true or false for programs, in CSV too.
  case mark(Bool)
  /// Unknown or not applicable.
  case blank

  /// A code.
  public static func code(_ code: some SupplyCode) -> ListCell { .text(code.text) }
  /// A code, blank when nil.
  public static func optional(_ code: (some SupplyCode)?) -> ListCell {
    code.map { .text($0.text) } ?? .blank
  }
  /// A whole number, blank when nil.
  public static func whole(_ value: Int?) -> ListCell {
    value.map { .number(Double($0), decimals: 0) } ?? .blank
  }
  /// A number, blank when nil.
  public static func number(_ value: Double?, upTo decimals: Int) -> ListCell {
    value.map { .number($0, decimals: decimals) } ?? .blank
  }
  /// A share of one, blank when nil.
  public static func optional(share: Double?) -> ListCell { share.map { .share($0) } ?? .blank }
  /// A month, blank when nil.
  public static func optional(_ month: Month?) -> ListCell { month.map { .month($0) } ?? .blank }
  /// A day, blank when nil.
  public static func optional(_ day: Day?) -> ListCell { day.map { .day($0) } ?? .blank }
  /// Text, blank when nil.
  public static func optional(_ text: String?) -> ListCell { text.map { .text($0) } ?? .blank }

  /// Whether the cell is a number, which stands to the right of its column.
  var isNumber: Bool {
    switch self {
    case .number, .share: true
    case .text, .scale, .month, .day, .deadline, .mark, .blank: false
    }
  }

  /// What a list that is sorted by this cell's column goes by.
  public var sortValue: SortValue {
    switch self {
    case .text(let text): .text(text)
    case .scale(_, let rank): .number(Double(rank))
    case .number(let value, _), .share(let value): value.isFinite ? .number(value) : .unknown
    case .month(let month): .number(Double(month.count))
    case .day(let day), .deadline(let day, _): .text(day.description)
    case .mark(let isSet): .number(isSet ? 0 : 1)
    case .blank: .unknown
    }
  }
}

/// What a cell sorts by: numbers before words, and what is unknown last in either direction.
public enum SortValue: Sendable, Equatable, Comparable {
  /// A number, a rank, a month.
  case number(Double)
  /// Words, or a day as `AAAA-MM-DD`.
  case text(String)
  /// Nothing to go by.
  case unknown
}
