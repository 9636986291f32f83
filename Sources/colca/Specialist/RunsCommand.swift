import ArgumentParser
import CommandWords
import Operations
import Runs
import SupplyModel
import SupplyStore
import Telling

/// `colca runs`: what was forecast, from what, and whether it comes out the same again.
struct RunsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs",
    abstract: .told(
      es: "Lista los pronósticos hechos; muestra con qué se hizo uno; lo repite; adopta o quita un ensayo.",
      en: "Lists the forecasts made; shows what one was made from; makes it again; adopts or drops a trial."),
    subcommands: [List.self, Show.self, Repeat.self, Adopt.self, Drop.self], defaultSubcommand: List.self,
    aliases: ["pronosticos"])

  struct List: RuledCommand, MachineCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: .told(
        es: "Lista los pronósticos y los ensayos, el último primero.",
        en: "Lists the forecasts and the trials, the latest first."),
      aliases: ["lista"])

    static let rules: [OptionRule] = [.from(0, "--last")]

    @OptionGroup(title: SharedOptions.title) var shared: SharedOptions

    @Option(help: .told(.count, es: "Solo los últimos N.", en: "The latest N only."))
    var last: Int?

    @Option(help: .told(.choice, es: "Cómo se imprime.", en: "How it is printed."))
    var format = OutputFormat.text

    func run(on machine: Machine) throws {
      try shared.run {
        let records = try shared.openDatabase(on: machine).allRunRecords(last: last)
        try Output.write(RunRecordTable.table(for: records, language: shared.language), format)
      }
    }
  }

  struct Show: MachineCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: .told(
        es: "Muestra con qué archivos, ajustes y versión se hizo, y lo escrito.",
        en: "Shows by which files, settings and version it was made, and what was written."),
      aliases: ["mostrar"])

    @OptionGroup(title: SharedOptions.title) var shared: SharedOptions

    @Argument(
      help: .told(
        .run, es: "El número del pronóstico, o el nombre de un ensayo.",
        en: "The number of the forecast, or the name of a trial."))
    var which: RunChoice

    @Option(help: .told(.choice, es: "Cómo se imprime.", en: "How it is printed."))
    var format = SummaryFormat.text

    func run(on machine: Machine) throws {
      try shared.run {
        let database = try shared.openDatabase(on: machine)
        let record = try database.runRecord(which)
        let inputs = try database.inputs(atAudit: record.auditNumber)
        try Output.write(
          format == .json
            ? RunRecordTable.json(for: record, inputs: inputs)
            : RunRecordTable.text(for: record, inputs: inputs, language: shared.language))
      }
    }
  }

  struct Repeat: MachineCommand {
    static let configuration = CommandConfiguration(
      commandName: "repeat",
      abstract: .told(
        es:
          "Lo hace de nuevo con lo que la base contenía entonces y compara cada byte; termina con 1 si difiere.",
        en:
          "Makes it again by what the database held then and compares each byte; ends with 1 if any differs."),
      aliases: ["repetir"])

    @OptionGroup(title: SharedOptions.title) var shared: SharedOptions

    @Argument(
      help: .told(
        .run, es: "El número del pronóstico, o el nombre de un ensayo.",
        en: "The number of the forecast, or the name of a trial."))
    var which: RunChoice

    func run(on machine: Machine) throws {
      try shared.run {
        let database = try shared.openDatabase(on: machine)
        // The configuration of a night says how its CSV files are written, and nothing notes it: each way is tried.
        let writers = [CSVDialect.excel, .plain].map { dialect -> RunRepeat.Writer in
          { facts, improvement, code, folder in
            try ReportWriter(dialect: dialect).writeNames(
              facts, improvement: improvement, language: Language(rawValue: code) ?? .spanish, to: folder)
          }
        }
        let repeating = RunRepeat(database: database, machine: machine, writers: writers)
        let verdict = try repeating.repeatRun(try database.runRecord(which).id)
        try Output.write(shared.language.text(for: verdict))
        if !verdict.isSame { throw ExitCode.failure }
      }
    }
  }

  struct Adopt: MachineCommand {
    static let configuration = CommandConfiguration(
      commandName: "adopt",
      abstract: .told(
        es: "Hace oficial lo que un ensayo concluyó, si los datos siguen siendo los mismos.",
        en: "Makes official what a trial concluded, if the data are still the same."),
      aliases: ["adoptar"])

    @OptionGroup(title: SharedOptions.title) var shared: SharedOptions

    @Argument(help: .told(.trial, es: "El nombre del ensayo.", en: "The name of the trial."))
    var name: TrialName

    func run(on machine: Machine) throws {
      try shared.run {
        let id = try shared.openDatabase(on: machine).adoptTrial(name)
        try Output.write(shared.language.adopted(name, run: id) + "\n")
      }
    }
  }

  struct Drop: MachineCommand {
    static let configuration = CommandConfiguration(
      commandName: "drop",
      abstract: .told(
        es: "Quita un ensayo; los pronósticos oficiales no se quitan.",
        en: "Drops a trial; official forecasts are not dropped."),
      aliases: ["quitar"])

    @OptionGroup(title: SharedOptions.title) var shared: SharedOptions

    @Argument(help: .told(.trial, es: "El nombre del ensayo.", en: "The name of the trial."))
    var name: TrialName

    func run(on machine: Machine) throws {
      try shared.run {
        let id = try shared.openDatabase(on: machine).dropTrial(name)
        try Output.write(shared.language.dropped(name, run: id) + "\n")
      }
    }
  }
}
