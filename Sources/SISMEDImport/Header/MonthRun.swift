import SupplyModel

/// Headings that alone could be several months, or none, as `10/26` and `10/1/2026`, and the run of consecutive months that settles them.
///
///     11/1/2025 12/1/2025 1/1/2026 2/1/2026   // November to February: only the American order makes a run of these
enum MonthRun {
  /// A heading with the months that it may mean.
  struct Entry {
    let field: Int
    let months: [Month]
  }

  /// Without a heading of one meaning so many are a run.
  private static let shortestRun = 3

  /// The months that a heading may mean beside those that `WrittenMonth` reads; empty for any other text.
  static func candidates(of written: String) -> [Month] {
    guard (4...24).contains(written.utf8.count), written.utf8.contains(where: { (48...57).contains($0) })
    else {
      return []
    }
    let text = HeaderNames.withPlainDigits(written)
    let date = text.prefix { $0 != " " && $0 != "T" }
    // Behind it a time of day may stand, and no word: `12-24 meses` is no month.
    guard text.dropFirst(date.count + 1).allSatisfy({ $0.isNumber || ":.".contains($0) }) else { return [] }
    let parts = date.split(omittingEmptySubsequences: false) { "/-._".contains($0) }
    guard
      parts.allSatisfy({ (1...4).contains($0.utf8.count) && $0.utf8.allSatisfy { (48...57).contains($0) } })
    else { return [] }
    let numbers = parts.compactMap { Int($0) }
    var months: [Month] = []
    func add(_ year: Int, _ month: Int, day: Int? = nil) {
      guard let found = Month(year: year < 100 ? 2000 + year : year, month: month),
        (2000...2099).contains(found.year), !months.contains(found)
      else { return }
      // Whoever writes a month as a day writes its first, or its last.
      if let day, day != 1, day != found.dayCount { return }
      months.append(found)
    }
    switch (numbers.count, parts.map(\.utf8.count)) {
    case (2, let widths) where widths[0] <= 2 && widths[1] == 2:
      add(numbers[1], numbers[0])
      if widths[0] == 2 { add(numbers[0], numbers[1]) }
    case (3, let widths) where widths[0] <= 2 && widths[1] <= 2 && (widths[2] == 4 || widths[2] == 2):
      add(numbers[2], numbers[1], day: numbers[0])
      add(numbers[2], numbers[0], day: numbers[1])
    default: break
    }
    return months
  }

  /// The one way to read all headings as consecutive months, forward or backward; nil where there is none, or more than one.
  static func settle(_ entries: [Entry]) -> [(field: Int, month: Month)]? {
    guard let first = entries.first, entries.count >= 2 else { return nil }
    guard entries.count >= shortestRun || entries.contains(where: { $0.months.count == 1 }) else {
      return nil
    }
    var found: [[Month]] = []
    for start in first.months {
      for step in [1, -1] {
        let run = entries.indices.map { start.advanced(by: step * $0) }
        guard zip(entries, run).allSatisfy({ $0.months.contains($1) }), !found.contains(run) else { continue }
        found.append(run)
      }
    }
    guard found.count == 1 else { return nil }
    return zip(entries, found[0]).map { ($0.field, $1) }
  }
}
