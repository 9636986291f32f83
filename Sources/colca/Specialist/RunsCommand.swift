import ArgumentParser
import Operations
import Runs
import SupplyModel
import SupplyStore
import Telling

/// `colca runs`: what was forecast, from what, and whether it comes out the same again.
struct RunsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs", abstract: "Lista los pronósticos hechos; muestra con qué se hizo uno; lo repite.",
    subcommands: [List.self, Show.self, Repeat.self], defaultSubcommand: List.self, aliases: ["pronosticos"])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Lista los pronósticos, el último primero.", aliases: ["lista"])

    @OptionGroup var shared: SharedOptions

    @Option(help: "Solo los últimos N.")
    var last: Int?

    @Option(help: "Cómo se imprime: text, json o csv.")
    var format = OutputFormat.text

    func run() throws {
      try shared.run {
        let records = try shared.openDatabase().runRecords(last: last)
        try Output.write(RunRecordTable.table(for: records, language: shared.language), format)
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Muestra con qué archivos, ajustes y versión se hizo, y lo escrito.",
      aliases: ["mostrar"])

    @OptionGroup var shared: SharedOptions

    @Argument(help: "El número del pronóstico.")
    var id: Int64

    @Option(help: "Cómo se imprime: text o json.")
    var format = SummaryFormat.text

    func run() throws {
      try shared.run {
        let database = try shared.openDatabase()
        let record = try database.runRecord(id)
        let inputs = try record.auditNumber.map { try database.inputs(atAudit: $0) } ?? []
        try Output.write(
          format == .json
            ? RunRecordTable.json(for: record, inputs: inputs)
            : RunRecordTable.text(for: record, inputs: inputs, language: shared.language))
      }
    }
  }

  struct Repeat: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "repeat",
      abstract:
        "Lo hace de nuevo con lo que la base contenía entonces y compara cada byte; termina con 1 si difiere.",
      aliases: ["repetir"])

    @OptionGroup var shared: SharedOptions

    @Argument(help: "El número del pronóstico.")
    var id: Int64

    func run() throws {
      try shared.run {
        let repeating = RunRepeat(database: try shared.openDatabase(), machine: .system) { facts, code, folder in
          try ReportWriter().writeNames(facts, language: Language(rawValue: code) ?? .spanish, to: folder)
        }
        let verdict = try repeating.repeatRun(id)
        try Output.write(shared.language.text(for: verdict))
        if !verdict.isSame { throw ExitCode.failure }
      }
    }
  }
}
