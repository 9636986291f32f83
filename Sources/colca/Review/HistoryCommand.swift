import ArgumentParser
import CommandWords
import Runs
import SupplyModel
import Telling

/// `colca history`: the monthly panel.
struct HistoryCommand: RuledCommand, MachineCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: .told(
      es: "Muestra cada mes de cada establecimiento y producto, con su estado.",
      en: "Shows each month of each facility and product, with its state."),
    aliases: ["historia"])

  static let rules: [OptionRule] = [.only(["--demand"], with: "--format", value: "csv")]

  @OptionGroup(title: SharedOptions.title) var shared: SharedOptions

  @Option(help: .told(.facility, es: "Solo este establecimiento.", en: "This facility only."))
  var facility: String?

  @Option(help: .told(.product, es: "Solo este producto.", en: "This product only."))
  var product: String?

  @Option(
    name: [.customLong("scope"), .customLong("ambito")],
    help: .told(
      .scope,
      es:
        "Solo los productos de este ámbito, como en colca forecast; si no se dice, todo lo que guarda la base.",
      en: "Only the products of this scope, as in colca forecast; all that the database keeps unless given."))
  var scope: String?

  @Option(help: .told(.choice, es: "Cómo se imprime.", en: "How it is printed."))
  var format = OutputFormat.text

  @Flag(
    help: .told(
      es: "Añade al CSV la columna demand: lo que se habría entregado con stock.",
      en: "Adds the column demand to the CSV: what would have been dispensed in stock."))
  var demand = false

  func run(on machine: Machine) throws {
    try shared.run {
      let database = try shared.openDatabase(on: machine)
      let lookUp = LookUp(asPrinted: database)
      let (facility, product) = (try facility.map(lookUp.facility), try product.map(lookUp.product))
      let resolver = ScopeResolver(database)
      let products = try scope.map { try resolver.products(of: resolver.scope(spoken: $0)) } ?? .all
      if format == .csv && !demand {
        let held = try database.heldMonths(of: products)?.upperBound
        let series = try database.series(
          of: products, facility: facility, product: product, through: held, isWhole: true)
        try Output.write(HistoryFile.text(series))
        return
      }
      let known = try DemandHistory(database: database, of: products, facility: facility, product: product)
      switch format {
      case .csv: try Output.put(HistoryFile.text(known.histories, demands: known.demands))
      case .text, .json:
        let table = HistoryTable.table(
          for: known.histories, demands: known.demands, language: shared.language)
        try Output.write(table, format)
      }
    }
  }
}
