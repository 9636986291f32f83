import SupplyModel

/// The headings of a table of availability that stand for a month and are none that can be read.
///
/// Left alone, their consumption would be lost, and of the last one the stock would stand under the month before. Some are known by
/// their looks; others only by the numbers below them, next to the months.
struct UnreadMonths {
  private let names: [String]
  private let columns: [MonthColumn]
  /// The fields that no column of the layout uses.
  private let free: Set<Int>

  /// - Parameter known: the fields of the layout's other columns.
  init(in names: [String], among columns: [MonthColumn], known: Set<Int>) {
    self.names = names
    self.columns = columns
    free = Set(names.indices).subtracting(known).subtracting(columns.map(\.field))
  }

  /// The first heading that the header alone shows to be one; nil where there is none.
  var byLooks: Int? {
    let beside = Set(fieldsBefore + fieldsBehind)
    let strange = free.sorted().first { field in
      let name = names[field]
      if MonthLooks.isLikely(name) { return true }
      return beside.contains(field) && !MonthLooks.isOfStock(name)
        && (MonthLooks.isDamaged(name) || MonthLooks.isNearlyNamed(name) || MonthLooks.holdsMonth(name))
    }
    return strange ?? inGap ?? outOfTurn
  }

  /// The fields next to the months, without a name or with one that says nothing: numbers below them are of a month.
  ///
  /// To the right of fewer than twelve months, a name that nobody knows counts as none.
  var byNumbers: [Int] {
    let isFull = columns.count >= MonthColumn.limit
    return fieldsBefore.filter { MonthLooks.isNameless(names[$0]) }
      + fieldsBehind.filter {
        MonthLooks.isNameless(names[$0]) || !isFull && !MonthLooks.isOfSomethingElse(names[$0])
      }
  }

  /// The free fields from a month to the left, up to the next column of the layout.
  private var fieldsBefore: [Int] {
    columns.flatMap { column in
      Array((0..<column.field).reversed().prefix { free.contains($0) })
    }
  }

  /// The free fields from a month to the right, up to the next column of the layout.
  private var fieldsBehind: [Int] {
    columns.flatMap { column in
      Array((column.field + 1..<max(column.field + 1, names.count)).prefix { free.contains($0) })
    }
  }

  /// A strange heading between two months that leave a gap.
  private var inGap: Int? {
    for (left, right) in zip(columns, columns.dropFirst()) where right.field - left.field > 1 {
      guard Self.gap(left.naming, right.naming),
        let between = free.filter({ $0 > left.field && $0 < right.field }).min()
      else { continue }
      return between
    }
    return nil
  }

  /// Whether months are missing between two.
  private static func gap(_ left: MonthColumn.Naming, _ right: MonthColumn.Naming) -> Bool {
    switch (left, right) {
    case (.month(let first), .month(let second)): first.distance(to: second).magnitude > 1
    case (.ordinal(let first), .ordinal(let second)): (second - first).magnitude > 1
    case (.month, .ordinal), (.ordinal, .month): false
    }
  }

  /// A month that does not follow those beside it, forward or backward, or that is a year and more away: its year or month is a slip.
  ///
  /// A month that stands twice is none: that is told as such.
  private var outOfTurn: Int? {
    let dated = columns.compactMap { column -> (field: Int, month: Month)? in
      if case .month(let month) = column.naming { (column.field, month) } else { nil }
    }
    guard dated.count > 2, Set(dated.map(\.month)).count == dated.count, !Self.isInTurn(dated.map(\.month))
    else { return nil }
    // The one without which the others are in turn: the last before others, for the stock hangs on it.
    let slip = dated.indices.reversed().first { place in
      var others = dated.map(\.month)
      others.remove(at: place)
      return Self.isInTurn(others)
    }
    return dated[slip ?? dated.count - 1].field
  }

  private static func isInTurn(_ months: [Month]) -> Bool {
    let steps = zip(months, months.dropFirst()).map { $0.distance(to: $1) }
    guard steps.allSatisfy({ $0 > 0 }) || steps.allSatisfy({ $0 < 0 }) else { return false }
    // Octobers of several years are a table of their own kind.
    return Set(steps).count == 1 || steps.allSatisfy { $0.magnitude < MonthColumn.limit }
  }
}

/// What a heading looks like that is no month.
enum MonthLooks {
  /// `20261O`, `2026-10 (parcial)`, `OCTUBRE`, `0CT-26`, `MES1O`, and `10/26` that nothing beside it settles.
  static func isLikely(_ written: String) -> Bool {
    let name = HeaderNames.withPlainDigits(written)
    let letters = HeaderNames.normalized(name)
    let digits = letters.utf8.count { (48...57).contains($0) }
    if !MonthRun.candidates(of: name).isEmpty { return true }
    if NamedMonth.begins(name) { return letters.utf8.count <= 12 || hasYear(name) }
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

  /// A number that is no month, a formula without a result, or the error of one: `202613`, `=A1`, `#REF!`, `####`.
  static func isDamaged(_ name: String) -> Bool {
    if name.hasPrefix("=") || name.hasPrefix("#") { return true }
    let letters = HeaderNames.normalized(HeaderNames.withPlainDigits(name))
    return !letters.isEmpty && letters.utf8.allSatisfy { (48...57).contains($0) }
  }

  /// A month's name with a slip, or behind other words, and a year: `Octb 26`, `OCTUBRRE 2026`, `CONS. OCT 26`.
  static func isNearlyNamed(_ name: String) -> Bool {
    hasYear(name) && words(of: name).contains { NamedMonth.isNearly($0) }
  }

  /// A year and a month somewhere in it, in six digits or with one mark between: `Sum of 202610`, `X2026.10`.
  static func holdsMonth(_ name: String) -> Bool {
    let digits = HeaderNames.withPlainDigits(name).split { !$0.isASCII || !$0.isNumber }
    let isMonth = { (text: String) in Month(text).map { (2000...2099).contains($0.year) } ?? false }
    return digits.contains { isMonth(String($0)) }
      || zip(digits, digits.dropFirst()).contains { $0.utf8.count == 4 && isMonth(String($0 + $1)) }
  }

  /// Nothing, what a program puts in place of nothing, or what holds no letter of ours.
  static func isNameless(_ name: String) -> Bool {
    let letters = HeaderNames.normalized(name)
    guard letters.contains(where: \.isLetter), !isDamaged(name) else { return true }
    let word = letters.prefix { $0.isLetter }
    let rest = letters.dropFirst(word.count)
    return programsNames.contains(String(word)) && rest.allSatisfy(\.isNumber) && !rest.isEmpty
      || letters == "UNNAMED" || letters == "NAN" || letters == "NULL" || letters == "NONE"
  }

  /// What pandas, Excel, LibreOffice, R and databases call a column without a name, before its number.
  private static let programsNames: Set<String> = [
    "UNNAMED", "COLUMNA", "COLUMN", "COL", "CAMPO", "FIELD", "F", "X", "V", "VAR", "EXPR", "EXPRESION",
  ]

  /// A name of what such tables state beside consumption.
  static func isOfSomethingElse(_ name: String) -> Bool {
    let words = words(of: name)
    return otherWords.contains { other in words.contains { $0.hasPrefix(other) } }
  }

  /// A name of a stock, a price or a value, which may be of a month as well: `STOCK 202609`.
  static func isOfStock(_ name: String) -> Bool {
    words(of: name).contains { word in stockWords.contains { word.hasPrefix($0) } }
  }

  private static let stockWords = [
    "STOCK", "STK", "SALDO", "EXIST", "PREC", "COST", "VALOR", "IMPORTE", "MONTO",
  ]

  /// Words, or their beginnings, of sums, averages, stocks, prices, levels and notes.
  private static let otherWords = [
    "TOTAL", "SUMA", "ACUM", "PROM", "MEDIA", "CPM", "CPA", "CMA", "MAX", "MIN", "STOCK", "STK", "SALDO",
    "EXIST",
    "PREC", "COST", "VALOR", "IMPORTE", "MONTO", "MESES", "MSD", "MED", "DISP", "SIT", "ESTAD", "OBS", "NOTA",
    "COMENT", "ROTA", "TEND", "REQ", "PED", "COMPRA", "TRANSF", "VENC", "LOTE", "INGR", "SALI", "NIV",
    "INDIC",
    "PORC", "VAR", "CANT", "DIA", "PROG", "TIP", "ALM", "DEMAN", "COBERT", "PROY", "AJUST", "DESV", "DIF",
    "FREC",
    "NRO", "NUM", "ANO", "FEC", "GRUPO", "CLAS", "RED", "UBIG", "UNID", "TRIM", "SEMES", "EXCED", "DEFIC",
    "SOBRE",
    "BRECHA", "NECES", "AVERAGE", "SUM", "NOTE", "PRICE", "VALUE", "MEAN",
  ]

  private static func words(of name: String) -> [String] {
    HeaderNames.withPlainDigits(name).split { !$0.isLetter }.map { HeaderNames.normalized($0) }
  }

  /// Whether a number in it may be a year: `2026`, `26`.
  private static func hasYear(_ name: String) -> Bool {
    HeaderNames.withPlainDigits(name).split { !$0.isASCII || !$0.isNumber }.contains { digits in
      digits.utf8.count == 2 || digits.utf8.count == 4 && digits.hasPrefix("20")
    }
  }
}
