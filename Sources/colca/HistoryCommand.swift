import ArgumentParser
import Planning
import Reporting
import SupplyModel

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

  func run() throws {
    try shared.run {
      let database = try shared.openDatabase()
      let lookUp = LookUp(database: database)
      let histories = try database.series(
        facility: try facility.map(lookUp.facility), product: try product.map(lookUp.product))
      switch format {
      case .csv: try Output.write(HistoryFile.text(histories))
      case .text, .json:
        try Output.write(HistoryTable.table(for: histories, language: shared.language), format)
      }
    }
  }
}
