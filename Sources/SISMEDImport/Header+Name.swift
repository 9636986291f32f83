import SupplyModel

extension Header {
  /// Takes month and facility from the file's name where the file and the person are silent.
  ///
  /// - Returns: what is to be announced: a month that nobody stated must be seen.
  mutating func complete(byName name: String) -> [Finding] {
    guard layout == .formdet || layout == .disponibilidad else { return [] }
    let facts = FileNameFacts(name)
    if layout == .disponibilidad, givenFacility == nil, let facility = facts.facility {
      // Said when a row first needs it: the column may be there and filled.
      facilityInName = facility
      missing.removeAll { $0 == FormdetColumns.facility }
    }
    guard needsMonth, givenMonth == nil else { return [] }
    monthsInName = facts.months.count > 1 ? facts.months : []
    guard facts.months.count == 1, let month = facts.months.first else { return [] }
    // A slip in the column's name is the person's to mend: the name of the file does not paper over it.
    guard layout == .disponibilidad || nearest(to: FormdetColumns.month) == nil else { return [] }
    givenMonth = month
    missing.removeAll { $0 == FormdetColumns.month }
    return [Finding(.keys(.monthFromName(month: month)))]
  }

  /// The columns of months with their months, earliest first.
  var datedColumns: [(field: Int, month: Month)] {
    monthColumns.compactMap { column in column.month(ofFile: givenMonth).map { (column.field, $0) } }
      .sorted { $0.month < $1.month }
  }

  /// What keeps the file from having a month, a facility or a column a month; nil where all is well.
  var problemWithKeys: Finding? {
    if layout == .formdet, missing == [FormdetColumns.month], nearest(to: FormdetColumns.month) == nil {
      return monthUnknown(FormdetColumns.month)
    }
    guard layout == .disponibilidad, !monthColumns.isEmpty else { return nil }
    if missing == [FormdetColumns.facility], nearest(to: FormdetColumns.facility) == nil {
      return Finding(.keys(.facilityUnknown(column: FormdetColumns.facility)), line: line)
    }
    guard missing.isEmpty else { return nil }
    if needsMonth, givenMonth == nil { return monthUnknown(MonthColumn.nameOfLast) }
    let dated = datedColumns
    if let twice = zip(dated, dated.dropFirst()).first(where: { $0.month == $1.month }) {
      return Finding(.file(.repeatedColumn(name: name(ofField: twice.1.field))), line: line)
    }
    guard dated.count > MonthColumn.limit else { return nil }
    return Finding(.file(.tooManyMonths(count: dated.count)), line: line)
  }

  /// Whether the file's month must come from elsewhere than its cells and column names.
  private var needsMonth: Bool {
    if layout == .formdet { return missing.contains(FormdetColumns.month) }
    return monthColumns.contains { if case .ordinal = $0.naming { true } else { false } }
  }

  private func monthUnknown(_ column: String) -> Finding {
    Finding(.keys(.monthUnknown(column: column, inName: monthsInName)), line: line)
  }
}
