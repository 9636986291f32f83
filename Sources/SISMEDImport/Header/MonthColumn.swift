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

  /// The columns among some names; what alone could be several months is one where the months beside it settle it.
  static func all(in names: [String]) -> [MonthColumn] {
    var columns: [MonthColumn] = []
    var open: [MonthRun.Entry] = []
    for (field, name) in names.enumerated() {
      if let naming = naming(of: name) {
        columns.append(MonthColumn(field: field, naming: naming))
        if case .month(let month) = naming { open.append(MonthRun.Entry(field: field, months: [month])) }
      } else {
        let months = MonthRun.candidates(of: name)
        if !months.isEmpty { open.append(MonthRun.Entry(field: field, months: months)) }
      }
    }
    guard let settled = MonthRun.settle(open) else { return columns }
    let known = Set(columns.map(\.field))
    columns += settled.filter { !known.contains($0.field) }
      .map { MonthColumn(field: $0.field, naming: .month($0.month)) }
    return columns.sorted { $0.field < $1.field }
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

  private static func naming(of written: String) -> Naming? {
    // Every cell that may be of a header is asked about: no month is written without a digit, or in fewer than four signs.
    guard written.utf8.count >= 4, written.utf8.contains(where: { (48...57).contains($0) || $0 > 127 }) else {
      return nil
    }
    let name = HeaderNames.withPlainDigits(written)
    let normalized = HeaderNames.normalized(name)
    if normalized.hasPrefix("MES"), normalized.utf8.count <= 5, let place = Int(normalized.dropFirst(3)) {
      return (1...limit).contains(place) ? .ordinal(place) : nil
    }
    // Letters that have no plain form are gone from the normal form: what is left may be another month.
    let isPlain = name.unicodeScalars.allSatisfy { $0.isASCII || !$0.properties.isAlphabetic }
    // A spreadsheet may have made a number with decimals of the name, or a date.
    return ((isPlain ? Month(normalized) : nil) ?? WrittenMonth.read(name) ?? WrittenMonth.yearLast(name))
      .map(Naming.month)
  }
}
