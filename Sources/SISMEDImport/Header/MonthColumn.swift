import SupplyModel

/// A column of consumption of one month, as a table of availability names it: `MES01` … `MES12` or `202511`.
struct MonthColumn {
  /// What the name says of the month.
  enum Naming {
    /// A month of the calendar.
    case month(Month)
    /// The place among twelve, of which the last is the month of the file.
    case ordinal(Int)
  }

  let field: Int
  let naming: Naming

  /// Columns in a table.
  static let limit = 12
  /// The column of the month that closes the table.
  static let nameOfLast = "MES12"

  /// The columns among some names.
  static func all(in names: [String]) -> [MonthColumn] {
    names.enumerated().compactMap { index, name in
      naming(of: name).map { MonthColumn(field: index, naming: $0) }
    }
  }

  /// Whether the month that the stock belongs to is among the columns.
  static func areComplete(_ columns: [MonthColumn]) -> Bool {
    var (hasOrdinal, hasLast) = (false, false)
    for case .ordinal(let place) in columns.map(\.naming) {
      hasOrdinal = true
      if place == limit { hasLast = true }
    }
    return !columns.isEmpty && (!hasOrdinal || hasLast)
  }

  /// The month of the column, where the file's month is known or need not be.
  func month(ofFile last: Month?) -> Month? {
    switch naming {
    case .month(let month): month
    case .ordinal(let place): last?.advanced(by: place - Self.limit)
    }
  }

  private static func naming(of name: String) -> Naming? {
    let normalized = HeaderNames.normalized(name)
    if normalized.hasPrefix("MES"), normalized.utf8.count <= 5, let place = Int(normalized.dropFirst(3)) {
      return (1...limit).contains(place) ? .ordinal(place) : nil
    }
    // A spreadsheet may have made a number with decimals of the name.
    return Month(normalized).map(Naming.month)
      ?? SpreadsheetDamage.code(name).flatMap { Month($0) }.map(Naming.month)
  }
}
