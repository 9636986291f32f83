import ArgumentParser
import Runs
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
      let facts = try RunReport(
        try shared.openDatabase(), latestMonth: Machine.system.clock.today.month
      ).facts()
      let paths = try ReportWriter(split: by, dialect: csvDialect).write(
        ReportInput(facts, language: shared.language), to: out)
      try Output.write(paths.map { $0 + "\n" }.joined())
    }
  }
}

extension ReportScope.Split: ExpressibleByArgument {}

extension CSVDialect: ExpressibleByArgument {}
