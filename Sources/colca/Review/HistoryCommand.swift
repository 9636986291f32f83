import ArgumentParser
import Runs
import SupplyModel
import Telling

/// `colca history`: the monthly panel.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "Muestra cada mes de cada establecimiento y producto, con su estado.",
    aliases: ["historia"])

  @OptionGroup var shared: SharedOptions

  @Option(help: "Solo este establecimiento.")
  var facility: String?

  @Option(help: "Solo este producto.")
  var product: String?

  @Option(help: "Cómo se imprime: text, json o csv.")
  var format = OutputFormat.text

  @Flag(help: "Añade al CSV la columna demand: lo que se habría entregado con stock.")
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
