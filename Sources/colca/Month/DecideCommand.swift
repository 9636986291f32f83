import ArgumentParser
import CommandWords
import Operations
import Runs
import StockPolicy
import SupplyModel
import SupplyStore
import Telling

/// `colca decide`: what people answer to what is advised, and what came of it.
struct DecideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide",
    abstract: .told(
      es:
        "Anota lo que se decide de cada pedido, transferencia y vencimiento: aceptado, cambiado, pedido, llegó.",
      en: "Notes what is decided on each order, transfer and expiry: accepted, changed, placed, arrived."),
    discussion: .told(
      es: """
        Lo pedido cuenta como en camino desde el próximo pronóstico, y se ve en las listas desde ahora.
          colca decide order 06528F01 04594 --placed --document DOC-12 --expected 2027-01
          colca decide order 06528F01 --accept
          colca decide order 06528F01 04594 --change 120 --reason no-money
        """,
      en: """
        What is placed counts as on order from the next forecast on, and shows in the lists at once.
          colca decide order 06528F01 04594 --placed --document DOC-12 --expected 2027-01
          colca decide order 06528F01 --accept
          colca decide order 06528F01 04594 --change 120 --reason no-money
        """),
    subcommands: [Order.self, Transfer.self, Expiry.self, List.self],
    aliases: ["decidir"])

  struct Order: RuledCommand, MachineCommand {
    static let configuration = CommandConfiguration(
      commandName: "order",
      abstract: .told(es: "Decide sobre un pedido.", en: "Decides on an order."), aliases: ["pedido"])

    static let rules = DecisionOptions.rules

    @Argument(help: .told(.facility, es: "El establecimiento que pide.", en: "The facility that orders."))
    var facility: String

    @Argument(
      help: .told(
        .product, es: "El producto; si no se dice, todo lo que se le aconseja pedir.",
        en: "The product; all that it is advised to order unless given."))
    var product: String?

    @OptionGroup var decision: DecisionOptions

    func validate() throws { try decision.check(isOne: product != nil) }

    func run(on machine: Machine) throws {
      try decision.note(on: machine) { lookUp, choice in
        try choice.orders(
          try lookUp.facility(facility), try product.map(lookUp.product), toReopen: decision.reopen)
      }
    }
  }

  struct Transfer: RuledCommand, MachineCommand {
    static let configuration = CommandConfiguration(
      commandName: "transfer",
      abstract: .told(es: "Decide sobre una transferencia.", en: "Decides on a transfer."),
      aliases: ["transferencia"])

    static let rules = DecisionOptions.rules

    @Argument(help: .told(.facility, es: "El que entrega.", en: "Who gives."))
    var from: String

    @Argument(help: .told(.facility, es: "El que recibe.", en: "Who receives."))
    var to: String

    @Argument(
      help: .told(
        .product, es: "El producto; si no se dice, todo el viaje.",
        en: "The product; the whole trip unless given."
      ))
    var product: String?

    @OptionGroup var decision: DecisionOptions

    func validate() throws { try decision.check(isOne: product != nil) }

    func run(on machine: Machine) throws {
      try decision.note(on: machine) { lookUp, choice in
        try choice.transfers(
          from: try lookUp.facility(from), to: try lookUp.facility(to), try product.map(lookUp.product),
          toReopen: decision.reopen)
      }
    }
  }

  struct Expiry: RuledCommand, MachineCommand {
    static let configuration = CommandConfiguration(
      commandName: "expiry",
      abstract: .told(
        es: "Decide sobre un lote que se vencería sin usarse.",
        en: "Decides on a lot that would expire unused."),
      aliases: ["vencimiento"])

    static let rules = DecisionOptions.rules

    @Argument(
      help: .told(.facility, es: "El establecimiento que lo tiene.", en: "The facility that holds it."))
    var facility: String

    @Argument(
      help: .told(
        .product, es: "El producto; si no se dice, todos los lotes del establecimiento.",
        en: "The product; all lots of the facility unless given."))
    var product: String?

    @Argument(
      help: .told(
        .text, es: "El lote, o el mes en que vence; si no se dice, todos los del producto.",
        en: "The lot, or the month in which it expires; all of the product unless given."))
    var lot: String?

    @OptionGroup var decision: DecisionOptions

    func validate() throws { try decision.check(isOne: lot != nil) }

    func run(on machine: Machine) throws {
      try decision.note(on: machine) { lookUp, choice in
        try choice.expiries(
          try lookUp.facility(facility), try product.map(lookUp.product), lot: lot, toReopen: decision.reopen)
      }
    }
  }

  struct List: MachineCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: .told(
        es: "Lista lo aconsejado con lo que se decidió, quién, cuándo, cómo va y qué llegó.",
        en: "Lists what was advised with what was decided, by whom, when, how it stands and what arrived."),
      aliases: ["lista"])

    @OptionGroup(title: SharedOptions.title) var shared: SharedOptions

    @Option(help: .told(.facility, es: "Solo este establecimiento.", en: "This facility only."))
    var facility: String?

    @Option(help: .told(.product, es: "Solo este producto.", en: "This product only."))
    var product: String?

    @Option(help: .told(.choice, es: "Solo esta clase.", en: "This kind only."))
    var kind: AdviceKey.Kind?

    @Flag(help: .told(es: "También lo que ya terminó.", en: "What has ended, too."))
    var all = false

    @Option(help: .told(.choice, es: "Cómo se imprime.", en: "How it is printed."))
    var format = OutputFormat.text

    func run(on machine: Machine) throws {
      try shared.run {
        let database = try shared.openDatabase(on: machine)
        let lookUp = LookUp(asPrinted: database)
        let (facility, product) = (try facility.map(lookUp.facility), try product.map(lookUp.product))
        let (run, names) = try LatestRun.read(shared, on: machine)
        let standings = try StandingDecisions(database, run: run).all(withEnded: all).filter {
          (kind == nil || $0.key.kind == kind) && (product == nil || $0.key.product == product)
            && (facility == nil || $0.key.facility == facility || $0.key.receiver == facility)
        }
        try Output.write(DecisionTable.table(for: standings, names: names), format)
      }
    }
  }
}
