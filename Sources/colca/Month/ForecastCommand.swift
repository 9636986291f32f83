import ArgumentParser
import DemandForecasting
import Runs
import StockPolicy
import SupplyModel
import Telling

/// `colca forecast`: one run, saved.
struct ForecastCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast",
    abstract: "Pronostica la demanda, el riesgo y los pedidos, y guarda el resultado.",
    aliases: ["pronosticar"])

  @OptionGroup var shared: SharedOptions

  @Option(
    help:
      "El último mes que se conoce (AAAA-MM); si no, el último que ha reportado al menos la mitad de los establecimientos habituales."
  )
  var asOf: Month?

  @Option(help: "Meses hacia adelante, de 1 a 12.")
  var horizon = 6

  @OptionGroup var orders: OrderOptions

  @Option(help: "El modelo: light o full.")
  var model = DemandModel.full

  @Option(help: "Con qué se decide: demand (lo que se pediría con stock) o consumption (lo registrado).")
  var target = ForecastTarget.demand

  @Flag(help: "No propone mover stock entre establecimientos: todo lo que falta se pide.")
  var noTransfers = false

  @Option(help: "Cuántos años pareja debe proteger un viaje para proponerlo.")
  var tripWorth = TransferSettings().coupleYearsPerTrip

  @Option(
    help:
      "Hasta cuándo mira un traslado: next_order (hasta que llegue un pedido hecho hoy) o cover (toda la cobertura)."
  )
  var transferReach = TransferReach.nextOrder

  @Option(help: "Cómo se redondea el CPMA: whole, one-decimal o none.")
  var rounding = AverageRounding.whole

  @Option(help: "Archivo para el modelo de consumo y desabastecimiento, que usa colca pipe.")
  var saveModel: String?

  @Option(help: "Cómo se imprime: text o json.")
  var format = SummaryFormat.text

  func validate() throws {
    guard (1...12).contains(horizon) else { throw ValidationError("--horizon: de 1 a 12 meses") }
    guard (0...1_000).contains(tripWorth) else { throw ValidationError("--trip-worth: de 0 a 1000") }
  }

  func run() throws {
    try shared.run {
      let database = try shared.openDatabase()
      let planner = ForecastPlanner(database: database)
      let month = try planner.lastMonth(asked: asOf)
      let run = try planner.run { _ in settings(asOf: month.asOf) }
      let registers = try Registers(database)
      let summary = RunSummary(
        run: run, language: shared.language, facilities: registers.facilities, products: registers.products)
      if let gap = month.gap { Messages.say("colca: " + shared.language.sentence(for: gap)) }
      if let saveModel { try planner.saveModel(asOf: month.asOf, horizon: horizon, to: saveModel) }
      try Output.write(format == .json ? summary.json : summary.text)
    }
  }

  private func settings(asOf month: Month) -> ForecastRun.Settings {
    ForecastRun.Settings(
      asOf: month, horizonMonths: horizon, serviceLevel: orders.serviceLevel, model: model, target: target,
      officialRule: OfficialRule(rounding: rounding), orders: orders.settings,
      transfers: noTransfers ? nil : TransferSettings(coupleYearsPerTrip: tripWorth, reach: transferReach))
  }
}

/// How a command prints a summary.
enum SummaryFormat: String, ExpressibleByArgument, CaseIterable { case text, json }

extension AverageRounding: ExpressibleByArgument {}

extension TransferReach: ExpressibleByArgument {}
