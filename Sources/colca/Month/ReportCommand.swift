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
      es:
        "Hasta dónde bajan las páginas: hasta cada establecimiento, hasta cada microrred, o solo la del conjunto. Si no se dice, "
        + "hasta cada establecimiento; donde son más de mil, hasta cada microrred.",
      en:
        "How far down the pages go: to each facility, to each micro-network, or that of the whole alone. Unless given, to each "
        + "facility; to each micro-network where there are more than a thousand."
    ))
  var by: ReportScope.Split?

  @Option(
    help: .told(
      .choice,
      es: "Cómo se escriben los CSV: con punto y coma y BOM, que Excel abre con doble clic, o con comas.",
      en:
        "How CSV files are written: with semicolons and a BOM, which Excel opens by a double click, or with commas."
    ))
  var csvDialect = CSVDialect.excel

  @Flag(
    help: .told(
      es:
        "Hace además el PDF de la página del conjunto y de cada microrred, con el Chromium o WeasyPrint instalado.",
      en:
        "Makes the PDF of the page of the whole and of each micro-network too, with an installed Chromium or WeasyPrint."
    ))
  var pdf = false

  func run(on machine: Machine) throws {
    try shared.run {
      let report = RunReport(try shared.openDatabase(on: machine), today: machine.clock.today)
      let facts = try report.facts()
      let input = ReportInput(facts, improvement: try report.improvement(), language: shared.language)
      let paths = try ReportWriter(split: by, dialect: csvDialect, hasPaper: pdf).write(input, to: out)
      try Output.write(paths.map { $0 + "\n" }.joined())
      guard pdf else { return }
      do {
        try ReportPaper.print(ReportPaper.pages(of: paths), shared.language)
      } catch {
        // No page leads to a PDF that there is not.
        try ReportWriter(split: by, dialect: csvDialect).write(input, to: out)
        throw error
      }
    }
  }
}

extension ReportPaper {
  /// Prints pages, and names each PDF.
  ///
  /// - Throws: `ExitCode` where nothing here makes PDFs; as `print`.
  static func print(_ pages: [String], _ language: Language) throws {
    for page in pages {
      let outcome = try ReportPaper().print(page)
      if case .printed(let path) = outcome { try Output.write(path + "\n") }
      guard let failure = language.sentence(for: outcome) else { continue }
      Messages.say(failure)
      throw ExitCode(ExitReason.unavailable.rawValue)
    }
  }
}
