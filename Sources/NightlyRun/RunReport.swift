import Files
import Operations
import Runs
import Studies
import SupplyModel
import SupplyStore
import Telling

/// The report of the latest run: the one place from which nights write what people read.
public enum RunReport {
  /// What a report on the latest run of a database is written from, whoever asks for it.
  ///
  /// - Parameter latestMonth: the last month that a report can be about; this month when it is written now.
  /// - Throws: `ColcaError`.
  public static func input(
    _ database: SupplyDatabase, language: Language, latestMonth: Month
  ) throws -> ReportInput {
    guard let run = try database.latestRun() else { throw ColcaError.noRun }
    let asOf = run.settings.asOf
    let findings = try FindingReview(database: database, latestMonth: latestMonth).findings()
    // Scores are made from the runs that are kept and not read from what nights noted, so that a report that is written
    // again later says the same. What changed is told since the last run of an earlier month, while its forecasts are kept.
    let records = try database.runRecords()
    let before = records.first { $0.settings.asOf < asOf && !$0.isPruned }
    let history = try database.series(through: asOf)
    return ReportInput(
      run: run, history: history, demands: DemandHistory(history, origin: asOf).demands,
      earlier: try before.flatMap { try database.run($0.id) },
      accuracy: try AccuracyStep(database: database).scores(records, series: history).values.flatMap { $0 },
      facilities: FacilityDirectory(try database.facilities()),
      products: ProductCatalogue(try database.products()), files: try database.importedFiles(),
      findings: OpenFindings(findings), programVersion: ColcaVersion.current,
      language: language)
  }

  /// Writes the report's files into a folder.
  ///
  /// - Parameter latestMonth: the last month that a report can be about; this month when it is written now.
  /// - Returns: the names of the files, as `ReportWriter` gives them.
  /// - Throws: `ColcaError`.
  public static func write(
    _ database: SupplyDatabase, to folder: String, language: Language, latestMonth: Month
  ) throws -> [String] {
    let input = try Self.input(database, language: language, latestMonth: latestMonth)
    let written = try ReportWriter().write(input, to: folder)
    return written.map { $0.hasPrefix(folder + "/") ? String($0.dropFirst(folder.count + 1)) : $0 }
  }
}
