import ArgumentParser
import DemandForecasting
import PolicyReplay
import Simulation
import Studies
import SupplyModel
import Telling

/// `colca replay`: the decisions as they would have been made then, against the official rule.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Repite los meses pasados con otra regla de pedido y compara faltantes y stock.",
    aliases: ["repetir"])

  @OptionGroup var shared: SharedOptions

  @Option(help: "El primer mes que se repite: AAAA-MM (si no, los últimos 15 meses).")
  var from: Month?

  @Option(help: "El último mes: AAAA-MM (si no, el último de la base de datos).")
  var to: Month?

  @Option(help: "Meses del comienzo que se repiten sin contarlos.")
  var warmUp = 3

  @Option(
    help: "Qué cuenta como demanda: corrected (lo que se habría dado con stock) o recorded (lo registrado).")
  var demand = ReplayTerms.Demand.corrected

  @Option(help: "Con qué empiezan los anaqueles: stock (lo que había) o level (el nivel de cada regla).")
  var start = ReplayTerms.Start.stock

  @Option(
    help: "Qué puede enviar el almacén: unlimited (todo) o received (lo que llegó a los establecimientos).")
  var supply = ReplayTerms.Supply.unlimited

  @Option(help: "Un mismo plazo de entrega para todos, en meses (si no, el de cada establecimiento).")
  var lead: Int?

  @Option(help: "Un mismo periodo entre pedidos para todos, en meses.")
  var review: Int?

  @OptionGroup var luck: ReplayLuckOptions

  @Option(help: "Los niveles de servicio a los que se sigue a Colca, separados por comas (si no, varios).")
  var levels: String?

  @OptionGroup var orders: OrderRuleOptions

  @Option(help: "El modelo: light o full.")
  var model = DemandModel.full

  @Flag(help: "Repite una red inventada cuya demanda verdadera se conoce, en lugar de la base de datos.")
  var simulated = false

  @Option(help: "De la red inventada: establecimientos.")
  var facilities = 90

  @Option(help: "De la red inventada: meses, con 24 de historia.")
  var months = 60

  @Option(help: "De la red inventada: la semilla.")
  var seed = SyntheticSettings().seed

  @Option(help: "De la red inventada: escasez, como en colca simulate.")
  var scarcity = SyntheticSettings().scarcity

  @Option(help: "Archivo para una página con las curvas; se abre sin red.")
  var html: String?

  @Option(help: "Cómo se imprime: text o json.")
  var format = SummaryFormat.text

  func validate() throws {
    guard (0...24).contains(warmUp) else { throw ValidationError("--warm-up: de 0 a 24 meses") }
    guard demand != .truth else { throw ValidationError("--demand: corrected o recorded") }
    if let levels,
      serviceLevels?.isEmpty == true || serviceLevels?.count != levels.split(separator: ",").count
    {
      throw ValidationError("--levels: números entre 0.01 y 0.99, separados por comas")
    }
    if simulated {
      guard SyntheticSettings.facilityRange.contains(facilities) else {
        throw ValidationError("--facilities: de 1 a \(SyntheticSettings.facilityRange.upperBound)")
      }
      guard (31...SyntheticSettings.monthRange.upperBound).contains(months) else {
        throw ValidationError(
          "--months: de 31 (24 de historia y 6 sin contar) a \(SyntheticSettings.monthRange.upperBound)")
      }
      guard (0...20).contains(scarcity) else { throw ValidationError("--scarcity: de 0 a 20") }
    }
    guard (lead == nil) == (review == nil) else {
      throw ValidationError("--lead y --review van juntos")
    }
    if let lead, let review {
      guard (0...11).contains(lead), (1...12).contains(review), lead + review <= 12 else {
        throw ValidationError("--lead de 0 a 11 y --review de 1 a 12, juntos a lo más 12 meses")
      }
    }
  }

  private var serviceLevels: [Double]? {
    levels.map { $0.split(separator: ",").compactMap { Double($0) }.filter { (0.01...0.99).contains($0) } }
  }

  func run() throws {
    try shared.run {
      let comparison = simulated ? try simulatedComparison() : try historyComparison()
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
    if let serviceLevels { settings.serviceLevels = serviceLevels }
    return try SimulatedReplay(settings).comparison()
  }

  private func historyComparison() throws -> ReplayComparison {
    try HistoryReplay.comparison(
      database: try shared.openDatabase(), from: from, to: to, warmUpMonths: warmUp, settings: settings)
  }

  private func settings(_ window: ReplayWindow) -> ReplaySettings {
    var settings = ReplaySettings(
      firstMonth: window.first, lastMonth: window.last, warmUpMonths: warmUp, demand: demand,
      start: start, supply: supply, model: model)
    if let lead, let review {
      settings.calendar = SupplyCalendar(leadTimeMonths: lead, reviewPeriodMonths: review)
    }
    settings.orders = orders.settings
    settings.physics = luck.physics
    if let serviceLevels { settings.followedLevels = serviceLevels }
    return settings
  }
}

/// What goes wrong with the deliveries of a replay of past months.
struct ReplayLuckOptions: ParsableArguments {
  @Option(help: "Qué parte de las entregas llega un mes tarde, de 0 a 1.")
  var late = 0.0

  @Option(help: "Qué parte trae solo de tres a ocho décimos de lo pedido.")
  var partial = 0.0

  @Option(help: "Qué parte no llega nunca.")
  var failed = 0.0

  @Option(help: "Meses que dura lo que llega (si no, nada se vence).")
  var shelfLife: Int?

  func validate() throws {
    for (share, option) in [(late, "--late"), (partial, "--partial"), (failed, "--failed")]
    where !(0...1).contains(share) {
      throw ValidationError("\(option): de 0 a 1")
    }
    if let shelfLife, !(1...120).contains(shelfLife) {
      throw ValidationError("--shelf-life: de 1 a 120 meses")
    }
  }

  /// The physics that the options ask for.
  var physics: ReplayPhysics {
    ReplayPhysics(
      lateShare: late, partialShare: partial, failedShare: failed, shelfLifeMonths: shelfLife)
  }
}

extension ReplayTerms.Demand: ExpressibleByArgument {}
extension ReplayTerms.Start: ExpressibleByArgument {}
extension ReplayTerms.Supply: ExpressibleByArgument {}
