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
      es: """
        Escribe el último pronóstico para otro sistema: DHIS2, ADX, OpenLMIS o FHIR; o el panel que lee colca pipe.
        """,
      en: """
        Writes the latest forecast for another system: DHIS2, ADX, OpenLMIS or FHIR; or the panel that colca pipe reads.
        """),
    aliases: ["exportar"])

  static let rules: [OptionRule] = [
    .without(["--format", "--mapping", "--complete", "--strict"], beside: "--template")
  ]

  @OptionGroup(title: SharedOptions.title) var shared: SharedOptions

  @Option(help: .told(.choice, es: "Para qué sistema.", en: "For which system."))
  var format = ExportFormat.exchange(.dhis2)

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

  @Flag(
    help: .told(
      es: "Dice que el conjunto de datos está completo hoy, donde reportaron todos (DHIS2, ADX).",
      en: "Says that the data set is complete today, where all have reported (DHIS2, ADX)."))
  var complete = false

  @Flag(
    help: .told(
      es: "Termina con 65 si algo queda fuera o no se entiende.",
      en: "Ends with 65 if anything stays out or is not understood."))
  var strict = false

  @Option(
    help: .told(
      .file, es: "El archivo que se escribe; si no se dice, la salida estándar.",
      en: "The file to write; the standard output unless given."))
  var out: String?

  func validate() throws {
    guard case .panel = format, mapping != nil || complete || strict else { return }
    throw ValidationError(
      es: "--mapping, --complete y --strict no van con --format panel: los códigos quedan como están.",
      en: "--mapping, --complete and --strict do not go with --format panel: codes stay as they are.")
  }

  func run(on machine: Machine) throws {
    try shared.run {
      switch format {
      case .panel: try writePanel(on: machine)
      case .exchange(let format): try write(format, on: machine)
      }
    }
  }

  private func writePanel(on machine: Machine) throws {
    let panel = try PanelFile(latestRunOf: try shared.openDatabase(on: machine))
    try Output.write(panel.text, toFile: out)
  }

  private func write(_ format: ExchangeFormat, on machine: Machine) throws {
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
    let clock = machine.clock
    let file = ExchangeFile(
      input, format: format, mapping: codes,
      made: .init(instant: clock.instant, completeDate: complete ? clock.today : nil))
    for finding in file.findings { Messages.say(finding.sentence(shared.language)) }
    if let fault = file.fault { throw fault }
    Messages.say(shared.language.exchangeTotal(told: file.told, leftOut: file.leftOut))
    try Output.write(file.text, toFile: out)
    if strict, !file.findings.isEmpty { throw ExitCode.badData }
  }
}

/// The values of `--format`.
enum ExportFormat: RawRepresentable, CaseIterable {
  /// A file for another system.
  case exchange(ExchangeFormat)
  /// The panel as rows of the open layout.
  case panel

  static let allCases = ExchangeFormat.allCases.map(exchange) + [panel]

  var rawValue: String {
    switch self {
    case .exchange(let format): format.rawValue
    case .panel: "panel"
    }
  }

  init?(rawValue: String) {
    guard let format = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = format
  }
}
