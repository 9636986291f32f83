import ArgumentParser
import CommandWords
import Runs
import SupplyModel
import Telling

/// `colca demand`: how much of each product a place will need.
struct DemandCommand: RuledCommand, MachineCommand {
  static let configuration = CommandConfiguration(
    commandName: "demand",
    abstract: .told(
      es: "Dice cuánto se necesitará de cada producto en un lugar: microrred, red, DIRESA o todo.",
      en: "Tells how much of each product a place will need: micro-network, network, region or all."),
    discussion: .told(
      es: """
        Con el modelo y el mes del último pronóstico.
          colca demand --by red --horizon 6
          colca demand --place "Red Norte" --by microrred --product "inyectable trimestral" --monthly
        """,
      en: """
        With the model and the month of the latest forecast.
          colca demand --by network --horizon 6
          colca demand --place "Red Norte" --by micro-network --product "three-month injectable" --monthly
        """),
    aliases: ["demanda"])

  static let rules: [OptionRule] = PlaceOptions.rules + [.range("--horizon", 1...12)]

  @OptionGroup(title: SharedOptions.title) var shared: SharedOptions

  @OptionGroup var places: PlaceOptions

  @Option(help: .told(.product, es: "Solo este producto.", en: "This product only."))
  var product: String?

  @Option(help: .told(.monthCount, es: "Cuántos meses adelante.", en: "How many months ahead."))
  var horizon = 3

  @Flag(help: .told(es: "Cada mes por separado.", en: "Each month by itself."))
  var monthly = false

  @Option(help: .told(.choice, es: "Cómo se imprime.", en: "How it is printed."))
  var format = OutputFormat.text

  func run(on machine: Machine) throws {
    try shared.run {
      let (database, language) = (try shared.openDatabase(on: machine), shared.language)
      let place = try places.named(in: database)
      let product = try product.map(LookUp(asPrinted: database).product)
      let expected = try ForecastPlanner(database: database).demand(
        at: places.by ?? place.level, within: place, horizon: horizon)
      let demands = expected.demands.filter { product == nil || $0.product == product }
      let saved = try SavedRun(latestOf: database)
      let facilities = saved.registers.facilities
      let names = ReportNames(
        run: saved.run, facilities: facilities, products: saved.registers.products, language: language)
      Messages.say("colca: " + language.demandPreface(expected.settings))
      if expected.unknown > 0 { Messages.say("colca: " + language.unforeseen(expected.unknown)) }
      let table =
        monthly
        ? PlaceDemandTable.months(of: demands, facilities: facilities, names: names)
        : PlaceDemandTable.table(for: demands, facilities: facilities, names: names)
      try Output.write(table, format)
    }
  }
}
