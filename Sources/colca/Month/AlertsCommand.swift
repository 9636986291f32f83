import ArgumentParser
import NightlyRun
import Operations
import SupplyModel
import SupplyStore
import Telling

/// `colca alerts`: the latest run's worklist, and what somebody did about it.
struct AlertsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alerts", abstract: "Lista lo urgente del último pronóstico; anota lo ya visto o ya pedido.",
    subcommands: [Latest.self, List.self, Ack.self, Order.self, Reopen.self], defaultSubcommand: Latest.self,
    aliases: ["alertas"])

  struct Latest: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "latest", abstract: "Lista lo urgente del último pronóstico.", aliases: ["ultimas"])

    @OptionGroup var shared: SharedOptions

    @Option(help: "Solo las primeras N líneas.")
    var first: Int?

    @Option(help: "Cómo se imprime: text, json o csv.")
    var format = OutputFormat.text

    func run() throws {
      try shared.run {
        let (run, names) = try LatestRun.read(shared)
        try Output.write(AlertTable.table(for: run, names: names).prefix(first), format)
      }
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "Lista las alertas del último pronóstico y las que ya se avisaron, con lo que se hizo.",
      aliases: ["lista"])

    @OptionGroup var shared: SharedOptions

    @Option(help: "Cómo se imprime: text, json o csv.")
    var format = OutputFormat.text

    func run() throws {
      try shared.run {
        let database = try shared.openDatabase()
        let table = RememberedAlertTable.table(
          for: try database.alertMemory(ofLatestRunBy: WatchThresholds.quantityChange),
          facilities: FacilityDirectory(try database.facilities()),
          products: ProductCatalogue(try database.products()), language: shared.language)
        try Output.write(table, format)
      }
    }
  }

  struct Ack: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "ack", abstract: "Anota que la alerta ya se vio: no se repite mientras no cambie.",
      aliases: ["visto"])

    @OptionGroup var choice: AlertChoice

    func run() throws {
      try choice.act(.acknowledged) { $0.acknowledge($1, note: choice.note) }
    }
  }

  struct Order: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "order",
      abstract: "Anota que ya se pidió: no se repite hasta que empeore o pase el mes en que debía llegar.",
      aliases: ["pedido"])

    @OptionGroup var choice: AlertChoice

    @Option(help: "El mes hasta el que debe llegar (AAAA-MM).")
    var expected: Month?

    func validate() throws {
      if let expected, expected < Machine.system.clock.today.month {
        throw ValidationError("--expected: \(expected) ya pasó; indique el mes hasta el que debe llegar")
      }
    }

    func run() throws {
      try choice.act(.ordered, ["expected": expected?.description]) {
        $0.order($1, expected: expected, note: choice.note)
      }
    }
  }

  struct Reopen: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "reopen", abstract: "Retira lo anotado: la alerta se avisa de nuevo.", aliases: ["reabrir"]
    )

    @OptionGroup var choice: AlertChoice

    func run() throws { try choice.act(.reopened) { $0.reopen($1) } }
  }
}

/// Which alerts somebody does something about.
struct AlertChoice: ParsableArguments {
  @OptionGroup var shared: SharedOptions

  @Option(help: "El establecimiento.")
  var facility: String?

  @Option(help: "El producto; si no se dice, todos los del establecimiento.")
  var product: String?

  @Option(help: "La clase: stock, bias, drift o calibration.")
  var kind = AlertKey.Kind.stock

  @Option(help: "Una nota, que queda con la alerta.")
  var note: String?

  func validate() throws {
    if facility == nil, [.stock, .bias].contains(kind) {
      throw ValidationError("--facility: indique el establecimiento")
    }
  }

  func act(
    _ action: AuditEntry.Action, _ detail: [String: String?] = [:],
    _ change: (inout AlertMemory, AlertKey) -> Bool
  ) throws {
    try shared.run {
      let database = try shared.openDatabase()
      let lookUp = LookUp(database: database)
      let (code, good) = (try facility.map(lookUp.facility), try product.map(lookUp.product))
      try database.rememberLatestRun(quantityChange: WatchThresholds.quantityChange)
      let alerts = try database.alertMemory().sorted.filter {
        $0.key.kind == kind && (code == nil || $0.key.facility == code)
          && (good == nil || $0.key.product == good)
      }
      let facts = detail.merging(["note": note]) { $1 }.compactMapValues { $0 }
      let done = try database.act(action, on: alerts.map(\.key), detail: facts, change)
      guard !done.isEmpty else {
        let open = alerts.count { $0.status == .open }
        guard action == .reopened, open > 0 else { throw ColcaError.noAlert }
        try Output.write(shared.language.alreadyOpen(open))
        return
      }
      try Output.write(shared.language.noted(done.count))
    }
  }
}

/// What counts as a change of an alert: as the configuration says where there is one that can be read, or the declared share.
private enum WatchThresholds {
  static var quantityChange: Double {
    let values = (try? ConfigurationLoader(named: nil, environment: Machine.system.environment))?.values
    return (values.flatMap(NightlyConfiguration.init)?.watch ?? .init()).quantityChange
  }
}

extension AlertKey.Kind: ExpressibleByArgument {}
