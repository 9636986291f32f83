import ArgumentParser
import CommandWords
import DemandForecasting
import PolicyReplay
import Simulation
import Studies
import SupplyModel
import Telling

/// `colca replay`: the decisions as they would have been made then, against the official rule.
struct ReplayCommand: RuledCommand, MachineCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: .told(
      es: "Repite los meses pasados con otra regla de pedido y compara faltantes y stock.",
      en: "Replays past months with other rules of ordering, and compares shortages and stock."),
    aliases: ["repetir"])

  static let rules: [OptionRule] =
    [
      .range("--warm-up", 0...24), .together(["--lead", "--review"]), .range("--lead", 0...11),
      .range("--review", 1...12),
      .only(["--facilities", "--months", "--seed", "--scarcity"], with: "--simulated"),
      .without(
        [
          "--from", "--to", "--warm-up", "--demand", "--start", "--supply", "--lead", "--review", "--late",
          "--partial",
          "--failed", "--shelf-life", "--scope", "--db", "--no-learned-calendars",
        ], beside: "--simulated"),
      .range("--facilities", SyntheticSettings.facilityRange),
      // Two years of history and six months that do not count come before the first that does.
      .range("--months", 31...SyntheticSettings.monthRange.upperBound), .range("--scarcity", 0...20),
      .range("--adherence", 0.0...1),
    ] + ReplayLuckOptions.rules + OrderRuleOptions.rules

  @OptionGroup(title: SharedOptions.title) var shared: SharedOptions

  @Option(
    help: .told(
      .month, es: "El primer mes que se repite; si no se dice, los últimos 15 meses.",
      en: "The first month that is replayed; the last 15 months unless given."))
  var from: Month?

  @Option(
    help: .told(
      .month, es: "El último mes; si no se dice, el último de la base de datos.",
      en: "The last month; the database's last unless given."))
  var to: Month?

  @Option(
    help: .told(
      .monthCount, es: "Meses del comienzo que se repiten sin contarlos.",
      en: "Months at the beginning that are replayed and not counted."))
  var warmUp = 3

  @Option(
    help: .told(
      .choice, es: "Qué cuenta como demanda: lo que se habría dado con stock, o lo registrado.",
      en: "What counts as demand: what would have been dispensed in stock, or what was recorded."))
  var demand = ReplayDemandChoice.corrected

  @Option(
    help: .told(
      .choice, es: "Con qué empiezan los anaqueles: lo que había, o el nivel de cada regla.",
      en: "What the shelves begin with: what there was, or the level of each rule."))
  var start = ReplayTerms.Start.stock

  @Option(
    help: .told(
      .choice, es: "Qué puede enviar el almacén: todo, o lo que llegó a los establecimientos.",
      en: "What the warehouse can send: anything, or what came to the facilities."))
  var supply = ReplayTerms.Supply.unlimited

  @Option(
    help: .told(
      .monthCount, es: "Un mismo plazo de entrega para todos; si no se dice, el de cada establecimiento.",
      en: "One lead time for all; each facility's own unless given."))
  var lead: Int?

  @Option(
    help: .told(
      .monthCount, es: "Un mismo periodo entre pedidos para todos.", en: "One review period for all."))
  var review: Int?

  @OptionGroup(title: ReplayLuckOptions.title) var luck: ReplayLuckOptions

  @Option(
    help: .told(
      .levels,
      es: "Los niveles de servicio a los que se sigue a Colca, separados por comas; si no se dice, varios.",
      en: "The service levels at which Colca is followed, with commas between them; several unless given."))
  var levels: String?

  @Option(
    help: .told(
      .share,
      es:
        "Qué parte de los pedidos y viajes que propone Colca se hace; el resto se pide por la regla oficial.",
      en:
        "What share of the orders and trips that Colca proposes is done; the rest is ordered by the official rule."
    ))
  var adherence = 1.0

  @OptionGroup(title: OrderRuleOptions.title) var orders: OrderRuleOptions

  @Option(help: .told(.choice, es: "El modelo.", en: "The model."))
  var model = DemandModel.full

  @Flag(
    help: .told(
      es: "Repite una red inventada cuya demanda verdadera se conoce, en lugar de la base de datos.",
      en: "Replays an invented network whose true demand is known, instead of the database."))
  var simulated = false

  @Option(
    help: .told(
      .count, es: "De la red inventada: establecimientos.", en: "Of the invented network: facilities."))
  var facilities = 90

  @Option(
    help: .told(
      .monthCount, es: "De la red inventada: meses, con 24 de historia.",
      en: "Of the invented network: months, 24 of history among them."))
  var months = 60

  @Option(
    help: .told(.count, es: "De la red inventada: la semilla.", en: "Of the invented network: the seed."))
  var seed = SyntheticSettings().seed

  @Option(
    help: .told(
      .number, es: "De la red inventada: escasez, como en colca simulate.",
      en: "Of the invented network: scarcity, as in colca simulate."))
  var scarcity = SyntheticSettings().scarcity

  @Option(
    help: .told(
      .file, es: "Archivo para una página con las curvas; se abre sin red.",
      en: "File for a page with the curves; it opens without a network."))
  var html: String?

  @OptionGroup var products: ScopeOption

  @Option(help: .told(.choice, es: "Cómo se imprime.", en: "How it is printed."))
  var format = SummaryFormat.text

  func validate() throws {
    if let levels,
      serviceLevels?.isEmpty == true || serviceLevels?.count != levels.split(separator: ",").count
    {
      throw ValidationError(
        es: "--levels: se esperan números de 0.01 a 0.99, separados por comas.",
        en: "--levels: expected are numbers from 0.01 to 0.99, with commas between them.")
    }
    if let lead, let review, lead + review > 12 {
      throw ValidationError(
        es: "--lead y --review: juntos a lo más 12 meses.",
        en: "--lead and --review: 12 months together at most.")
    }
  }

  private var serviceLevels: [Double]? {
    levels.map { $0.split(separator: ",").compactMap { Double($0) }.filter { (0.01...0.99).contains($0) } }
  }

  func run(on machine: Machine) throws {
    try shared.run {
      let comparison = simulated ? try simulatedComparison() : try historyComparison(on: machine)
      let input = ReplayInput(comparison, language: shared.language)
      if let html { try Output.write(try ReplayPage(input).html(), toFile: html) }
      try Output.write(format == .json ? ReplayJSON(comparison).text : ReplayText(input).text)
    }
  }

  private func simulatedComparison() throws -> ReplayComparison {
    var network = SyntheticSettings(facilities: facilities, months: months, seed: seed)
    network.scarcity = scarcity
    var settings = SimulatedReplay.Settings(network: network)
    settings.model = model
    settings.orders = orders.settings
    settings.adherence = adherence
    if let serviceLevels { settings.serviceLevels = serviceLevels }
    return try SimulatedReplay(settings).comparison()
  }

  private func historyComparison(on machine: Machine) throws -> ReplayComparison {
    let database = try shared.openDatabase(on: machine)
    return try HistoryReplay.comparison(
      database: database, from: from, to: to, warmUpMonths: warmUp,
      scope: try products.products(on: machine, in: database, shared.language).scope, settings: settings)
  }

  private func settings(_ window: ReplayWindow) -> ReplaySettings {
    var settings = ReplaySettings(
      firstMonth: window.first, lastMonth: window.last, warmUpMonths: warmUp, demand: demand.demand,
      start: start, supply: supply, model: model)
    if let lead, let review {
      settings.calendar = SupplyCalendar(leadTimeMonths: lead, reviewPeriodMonths: review)
    }
    settings.orders = orders.settings
    settings.physics = luck.physics
    settings.adherence = adherence
    if let serviceLevels { settings.followedLevels = serviceLevels }
    return settings
  }
}

/// What goes wrong with the deliveries of a replay of past months.
struct ReplayLuckOptions: ParsableArguments {
  static let title = String.told(es: "Qué falla en las entregas", en: "What goes wrong with deliveries")

  static let rules: [OptionRule] = [
    .range("--late", 0.0...1), .range("--partial", 0.0...1), .range("--failed", 0.0...1),
    .range("--shelf-life", 1...120),
  ]

  @Option(
    help: .told(
      .share, es: "Qué parte de las entregas llega un mes tarde.",
      en: "What share of deliveries comes a month late."))
  var late = 0.0

  @Option(
    help: .told(
      .share, es: "Qué parte trae solo de tres a ocho décimos de lo pedido.",
      en: "What share brings only three to eight tenths of what was ordered."))
  var partial = 0.0

  @Option(help: .told(.share, es: "Qué parte no llega nunca.", en: "What share never comes."))
  var failed = 0.0

  @Option(
    help: .told(
      .monthCount, es: "Meses que dura lo que llega; si no se dice, nada se vence.",
      en: "Months for which what comes can be used; nothing expires unless given."))
  var shelfLife: Int?

  /// The physics that the options ask for.
  var physics: ReplayPhysics {
    ReplayPhysics(
      lateShare: late, partialShare: partial, failedShare: failed, shelfLifeMonths: shelfLife)
  }
}

/// The values of `--demand`: of what happened, nobody knows the truth.
enum ReplayDemandChoice: String, CaseIterable {
  case corrected, recorded

  var demand: ReplayTerms.Demand {
    switch self {
    case .corrected: .corrected
    case .recorded: .recorded
    }
  }
}
