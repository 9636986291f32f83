/// A class of series that may be forecast best by weights of its own: by size, by how often nothing is used, and by length.
///
/// Series with less than a year of reports are one class, for there are few of them. The others are told apart by their level (below 3
/// units a month, below 20, or more) and by the share of the last twelve months without use (below a fifth, below two thirds, or more).
struct BlendClass: Hashable, Sendable, Codable {
  /// The number of the class, within 0..<10; 9 is that of short histories.
  let number: Int

  /// The number of short histories.
  private static let short = 9

  /// The class of a series at the end of a month of `cells`.
  init(_ cells: OriginPanel, series: Int, month: Int) {
    let panel = cells.panel
    guard month - panel.firstReport[series] + 1 >= 12 else {
      number = Self.short
      return
    }
    var (reported, zeros) = (0, 0)
    for cell in series * panel.monthCount + max(0, month - 11)...series * panel.monthCount + month
    where !panel.consumption[cell].isNaN {
      reported += 1
      if panel.consumption[cell] == 0 { zeros += 1 }
    }
    let share = reported > 0 ? Double(zeros) / Double(reported) : 1
    let level = cells.cell(series, month: month).level
    number = (level < 3 ? 0 : level < 20 ? 3 : 6) + (share < 0.2 ? 0 : share < 0.67 ? 1 : 2)
  }
}
