import ArgumentParser
import Planning
import Reporting
import StockPolicy
import SupplyModel
import SupplyStore
import Wording

/// `colca report`: the report that people read, from the latest run.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Escribe el informe del último pronóstico: página y listas.",
    aliases: ["informe"])

  @OptionGroup var shared: SharedOptions

  @Option(help: "La carpeta del informe; se crea si hace falta.")
  var out: String

  func run() throws {
    try shared.run {
      let database = try shared.openDatabase()
      let input = try ReportInput(database: database, language: shared.language)
      let paths = try ReportWriter().write(input, to: out)
      try Output.write(paths.map { $0 + "\n" }.joined())
    }
  }
}

extension ReportInput {
  /// The input of a report on the latest run of a database.
  init(database: SupplyDatabase, language: Language) throws {
    guard let run = try database.latestRun() else { throw ColcaError.noRun }
    self.init(
      run: run, history: try database.series(through: run.settings.asOf),
      facilities: FacilityDirectory(try database.facilities()),
      products: ProductCatalogue(try database.products()), files: try database.importedFiles(),
      findings: OpenFindings(try FindingReview(database: database).lines(), language: language),
      programVersion: ColcaVersion.current, language: language)
  }
}
