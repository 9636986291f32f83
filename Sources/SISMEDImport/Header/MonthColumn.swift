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
    // Every cell that may be of a header is asked about: no month is written without a digit, or in fewer than four signs.
    guard name.utf8.count >= 4, name.utf8.contains(where: { (48...57).contains($0) || $0 > 127 }) else {
      return nil
    }
    let normalized = HeaderNames.normalized(name)
    if normalized.hasPrefix("MES"), normalized.utf8.count <= 5, let place = Int(normalized.dropFirst(3)) {
      return (1...limit).contains(place) ? .ordinal(place) : nil
    }
    // A spreadsheet may have made a number with decimals of the name, or a date.
    return (Month(normalized) ?? WrittenMonth.read(name) ?? reversed(name)).map(Naming.month)
  }

  /// `10/2026`.
  private static func reversed(_ name: String) -> Month? {
    let parts = name.split { $0 == "/" || $0 == "-" || $0 == "." || $0 == " " }
    guard parts.count == 2, parts[1].utf8.count == 4, let year = Int(parts[1]), let month = Int(parts[0]),
      (2000...2099).contains(year)
    else { return nil }
    return Month(year: year, month: month)
  }
}

extension MonthColumn {
  /// The heading that seems to be of a month and is none that can be read; nil where there is none.
  ///
  /// Left alone, its consumption would be lost, and if it is the last, the stock would stand under the month before. A heading
  /// seems to be one where the months on either side leave a gap, or where it looks like one.
  ///
  /// - Parameter known: the fields of the layout's other columns.
  static func unread(in names: [String], among columns: [MonthColumn], known: Set<Int>) -> Int? {
    let free = names.indices.filter { index in
      !known.contains(index) && !columns.contains { $0.field == index }
    }
    if let strange = free.first(where: { looksLikeMonth(names[$0]) }) { return strange }
    for (left, right) in zip(columns, columns.dropFirst()) where right.field - left.field > 1 {
      guard gap(left.naming, right.naming),
        let between = free.first(where: { $0 > left.field && $0 < right.field })
      else { continue }
      return between
    }
    return nil
  }

  /// Whether months are missing between two.
  private static func gap(_ left: Naming, _ right: Naming) -> Bool {
    switch (left, right) {
    case (.month(let first), .month(let second)): first.distance(to: second).magnitude > 1
    case (.ordinal(let first), .ordinal(let second)): (second - first).magnitude > 1
    case (.month, .ordinal), (.ordinal, .month): false
    }
  }

  /// `20261O`, `2026-10 (parcial)`, `OCTUBRE`, `0CT-26`, `MES1O`.
  private static func looksLikeMonth(_ name: String) -> Bool {
    let letters = HeaderNames.normalized(name)
    let digits = letters.utf8.count { (48...57).contains($0) }
    if NamedMonth.begins(name) { return letters.utf8.count <= 12 }
    if letters.hasPrefix("MES"), letters.utf8.count <= 5 { return digits > 0 || letters.utf8.count == 5 }
    // What a slip makes of a year and a month, and such a one with a note behind it.
    let asDigits = String(letters.map { $0 == "O" ? "0" : $0 == "I" || $0 == "L" ? "1" : $0 })
    if asDigits != letters, digits >= 3, Month(asDigits) != nil { return true }
    if asDigits.utf8.count <= 6, digits >= 2, NamedMonth.begins(asDigits.replacing("0CT", with: "OCT")) {
      return true
    }
    let start = asDigits.prefix(6)
    return digits >= 5 && (Month(start)?.year).map { (2000...2099).contains($0) } ?? false
  }
}
