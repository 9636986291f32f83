import Foundation
import GRDB
import SupplyModel

/// What a file says of one report, as the tables hold it: seven quantities, the lots of the closing stock, and the day on which
/// the report was made.
struct StoredReport {
  /// The columns that hold it, in order.
  static let columns =
    "opening, received, consumed, adjustment, closing, ordered, stockout_days, lots, stated_on"
  /// The same as an UPDATE sets them.
  static let assignments = """
    opening = ?, received = ?, consumed = ?, adjustment = ?, closing = ?, ordered = ?, stockout_days = ?, lots = ?,
    stated_on = ?
    """
  /// How many columns those are.
  static let columnCount = 9

  var quantities: StockQuantities
  /// Empty when none is known.
  var lots: PackedLots
  /// nil where the report says nothing of it.
  var statedOn: Day?

  init(quantities: StockQuantities, lots: PackedLots = PackedLots(), statedOn: Day? = nil) {
    self.quantities = quantities
    self.lots = lots
    self.statedOn = statedOn
  }

  /// A report from its columns in a row, from a column on.
  init(_ row: Row, from column: Int) {
    quantities = StockQuantities(row, from: column)
    lots = PackedLots(row, column: column + 7)
    let day: Int? = row[column + 8]
    statedOn = day.flatMap { Day(daysSince1970: $0) }
  }

  /// The columns' values, in order.
  var arguments: StatementArguments {
    [
      quantities.opening, quantities.received, quantities.consumed, quantities.adjustment, quantities.closing,
      quantities.ordered, quantities.stockoutDays, lots.data, statedOn?.daysSince1970,
    ]
  }

  /// The same word of a file, and what another file knows where this one is silent.
  func filled(from other: StoredReport) -> StoredReport {
    StoredReport(
      quantities: quantities.filled(from: other.quantities), lots: lots.bytes.isEmpty ? other.lots : lots,
      statedOn: statedOn ?? other.statedOn)
  }

  /// Both lots, or groups of lots, together.
  func adding(_ lot: StoredReport) -> StoredReport {
    StoredReport(
      quantities: quantities.adding(lot.quantities), lots: lots.appending(lot.lots),
      statedOn: [statedOn, lot.statedOn].compactMap { $0 }.max())
  }

  /// True when both say the same, on whatever day and their lots in whatever order.
  func saysSame(as other: StoredReport) -> Bool {
    quantities == other.quantities && lots.holdsSame(as: other.lots)
  }
}

extension PackedLots {
  /// The lots in a column; none where it is NULL.
  init(_ row: Row, column: Int) {
    let data: Data? = row[column]
    self.init(bytes: data.map(Array.init) ?? [])
  }

  /// The bytes as a column holds them: NULL where there are none.
  var data: Data? { bytes.isEmpty ? nil : Data(bytes) }
}

extension StockQuantities {
  /// The seven quantities of a row, in the order of the table, from a column on.
  init(_ row: Row, from column: Int) {
    self.init(
      opening: row[column], received: row[column + 1], consumed: row[column + 2],
      adjustment: row[column + 3], closing: row[column + 4], ordered: row[column + 5],
      stockoutDays: row[column + 6])
  }
}
