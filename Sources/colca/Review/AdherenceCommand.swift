import ArgumentParser
import CommandWords
import Runs
import SupplyModel
import Telling

/// `colca adherence`: what became of what was advised.
struct AdherenceCommand: RuledCommand, MachineCommand {
  static let configuration = CommandConfiguration(
    commandName: "adherence",
    abstract: .told(
      es:
        "Dice qué se respondió a los pedidos y movimientos recomendados, qué llegó y quién se quedó sin stock.",
      en: "Tells how advised orders and transfers were answered, what came, and who ran out."),
    discussion: .told(
      es: """
        Cuenta los pedidos y los movimientos del último pronóstico oficial de cada mes, mientras se guarda, y lo que se anotó de ellos con \
        colca decide o con hojas llenas.
        """,
      en: """
        Counts the orders and transfers of the last official forecast of each month, while it is kept, and what was noted of them by \
        colca decide or on filled-in sheets.
        """),
    aliases: ["cumplimiento"])

  static let rules: [OptionRule] = [.months("--last")]

  @OptionGroup(title: SharedOptions.title) var shared: SharedOptions

  @Option(help: .told(.choice, es: "Por qué lugares se cuenta.", en: "By which places it is counted."))
  var by = AdherencePlace.network

  @Option(help: .told(.monthCount, es: "Cuántos meses, los últimos.", en: "How many months, the latest."))
  var last = 6

  @Option(help: .told(.choice, es: "Cómo se imprime.", en: "How it is printed."))
  var format = OutputFormat.text

  func run(on machine: Machine) throws {
    try shared.run {
      let database = try shared.openDatabase(on: machine)
      let lines = try AdherenceReview(database).lines(lastMonths: last)
      Messages.say("colca: " + shared.language.adherenceWarning)
      let table = AdherenceTable.table(
        for: lines, by: by, facilities: try Registers(database).facilities, language: shared.language)
      try Output.write(table, format)
    }
  }
}

extension AdherencePlace: SpokenValue {
  /// The word in both languages.
  public var word: Told {
    switch self {
    case .all: Told(es: "todo", en: "all")
    case .network: Told(es: "red", en: "network")
    case .microNetwork: Told(es: "microrred", en: "micro-network")
    case .facility: Told(es: "establecimiento", en: "facility")
    }
  }
}
