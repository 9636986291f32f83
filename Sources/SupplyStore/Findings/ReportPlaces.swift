import GRDB
import SupplyModel

/// Where a report stands: the file that states it, and the line.
public struct ReportPlace: Hashable, Sendable {
  /// The file's name.
  public let file: String
  /// The line of the report's first row.
  public let line: Int
}

/// A report that is looked up, by its place in the table.
private struct WantedReport: Comparable {
  let report: ReportKey
  let product: Int64
  let facility: Int64

  static func < (left: WantedReport, right: WantedReport) -> Bool {
    (left.product, left.report.month, left.facility) < (right.product, right.report.month, right.facility)
  }
}

extension SupplyDatabase {
  /// Where reports stand that count now; a report that nobody has sent stands nowhere.
  ///
  /// - Throws: `ColcaError`.
  public func places(of reports: some Sequence<ReportKey>) throws -> [ReportKey: ReportPlace] {
    try read { database in
      let codes = try StoredCodes(database)
      let facilities = Dictionary(codes.facilities.map { ($1, $0) }, uniquingKeysWith: min)
      let products = Dictionary(codes.products.map { ($1, $0) }, uniquingKeysWith: min)
      var files: [Int64: String] = [:]
      for row in try Row.fetchAll(database, sql: "SELECT id, name FROM import_file") {
        files[try row.decode(atIndex: 0)] = try row.decode(atIndex: 1) as String
      }
      let wanted = Set(reports).compactMap { report -> WantedReport? in
        guard let facility = facilities[report.facility], let product = products[report.product] else {
          return nil
        }
        return WantedReport(report: report, product: product, facility: facility)
      }
      let find = try database.makeStatement(
        sql: "SELECT file_id, line FROM report WHERE product_id = ? AND month = ? AND facility_id = ?")
      var places: [ReportKey: ReportPlace] = [:]
      // In the order in which they lie there: hundreds of thousands are looked up, and each page of the table is read once.
      for one in wanted.sorted() {
        let rows = try Row.fetchCursor(find, arguments: [one.product, one.report.month.count, one.facility])
        guard let row = try rows.next(), let file = files[try row.decode(atIndex: 0)] else { continue }
        places[one.report] = ReportPlace(file: file, line: try row.decode(atIndex: 1))
      }
      return places
    }
  }
}
