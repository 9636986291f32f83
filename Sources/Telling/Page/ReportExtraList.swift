import StockPolicy
import SupplyModel

/// The lists of a report that tell more than its run does, each a CSV file and a workbook.
enum ReportExtraList: String, CaseIterable {
  /// What has changed since the month before.
  case changes = "cambios"
  /// All that is odd in files and histories and stands open, mere notices last.
  case findings = "hallazgos"

  /// The name of the file for programs.
  var csvName: String { rawValue + ".csv" }
  /// The name of the workbook.
  var workbookName: String { rawValue + ".xlsx" }

  /// The list of the whole run as people read it: findings that ask for nothing, of which there are thousands, are one row a product.
  func sheet(of whole: ReportContext) -> ListTable {
    switch self {
    case .changes: changes(of: whole)
    case .findings:
      FindingTable.sheet(of: whole.input.findings.gravestFirst, language: whole.language)
    }
  }

  /// The list of the whole run for programs, as the bytes of its file.
  func csvBytes(of whole: ReportContext, _ dialect: CSVDialect) -> [UInt8] {
    switch self {
    case .changes: changes(of: whole).csvBytes(dialect)
    case .findings:
      FindingTable.csvBytes(
        for: whole.input.findings.gravestFirst, count: whole.input.findings.total, language: whole.language,
        dialect)
    }
  }

  private func changes(of whole: ReportContext) -> ListTable {
    ChangeTable.table(of: whole.changes, names: whole.names)
  }
}
