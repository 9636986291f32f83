import ArgumentParser
import NightlyRun
import SupplyModel
import Telling

/// `colca report`: the report that people read, from the latest run.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Escribe el informe del último pronóstico: página y listas.",
    aliases: ["informe"])

  @OptionGroup var shared: SharedOptions

  @Option(help: "La carpeta del informe; se crea si hace falta.")
  var out: String

  @Option(
    help:
      "Qué páginas acompañan a la del conjunto: micro-network (una por microrred), facility o region (ninguna)."
  )
  var by = ReportScope.Split.microNetwork

  @Option(help: "Cómo se escriben los CSV: plain (comas) o excel (punto y coma, BOM).")
  var csvDialect = CSVDialect.plain

  func run() throws {
    try shared.run {
      let database = try shared.openDatabase()
      let input = try RunReport.input(
        database, language: shared.language, latestMonth: Machine.system.clock.today.month)
      let paths = try ReportWriter(split: by, dialect: csvDialect).write(input, to: out)
      try Output.write(paths.map { $0 + "\n" }.joined())
    }
  }
}

extension ReportScope.Split: ExpressibleByArgument {}

extension CSVDialect: ExpressibleByArgument {}
