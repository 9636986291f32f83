import DemandForecasting
import SupplyModel

/// What each month of a history says of its demand, read from its stock.
///
/// | the report | mark |
/// |---|---|
/// | days without stock that can be believed | in stock for the share 1 − days ÷ days of the month |
/// | nothing at the start, nothing received, nothing dispensed, nothing at the end | empty all month |
/// | nothing at the end | at least what was dispensed |
/// | nothing at the start, something at the end | dispensed in an unknown part of the month |
/// | not held, and the reports without movement that lead up to it when it stays so | not held |
/// | anything else, stock unknown too | observed |
///
/// The stock at the start is the report's own, else the close of the month before. Twelve empty months are a product
/// that went; while it is less, nobody can tell that from a long stock-out. Where stock came later, a month
/// in which the facility counted days without stock was a stock-out, however long.
public struct CensoringMarks: Sendable {
  /// A mark for each entry up to the last month asked for.
  public let marks: [Censoring]

  /// The marks of a history; nothing after `lastMonth` is read.
  public init(_ series: SupplySeries, through lastMonth: Month) {
    let entries = series.entries.prefix { $0.month <= lastMonth }
    var marks: [Censoring] = []
    marks.reserveCapacity(entries.count)
    for (index, entry) in entries.enumerated() {
      marks.append(Self.mark(entry, before: index > 0 ? entries[index - 1] : nil))
    }
    if entries.last(where: { $0.quantities != nil })?.state == .notHeld {
      for index in marks.indices.reversed() {
        guard entries[index].quantities?.hasMovement != true else { break }
        marks[index] = .notHeld
      }
    }
    self.marks = marks
  }

  private static func mark(
    _ entry: SupplySeries.MonthEntry, before: SupplySeries.MonthEntry?
  ) -> Censoring {
    guard let quantities = entry.quantities, entry.state != .notReported else { return .observed }
    let days = quantities.credibleStockoutDays(in: entry.month) ?? 0
    let hasStatedDays = days > 0
    guard entry.state != .notHeld || hasStatedDays else { return .notHeld }
    let opening = quantities.opening ?? before?.quantities?.closing
    let beganEmpty = opening == 0
    let endedEmpty = quantities.closing == 0
    let nothingMoved = (quantities.received ?? 0) == 0 && (quantities.consumed ?? 0) == 0
    if beganEmpty && endedEmpty && nothingMoved { return .emptyShelf }
    if hasStatedDays {
      return .exposed(share: max(0, 1 - days / Double(entry.month.dayCount)))
    }
    return endedEmpty ? .atLeast : beganEmpty ? .lateStart : .observed
  }
}
