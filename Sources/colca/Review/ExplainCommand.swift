import ArgumentParser
import Runs
import StockPolicy
import SupplyModel
import Telling

/// `colca explain`: what drove one forecast.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explica un pronóstico: los meses que cuentan, el nivel, los casos parecidos y los riesgos.",
    aliases: ["explicar"])

  @OptionGroup var shared: SharedOptions

  @Option(help: "El establecimiento.")
  var facility: String

  @Option(help: "El producto.")
  var product: String

  @Option(help: "El último mes que se conoce (AAAA-MM); si no, el del último pronóstico.")
  var asOf: Month?

  @Option(help: "Cómo se imprime: text o json.")
  var format = SummaryFormat.text

  func run() throws {
    try shared.run {
      let database = try shared.openDatabase()
      let lookUp = LookUp(database: database)
      let (facility, product) = (try lookUp.facility(facility), try lookUp.product(product))
      let explanation = try ForecastPlanner(database: database).explanation(
        facility: facility, product: product, asOf: asOf)
      let registers = try Registers(database)
      let run = ForecastRun(settings: explanation.settings, assessments: [explanation.assessment])
      let names = ReportNames(
        run: run, facilities: registers.facilities, products: registers.products,
        language: shared.language)
      let text = ExplanationText(explanation, names: names)
      try Output.write(format == .json ? text.json : text.text)
    }
  }
}
