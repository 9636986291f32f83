import ArgumentParser
import CommandWords
import Runs
import SupplyModel
import Telling

/// `colca history`: the monthly panel.
struct HistoryCommand: RuledCommand {
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

  @Option(help: .told(.choice, es: "Cómo se imprime.", en: "How it is printed."))
  var format = OutputFormat.text

  @Flag(
    help: .told(
      es: "Añade al CSV la columna demand: lo que se habría entregado con stock.",
      en: "Adds the column demand to the CSV: what would have been dispensed in stock."))
  var demand = false

  func run() throws {
    try shared.run {
      let database = try shared.openDatabase()
      let lookUp = LookUp(database: database)
      let (facility, product) = (try facility.map(lookUp.facility), try product.map(lookUp.product))
      if format == .csv && !demand {
        try Output.write(HistoryFile.text(try database.series(facility: facility, product: product)))
        return
      }
      let known = try DemandHistory(database: database, facility: facility, product: product)
      switch format {
      case .csv: try Output.write(HistoryFile.text(known.histories, demands: known.demands))
      case .text, .json:
        let table = HistoryTable.table(
          for: known.histories, demands: known.demands, language: shared.language)
        try Output.write(table, format)
      }
    }
  }
}
