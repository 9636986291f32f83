import ArgumentParser
import DemandForecasting
import Planning
import Reporting
import SupplyModel

/// `colca backtest`: forecasts as they would have been made then, scored.
struct BacktestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: "Pronostica como se habría hecho en meses pasados y lo compara con lo que ocurrió.")

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

  @Option(help: "Cómo se imprime: text o json.")
  var format = SummaryFormat.text

  func validate() throws {
    guard (1...12).contains(horizon) else { throw ValidationError("--horizon: de 1 a 12 meses") }
    for text in origins.split(separator: ",") where Month(text) == nil {
      throw ValidationError("--origins: «\(text)» no es un mes; se espera AAAA-MM")
    }
    if months.isEmpty { throw ValidationError("--origins: falta al menos un mes") }
  }

  private var months: [Month] { origins.split(separator: ",").compactMap { Month($0) } }

  func run() throws {
    try shared.run {
      let outputs: ForecastOutputs = cumulative == nil ? .monthly : [.monthly, .cumulative]
      let backtest = try Backtest(
        database: try shared.openDatabase(), origins: months, horizon: horizon, outputs: outputs,
        model: model, target: target, withRisks: risks != nil)
      let files = BacktestFiles(backtest)
      if let forecasts { try AtomicFiles.write(files.forecasts(), toFile: forecasts) }
      if let cumulative { try AtomicFiles.write(files.cumulative(), toFile: cumulative) }
      if let risks { try AtomicFiles.write(files.risks(), toFile: risks) }
      let score = ScoreText(backtest.score(), origins: months, language: shared.language)
      try Output.write(format == .json ? score.json : score.text)
    }
  }
}

extension DemandModel: ExpressibleByArgument {}

extension ForecastTarget: ExpressibleByArgument {}
