import ArgumentParser
import CommandWords
import DemandForecasting
import Runs
import Studies
import SupplyModel
import Telling

/// `colca backtest`: forecasts as they would have been made then, scored.
struct BacktestCommand: RuledCommand, MachineCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: .told(
      es: "Pronostica como se habría hecho en meses pasados y lo compara con lo que ocurrió.",
      en: "Forecasts as would have been done in past months, and compares with what happened."),
    aliases: ["evaluar"])

  static let rules: [OptionRule] = [.range("--horizon", 1...12)]

  @OptionGroup(title: SharedOptions.title) var shared: SharedOptions

  @Option(
    help: .told(
      .months, es: "Los meses desde los que se pronostica, separados por comas.",
      en: "The months from which to forecast, with commas between them."))
  var origins: String

  @Option(help: .told(.monthCount, es: "Meses hacia adelante.", en: "Months ahead."))
  var horizon = 3

  @Option(help: .told(.choice, es: "El modelo.", en: "The model."))
  var model = DemandModel.full

  @Option(
    help: .told(
      .choice, es: "Lo que se pronostica: el consumo que se registrará, o la demanda que habría con stock.",
      en: "What is forecast: the consumption that will be recorded, or the demand there would be in stock."))
  var target = ForecastTarget.consumption

  @OptionGroup var products: ScopeOption

  @Option(
    help: .told(.file, es: "Archivo para los pronósticos por mes.", en: "File for the forecasts by month."))
  var forecasts: String?

  @Option(
    help: .told(
      .file, es: "Archivo para los pronósticos del total de varios meses.",
      en: "File for the forecasts of totals over months."))
  var cumulative: String?

  @Option(
    help: .told(
      .file, es: "Archivo para los riesgos de desabastecimiento.", en: "File for the stock-out risks."))
  var risks: String?

  @Option(
    help: .told(
      .file, es: "Archivo para los pronósticos de microrredes, redes, DIRESA y país.",
      en: "File for the forecasts of micro-networks, networks, DIRESA and country."))
  var places: String?

  @Flag(
    help: .told(
      es: "Compara con reglas más simples: último valor, CPMA oficial, light y full.",
      en: "Compares with simpler rules: last value, official average (CPMA), light and full."))
  var ladder = false

  @Option(
    help: .told(
      .file, es: "Archivo para una página con todo, escalera, riesgos y totales incluidos; se abre sin red.",
      en: "File for a page with everything, ladder, risks and totals too; it opens without a network."))
  var html: String?

  @Option(help: .told(.choice, es: "Cómo se imprime.", en: "How it is printed."))
  var format = SummaryFormat.text

  func validate() throws {
    for text in origins.split(separator: ",") where Month(spoken: String(text)) == nil {
      throw ValidationError(
        es: "--origins: «\(text)» no es un mes; se espera AAAA-MM.",
        en: "--origins: \"\(text)\" is no month; expected is YYYY-MM.")
    }
    if months.isEmpty {
      throw ValidationError(
        es: "--origins: falta al menos un mes.", en: "--origins: at least one month is missing.")
    }
  }

  /// Each month once, as given first.
  private var months: [Month] {
    origins.split(separator: ",").compactMap { Month(spoken: String($0)) }.reduce(into: []) { months, month in
      if !months.contains(month) { months.append(month) }
    }
  }

  private var request: BacktestRequest {
    var request = BacktestRequest(origins: months)
    request.horizon = horizon
    request.model = model
    request.target = target
    request.forecastFile = forecasts
    request.cumulativeFile = cumulative
    request.riskFile = risks
    request.levelFile = places
    request.hasLadder = ladder
    request.hasEverything = html != nil
    return request
  }

  func run(on machine: Machine) throws {
    try shared.run {
      let database = try shared.openDatabase(on: machine)
      var request = request
      request.scope = try products.products(on: machine, in: database, shared.language).scope
      let backtest = try request.make(from: database)
      let input = BacktestInput(
        score: backtest.score(), products: try Registers(database).products,
        language: shared.language)
      if let html { try Output.write(try BacktestPage(input).html(), toFile: html) }
      try Output.write(format == .json ? BacktestJSON(input.score).text : BacktestText(input).text)
    }
  }
}
