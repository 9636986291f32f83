import ArgumentParser
import CommandWords
import DemandForecasting
import Files
import Runs
import StockPolicy
import SupplyModel
import Telling

/// `colca forecast`: one run, saved.
struct ForecastCommand: RuledCommand, MachineCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast",
    abstract: .told(
      es: "Pronostica la demanda, el riesgo y los pedidos, y guarda el resultado.",
      en: "Forecasts demand, risk and orders, and saves the result."),
    aliases: ["pronosticar"])

  static let rules: [OptionRule] =
    [
      .range("--horizon", 1...12), .range("--trip-worth", 0...1000),
      .without(["--trip-worth", "--transfer-reach"], beside: "--no-transfers"),
      .without(["--save-model"], beside: "--what-if"), .only(["--with-totals"], with: "--save-model"),
    ] + OrderOptions.rules

  @OptionGroup(title: SharedOptions.title) var shared: SharedOptions

  @Option(
    help: .told(
      .month,
      es: """
        El último mes que se conoce; si no se dice, el último que ha reportado al menos la mitad de los establecimientos \
        habituales. El mes en curso solo cuenta desde el día que diga la configuración (mes_en_curso_desde_dia).
        """,
      en: """
        The last month known; unless given, the last that at least half of the usual facilities reported. The running month counts \
        only from the day that the configuration says (running_month_from_day).
        """)
  )
  var asOf: Month?

  @Option(help: .told(.monthCount, es: "Meses hacia adelante.", en: "Months ahead."))
  var horizon = 6

  @OptionGroup var products: ScopeOption

  @OptionGroup(title: OrderRuleOptions.title) var orders: OrderOptions

  @Option(help: .told(.choice, es: "El modelo.", en: "The model."))
  var model = DemandModel.full

  @Option(
    help: .told(
      .choice, es: "Con qué se decide: la demanda que habría con stock, o el consumo registrado.",
      en: "What decides: the demand there would be in stock, or the consumption recorded."))
  var target = ForecastTarget.demand

  @Flag(
    help: .told(
      es: "No propone mover stock entre establecimientos: todo lo que falta se pide.",
      en: "Proposes to move no stock between facilities: all that is missing is ordered."))
  var noTransfers = false

  @Option(
    help: .told(
      .number, es: "Cuántos años pareja debe proteger un viaje para proponerlo.",
      en: "How many couple-years a trip has to protect to be proposed."))
  var tripWorth = TransferSettings().coupleYearsPerTrip

  @Option(
    help: .told(
      .choice,
      es: "Hasta cuándo mira un traslado: hasta que llegue un pedido hecho hoy, o toda la cobertura.",
      en: "How far a transfer looks: until an order placed today arrives, or over the whole cover."))
  var transferReach = TransferReach.nextOrder

  @Option(help: .told(.choice, es: "Cómo se redondea el CPMA.", en: "How the average (CPMA) is rounded."))
  var rounding = AverageRounding.whole

  @Option(
    help: .told(
      .file, es: "Archivo para el modelo de consumo y desabastecimiento, que usa colca pipe.",
      en: "File for the model of consumption and stock-outs, which colca pipe uses."))
  var saveModel: String?

  @Flag(
    help: .told(
      es:
        "Que ese modelo diga también los totales de varios meses, que usa colca plan; es más grande y más lento.",
      en: "Has that model tell totals of several months too, which colca plan uses; it is larger and slower.")
  )
  var withTotals = false

  @Option(
    help: .told(
      .trial,
      es: """
        Solo para ver qué pasaría: se guarda aparte con este nombre y no toca el pronóstico oficial. Se compara con colca compare.
        """,
      en: """
        Only to see what would be: it is kept apart under this name and leaves the official forecast alone. colca compare compares it.
        """))
  var whatIf: TrialName?

  @Option(help: .told(.choice, es: "Cómo se imprime.", en: "How it is printed."))
  var format = SummaryFormat.text

  func run(on machine: Machine) throws {
    try shared.run {
      // Whoever asks for a page of the same machine does not wait for it.
      GivingWay.begin()
      let database = try shared.openDatabase(on: machine)
      let planner = ForecastPlanner(database: database)
      let scope = try products.products(on: machine, in: database, shared.language).scope
      let month = try planner.lastMonth(
        asked: asOf, scope: scope, wholeFromDay: asOf == nil ? try ScopeOption.wholeFromDay(on: machine) : 0)
      let run = try forecast(planner, settings(asOf: month.asOf, scope: scope))
      let registers = try Registers(database)
      let summary = RunSummary(
        run: run, language: shared.language, facilities: registers.facilities, products: registers.products)
      switch month.reason {
      case .fewReported(let gap): Messages.say("colca: " + shared.language.sentence(for: gap))
      case .stillRunning(let running, let whole):
        Messages.say("colca: " + shared.language.stillRunning(running, lastWholeMonth: whole))
      case nil: break
      }
      if let saveModel {
        try planner.saveModel(
          asOf: month.asOf, horizon: horizon, scope: scope, totals: withTotals, to: saveModel)
      }
      try Output.write(format == .json ? summary.json : summary.text)
    }
  }

  private func forecast(_ planner: ForecastPlanner, _ settings: ForecastRun.Settings) throws -> ForecastRun {
    guard let whatIf else { return try planner.run { _ in settings } }
    let trial = try planner.trial(named: whatIf) { _ in settings }
    Messages.say("colca: " + shared.language.kept(whatIf, run: trial.id, replacing: trial.replaced))
    return trial.run
  }

  private func settings(asOf month: Month, scope: ProductScope) -> ForecastRun.Settings {
    ForecastRun.Settings(
      asOf: month, horizonMonths: horizon, serviceLevel: orders.serviceLevel, model: model, target: target,
      officialRule: OfficialRule(rounding: rounding), orders: orders.settings,
      transfers: noTransfers ? nil : TransferSettings(coupleYearsPerTrip: tripWorth, reach: transferReach),
      scope: scope)
  }
}

/// How a command prints a summary.
enum SummaryFormat: String, CaseIterable { case text, json }
