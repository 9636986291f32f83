import ArgumentParser
import NightlyRun
import Operations
import Runs
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
        let registers = try Registers(database)
        let table = RememberedAlertTable.table(
          for: try AlertActs(database: database, quantityChange: WatchThresholds.quantityChange).memory(),
          facilities: registers.facilities, products: registers.products, language: shared.language)
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
      try choice.note(.acknowledge)
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
      try choice.note(.order(expected: expected))
    }
  }

  struct Reopen: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "reopen", abstract: "Retira lo anotado: la alerta se avisa de nuevo.", aliases: ["reabrir"]
    )

    @OptionGroup var choice: AlertChoice

    func run() throws { try choice.note(.reopen) }
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

  func note(_ act: AlertActs.Act) throws {
    try shared.run {
      let database = try shared.openDatabase()
      let lookUp = LookUp(database: database)
      let acts = AlertActs(database: database, quantityChange: WatchThresholds.quantityChange)
      let outcome = try acts.note(
        act, kind: kind, facility: try facility.map(lookUp.facility),
        product: try product.map(lookUp.product), note: note)
      switch outcome {
      case .noted(let count): try Output.write(shared.language.noted(count))
      case .alreadyOpen(let count): try Output.write(shared.language.alreadyOpen(count))
      }
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
