import GRDB
import SupplyModel

/// Puts new reports into their table, several with one statement.
///
/// Most of what a statement costs is its own beginning and end: a group of them goes in for two thirds of the time.
struct ReportInsertion {
  /// Reports of one statement.
  static let groupSize = 64

  private let fileID: Int64
  private let one: BoundStatement
  private let group: BoundStatement

  /// All columns in the order of the table, in which they are bound: in any other SQLite copies each value once more.
  private static let columns = """
    product_id, month, facility_id, opening, received, consumed, adjustment, closing, ordered, stockout_days, file_id, line,
    lots, stated_on
    """
  /// How many they are.
  private static let width = columns.split(separator: ",").count

  init(_ database: Database, fileID: Int64) throws {
    self.fileID = fileID
    func statement(of reports: Int) throws -> BoundStatement {
      let row = "(" + Array(repeating: "?", count: Self.width).joined(separator: ", ") + ")"
      return try BoundStatement(
        database,
        // Without the words OR FAIL a statement of several rows keeps a copy of each page that it changes, to undo itself; here the
        // whole transaction is undone.
        sql: "INSERT OR FAIL INTO report (\(Self.columns)) VALUES "
          + Array(repeating: row, count: reports).joined(separator: ", ") + " ON CONFLICT DO NOTHING")
    }
    one = try statement(of: 1)
    group = try statement(of: Self.groupSize)
  }

  /// Puts in a report; false, and nothing changed, where one stands already.
  func insert(_ report: NumberedReport) throws -> Bool {
    report.bindInOrder(to: one, from: 1, fileID: fileID)
    return try one.run() > 0
  }

  /// Puts in `groupSize` reports but for those that stand already; true where none does.
  ///
  /// - Parameter report: gives them by their place in the group; what its bytes lie in must outlive the call.
  func insertGroup(_ report: (Int) -> NumberedReport) throws -> Bool {
    for place in 0..<Self.groupSize {
      report(place).bindInOrder(to: group, from: Int32(place * Self.width) + 1, fileID: fileID)
    }
    return try group.run() == Self.groupSize
  }
}

/// A report as its table holds it: by the numbers of its codes.
struct NumberedReport {
  let facility: Int64
  let product: Int64
  let month: Month
  let quantities: StockQuantities
  let lots: UnsafeRawBufferPointer
  /// The day on which it was made, in days since 1970.
  let statedOn: Int64?
  let line: Int

  /// Binds its values in the order of the table's columns, from a parameter on.
  @inline(__always)
  func bindInOrder(to statement: BoundStatement, from first: Int32, fileID: Int64) {
    statement.bind(first, product)
    statement.bind(first + 1, Int64(month.count))
    statement.bind(first + 2, facility)
    statement.bind(first + 3, quantities.opening)
    statement.bind(first + 4, quantities.received)
    statement.bind(first + 5, quantities.consumed)
    statement.bind(first + 6, quantities.adjustment)
    statement.bind(first + 7, quantities.closing)
    statement.bind(first + 8, quantities.ordered)
    statement.bind(first + 9, quantities.stockoutDays)
    statement.bind(first + 10, fileID)
    statement.bind(first + 11, Int64(line))
    statement.bind(first + 12, lots)
    statement.bind(first + 13, statedOn)
  }

  /// Binds its values as `StoredReport.assignments` and what follows them name them, from a parameter on.
  @inline(__always)
  func bind(to statement: BoundStatement, from first: Int32, fileID: Int64) {
    statement.bind(first, quantities.opening)
    statement.bind(first + 1, quantities.received)
    statement.bind(first + 2, quantities.consumed)
    statement.bind(first + 3, quantities.adjustment)
    statement.bind(first + 4, quantities.closing)
    statement.bind(first + 5, quantities.ordered)
    statement.bind(first + 6, quantities.stockoutDays)
    statement.bind(first + 7, lots)
    statement.bind(first + 8, statedOn)
    statement.bind(first + 9, fileID)
    statement.bind(first + 10, Int64(line))
    statement.bind(first + 11, facility)
    statement.bind(first + 12, product)
    statement.bind(first + 13, Int64(month.count))
  }
}
