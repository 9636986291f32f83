/// The layouts that a file is compared with, each with its columns: worked out once for all the records that may be headers.
struct KnownColumns: Sendable {
  /// A layout with its columns, as what a person told makes them.
  struct Entry: Sendable {
    let layout: any Layout
    let columns: [ColumnDefinition]
  }

  let layouts: [Entry]
  /// The names of all their columns, in normal form.
  let names: Set<String>

  /// The columns of layouts.
  init(_ layouts: [any Layout], _ options: ImportOptions) {
    self.layouts = layouts.map { Entry(layout: $0, columns: $0.columns(options)) }
    names = Set(self.layouts.flatMap(\.columns).flatMap(\.normalizedNames))
  }
}

/// A record's cells as names of columns, in normal form too: worked out once for all layouts.
struct WrittenNames {
  let names: [String]
  /// The places of each name, by its normal form.
  let places: [String: [Int]]
  /// Those that are months.
  let months: [MonthColumn]

  /// The places of names that look like months and are none that can be read.
  var likelyMonths: [Int] {
    names.indices.filter {
      MonthLooks.isLikely(names[$0]) || MonthLooks.holdsMonth(names[$0])
        || MonthLooks.isNearlyNamed(names[$0])
        || names[$0].hasPrefix("=")
    }
  }

  /// The names of a record.
  init(_ names: [String]) {
    self.names = names
    places = Dictionary(grouping: names.indices) { HeaderNames.normalized(names[$0]) }
    months = MonthColumn.all(in: names)
  }
}
