import ArgumentParser
import DemandForecasting
import Runs
import Studies
import SupplyModel
import Telling

/// `colca backtest`: forecasts as they would have been made then, scored.
struct BacktestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: "Pronostica como se habría hecho en meses pasados y lo compara con lo que ocurrió.",
    aliases: ["evaluar"])

  @OptionGroup var shared: SharedOptions

  @Option(help: "Los meses desde los que se pronostica, separados por comas: AAAA-MM,…")
  var origins: String

  @Option(help: "Meses hacia adelante, de 1 a 12.")
  var horizon = 3

  @Option(help: "El modelo: light o full.")
  var model = DemandModel.full

  @Option(
    help: "Lo que se pronostica: consumption (lo que se registrará) o demand (lo que se pediría con stock).")
  var target = ForecastTarget.consumption

  @Option(help: "Archivo para los pronósticos por mes.")
  var forecasts: String?

  @Option(help: "Archivo para los pronósticos del total de varios meses.")
  var cumulative: String?

  @Option(help: "Archivo para los riesgos de desabastecimiento.")
  var risks: String?

  @Flag(help: "Compara con reglas más simples: último valor, CPMA oficial, light y full.")
  var ladder = false

  @Option(help: "Archivo para una página con todo, escalera, riesgos y totales incluidos; se abre sin red.")
  var html: String?

  @Option(help: "Cómo se imprime: text o json.")
  var format = SummaryFormat.text

  func validate() throws {
    guard (1...12).contains(horizon) else { throw ValidationError("--horizon: de 1 a 12 meses") }
    for text in origins.split(separator: ",") where Month(text) == nil {
      throw ValidationError("--origins: «\(text)» no es un mes; se espera AAAA-MM")
    }
    if request.origins.isEmpty { throw ValidationError("--origins: falta al menos un mes") }
  }

  private var request: BacktestRequest {
    var request = BacktestRequest(origins: origins.split(separator: ",").compactMap { Month($0) })
    request.horizon = horizon
    request.model = model
    request.target = target
    request.forecastFile = forecasts
    request.cumulativeFile = cumulative
    request.riskFile = risks
    request.hasLadder = ladder
    request.hasEverything = html != nil
    return request
  }

  func run() throws {
    try shared.run {
      let database = try shared.openDatabase()
      let backtest = try request.make(from: database)
      let input = BacktestInput(
        score: backtest.score(), products: try Registers(database).products,
        language: shared.language)
      if let html { try Output.write(try BacktestPage(input).html(), toFile: html) }
      try Output.write(format == .json ? BacktestJSON(input.score).text : BacktestText(input).text)
    }
  }
}

extension DemandModel: ExpressibleByArgument {}

extension ForecastTarget: ExpressibleByArgument {}
