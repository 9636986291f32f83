import Planning
import Reporting
import SupplyModel
import SupplyStore
import Wording

/// The report of the latest run: the one place from which nights write what people read.
public enum RunReport {
  /// Writes the report's files into a folder.
  ///
  /// - Parameter latestMonth: the last month that a report can be about; this month by the clock when nil.
  /// - Returns: the names of the files, as `ReportWriter` gives them.
  /// - Throws: `ColcaError`.
  public static func write(
    _ database: SupplyDatabase, to folder: String, language: Language, latestMonth: Month? = nil
  ) throws -> [String] {
    guard let run = try database.latestRun() else { throw ColcaError.noRun }
    let findings = try FindingReview(database: database, latestMonth: latestMonth).findings().map {
      FindingTable.Line(
        file: $0.file, facility: $0.facility, product: $0.product, month: $0.month, finding: $0.finding,
        isClosed: $0.isClosed)
    }
    let input = ReportInput(
      run: run, history: try database.series(through: run.settings.asOf),
      facilities: FacilityDirectory(try database.facilities()),
      products: ProductCatalogue(try database.products()), files: try database.importedFiles(),
      findings: OpenFindings(findings, language: language), programVersion: ColcaVersion.current,
      language: language)
    let written = try ReportWriter().write(input, to: folder)
    return written.map { $0.hasPrefix(folder + "/") ? String($0.dropFirst(folder.count + 1)) : $0 }
  }
}
