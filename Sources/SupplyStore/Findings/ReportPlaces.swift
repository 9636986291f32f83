import GRDB
import SupplyModel

/// Where a report stands: the file that states it, and the line.
public struct ReportPlace: Hashable, Sendable {
  /// The file's name.
  public let file: String
  /// The line of the report's first row.
  public let line: Int
}

extension SupplyDatabase {
  /// Where reports stand that count now; a report that nobody has sent stands nowhere.
  ///
  /// - Throws: `ColcaError`.
  public func places(of reports: some Sequence<ReportKey>) throws -> [ReportKey: ReportPlace] {
    try read { database in
      let find = try database.makeStatement(
        sql: """
          SELECT name, line FROM report JOIN import_file ON import_file.id = file_id
          WHERE facility_id = (SELECT id FROM facility WHERE code = ?)
            AND product_id = (SELECT id FROM product WHERE code = ?) AND month = ?
          """)
      var places: [ReportKey: ReportPlace] = [:]
      for report in Set(reports) {
        let key: StatementArguments = [report.facility, report.product, report.month.count]
        guard let row = try Row.fetchOne(find, arguments: key) else { continue }
        places[report] = ReportPlace(file: try row.decode(atIndex: 0), line: try row.decode(atIndex: 1))
      }
      return places
    }
  }
}
