import ArgumentParser
import CommandWords
import Runs
import SupplyModel
import Telling

/// `colca export`: the latest run as a file for another system.
struct ExportCommand: RuledCommand, MachineCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: .told(
      es: "Escribe el último pronóstico para otro sistema: DHIS2, ADX, OpenLMIS o FHIR.",
      en: "Writes the latest forecast for another system: DHIS2, ADX, OpenLMIS or FHIR."),
    aliases: ["exportar"])

  static let rules: [OptionRule] = [.without(["--format", "--mapping"], beside: "--template")]

  @OptionGroup(title: SharedOptions.title) var shared: SharedOptions

  @Option(help: .told(.choice, es: "Para qué sistema.", en: "For which system."))
  var format = ExchangeFormat.dhis2

  @Option(
    help: .told(
      .file, es: "Las correspondencias de códigos (CSV: kind,code,measure,target).",
      en: "Which codes correspond (CSV: kind,code,measure,target)."))
  var mapping: String?

  @Flag(
    help: .told(
      es: "Escribe la plantilla de correspondencias para llenarla.", en: "Writes the mapping to be filled in."
    ))
  var template = false

  @Option(
    help: .told(
      .file, es: "El archivo que se escribe; si no se dice, la salida estándar.",
      en: "The file to write; the standard output unless given."))
  var out: String?

  func run(on machine: Machine) throws {
    try shared.run {
      let facts = try RunReport(
        try shared.openDatabase(on: machine), today: machine.clock.today
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
