import ArgumentParser
import Runs
import SupplyModel
import Telling

/// `colca export`: the latest run as a file for another system.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Escribe el último pronóstico para otro sistema: DHIS2, ADX, OpenLMIS o FHIR.",
    aliases: ["exportar"])

  @OptionGroup var shared: SharedOptions

  @Option(help: "Para qué sistema: dhis2, dhis2-csv, adx, openlmis o fhir.")
  var format = ExchangeFormat.dhis2

  @Option(help: "Las correspondencias de códigos (CSV: kind,code,measure,target).")
  var mapping: String?

  @Flag(help: "Escribe la plantilla de correspondencias para llenarla.")
  var template = false

  @Option(help: "El archivo que se escribe; si falta, la salida estándar.")
  var out: String?

  func run() throws {
    try shared.run {
      let facts = try RunReport(
        try shared.openDatabase(), latestMonth: Machine.system.clock.today.month
      ).facts()
      let input = ReportInput(facts, language: shared.language)
      if template { return try Output.write(ExchangeFile.template(input), toFile: out) }
      let codes = try mapping.map(CodeMapping.init(path:)) ?? CodeMapping()
      // A file that is no mapping would make a file that says nothing, over one that said something.
      guard codes.isReadable else {
        for finding in codes.findings { Messages.say(finding.sentence(shared.language)) }
        throw ExitCode.badData
      }
      let file = ExchangeFile(input, format: format, mapping: codes)
      for finding in file.findings { Messages.say(finding.sentence(shared.language)) }
      try Output.write(file.text, toFile: out)
    }
  }
}

extension ExchangeFormat: ExpressibleByArgument {}
