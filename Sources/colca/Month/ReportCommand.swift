import ArgumentParser
import CommandWords
import Runs
import SupplyModel
import Telling

/// `colca report`: the report that people read, from the latest run.
struct ReportCommand: MachineCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: .told(
      es: "Escribe el informe del último pronóstico: página y listas.",
      en: "Writes the report of the latest forecast: pages and lists."),
    aliases: ["informe"])

  @OptionGroup(title: SharedOptions.title) var shared: SharedOptions

  @Option(
    help: .told(
      .folder, es: "La carpeta del informe; se crea si hace falta.",
      en: "The folder of the report; it is made if need be."))
  var out: String

  @Option(
    help: .told(
      .choice,
      es: "Qué páginas acompañan a la del conjunto: una por microrred, una por establecimiento, o ninguna.",
      en: "Which pages go with that of the whole: one for each micro-network, one for each facility, or none."
    ))
  var by = ReportScope.Split.microNetwork

  @Option(
    help: .told(
      .choice, es: "Cómo se escriben los CSV: con comas, o con punto y coma y BOM.",
      en: "How CSV files are written: with commas, or with semicolons and a BOM."))
  var csvDialect = CSVDialect.plain

  func run(on machine: Machine) throws {
    try shared.run {
      let facts = try RunReport(
        try shared.openDatabase(on: machine), latestMonth: machine.clock.today.month
      ).facts()
      let paths = try ReportWriter(split: by, dialect: csvDialect).write(
        ReportInput(facts, language: shared.language), to: out)
      try Output.write(paths.map { $0 + "\n" }.joined())
    }
  }
}
