import ArgumentParser
import CommandWords
import Operations
import Runs
import StockPolicy
import SupplyModel
import Telling

/// `colca explain`: what drove one forecast.
struct ExplainCommand: MachineCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: .told(
      es: "Explica un pronóstico: los meses que cuentan, el nivel, los casos parecidos y los riesgos.",
      en: "Explains one forecast: the months that count, the level, the look-alikes and the risks."),
    aliases: ["explicar"])

  @OptionGroup(title: SharedOptions.title) var shared: SharedOptions

  @Option(help: .told(.facility, es: "El establecimiento.", en: "The facility."))
  var facility: String

  @Option(help: .told(.product, es: "El producto.", en: "The product."))
  var product: String

  @Option(
    help: .told(
      .month, es: "El último mes que se conoce; si no se dice, el del último pronóstico.",
      en: "The last month known; that of the latest forecast unless given."))
  var asOf: Month?

  @Option(help: .told(.choice, es: "Cómo se imprime.", en: "How it is printed."))
  var format = SummaryFormat.text

  func run(on machine: Machine) throws {
    try shared.run {
      let database = try shared.openDatabase(on: machine)
      let lookUp = LookUp(asPrinted: database)
      let (facility, product) = (try lookUp.facility(facility), try lookUp.product(product))
      let explanation = try ForecastPlanner(database: database).explanation(
        facility: facility, product: product, asOf: asOf)
      let registers = try Registers(database)
      let run = ForecastRun(settings: explanation.settings, assessments: [explanation.assessment])
      let names = ReportNames(
        run: run, facilities: registers.facilities, products: registers.products,
        decisions: try StandingDecisions(database, run: run),
        language: shared.language)
      let text = ExplanationText(explanation, names: names)
      try Output.write(format == .json ? text.json : text.text)
    }
  }
}
