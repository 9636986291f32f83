import ArgumentParser
import CommandWords
import Improvement
import Runs
import SupplyModel
import SupplyStore
import Telling

/// `colca causes`: why shelves were empty.
struct CausesCommand: RuledCommand, MachineCommand {
  static let configuration = CommandConfiguration(
    commandName: "causes",
    abstract: .told(
      es: "Dice por qué faltó stock: almacén, entrega, pedido, reporte, demanda, traslado o vencimiento.",
      en: "Tells why stock was missing: warehouse, delivery, order, report, demand, transfer or expiry."),
    discussion: .told(
      es: """
        Cada mes sin stock tiene la causa que más unidades quitó, por reglas escritas (docs/improvement.md); cuánto aciertan se \
        midió con redes simuladas.
          colca causes --by red
          colca causes --place "RED NORTE" --lines --format csv
        """,
      en: """
        Each month without stock has the cause that took most units, by written rules (docs/improvement.md); how often they are \
        right was measured on simulated networks.
          colca causes --by network
          colca causes --place "RED NORTE" --lines --format csv
        """),
    aliases: ["causas"])

  static let rules: [OptionRule] =
    PlaceOptions.rules + [
      .months("--last"), .without(["--by"], beside: "--lines"),
    ]

  @OptionGroup(title: SharedOptions.title) var shared: SharedOptions

  @OptionGroup var places: PlaceOptions

  @Flag(
    help: .told(
      es: "Cada mes sin stock, con su causa y las cifras que la muestran.",
      en: "Each month without stock, with its cause and the figures that show it."))
  var lines = false

  @OptionGroup var when: MonthOption

  @Option(help: .told(.monthCount, es: "Cuántos meses, hasta ese.", en: "How many months, up to that one."))
  var last = 12

  @OptionGroup var scope: ScopeOption

  @Option(help: .told(.choice, es: "Cómo se imprime.", en: "How it is printed."))
  var format = OutputFormat.text

  func run(on machine: Machine) throws {
    try shared.run {
      let (database, language) = (try shared.openDatabase(on: machine), shared.language)
      let products = try scope.products(on: machine, in: database, language)
      let review = try ImprovementReview(database: database, products: products)
      let place = try places.named(in: database)
      let end = try review.month(when.month, on: machine)
      let all = try CauseReview(database: database, products: products).lines(
        end.advanced(by: 1 - last)...end)
      let own = all.filter {
        ServicePlace(of: review.facilities[$0.key.facility], at: place.level) == place
      }
      guard !lines else {
        return try Output.write(
          CauseTable.lines(
            own, facilities: review.facilities, products: try database.productCatalogue(), language: language),
          format)
      }
      let shares = CauseShares.list(own, at: places.by ?? place.level, directory: review.facilities)
      try Output.write(CauseTable.shares(shares, facilities: review.facilities, language: language), format)
    }
  }
}
