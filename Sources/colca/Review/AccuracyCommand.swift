import ArgumentParser
import CommandWords
import Operations
import Runs
import SupplyModel
import Telling

/// `colca accuracy`: how good earlier forecasts were, against what came.
struct AccuracyCommand: RuledCommand, MachineCommand {
  static let configuration = CommandConfiguration(
    commandName: "accuracy",
    abstract: .told(
      es: "Dice qué tan buenos fueron los pronósticos anteriores, mes por mes, según lo que llegó.",
      en: "Tells how good earlier forecasts were, month by month, by what came."),
    discussion: .told(
      es: """
        Los tres últimos meses, como en el informe; de antes, con --last, lo que colca nightly guardó cuando entró cada mes. \
        Si nadie pronosticó ninguno de ellos, los últimos que sí se pronosticaron. \
        Cuentan los meses con stock: lo que un estante vacío esconde no es error del pronóstico.
        """,
      en: """
        The last three months, as in the report; of before, with --last, what colca nightly kept as each month came in. Where \
        nobody foretold any of them, the latest that were foretold. Months in stock count: what an empty shelf hides is no error of \
        the forecast.
        """),
    aliases: ["exactitud"])

  @OptionGroup(title: SharedOptions.title) var shared: SharedOptions

  static let rules: [OptionRule] = [.from(0, "--last"), .oneOf(["--by", "--facility"])]

  @Option(help: .told(.choice, es: "Sobre qué se toma.", en: "Over what it is taken."))
  var by = AccuracyRecord.Scope.all

  @Option(help: .told(.facility, es: "Solo este establecimiento.", en: "This facility only."))
  var facility: String?

  @Option(help: .told(.monthCount, es: "Cuántos meses, los últimos.", en: "How many months, the latest."))
  var last = ScoredMonths.monthsAgain

  @Option(help: .told(.choice, es: "Cómo se imprime.", en: "How it is printed."))
  var format = OutputFormat.text

  func run(on machine: Machine) throws {
    try shared.run {
      let database = try shared.openDatabase(on: machine)
      let months = ScoredMonths(database: database)
      var records = try months.records(lastMonths: last)
      if records.isEmpty, last > 0 { Messages.say(shared.language.sentence(try months.silence())) }
      if let facility {
        let code = try LookUp(asPrinted: database).facility(facility)
        records = records.filter { $0.scope == .facility && $0.code == code.text }
      }
      let registers = try Registers(database)
      let table = AccuracyTable(
        records, scope: facility == nil ? by : .facility, facilities: registers.facilities,
        products: registers.products, language: shared.language)
      switch format {
      case .text: try Output.write(table.text)
      case .json: try Output.put(table.list.json)
      case .csv: try Output.put(table.list.csv)
      }
    }
  }
}

/// `colca audit`: who did what, when.
struct AuditCommand: RuledCommand, MachineCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: .told(
      es: "Muestra el registro de cambios: quién importó, deshizo, pronosticó, anotó o restauró, y cuándo.",
      en: "Shows the log of changes: who imported, took back, forecast, noted or restored, and when."),
    discussion: .told(
      es: "Cada entrada guarda el hash de la anterior: colca doctor revisa la cadena.",
      en: "Each entry holds the hash of the one before: colca doctor checks the chain."),
    aliases: ["bitacora"])

  static let rules: [OptionRule] = [.from(0, "--last")]

  @OptionGroup(title: SharedOptions.title) var shared: SharedOptions

  @Option(help: .told(.count, es: "Solo las últimas N entradas.", en: "The latest N entries only."))
  var last: Int?

  @Option(help: .told(.choice, es: "Cómo se imprime.", en: "How it is printed."))
  var format = OutputFormat.text

  func run(on machine: Machine) throws {
    try shared.run {
      let entries = try shared.openDatabase(on: machine).auditEntries()
      let table = AuditTable.table(
        for: entries.suffix(max(0, last ?? entries.count)), language: shared.language)
      try Output.write(table, format)
    }
  }
}
