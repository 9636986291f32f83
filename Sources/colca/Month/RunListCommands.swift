import ArgumentParser
import CommandWords
import Operations
import Runs
import StockPolicy
import SupplyModel
import Telling

/// `colca transfers`: what to move before ordering, by the latest run.
struct TransfersCommand: MachineCommand {
  static let configuration = CommandConfiguration(
    commandName: "transfers",
    abstract: .told(
      es: "Lista qué mover entre establecimientos antes de pedir.",
      en: "Lists what to move between facilities before ordering."),
    aliases: ["transferencias"])

  @OptionGroup(title: SharedOptions.title) var shared: SharedOptions

  @OptionGroup var listed: ListedRun

  @Option(
    help: .told(
      .facility, es: "Solo lo que este establecimiento entrega o recibe.",
      en: "Only what this facility gives or receives."))
  var facility: String?

  @Option(help: .told(.choice, es: "Cómo se imprime.", en: "How it is printed."))
  var format = OutputFormat.text

  func run(on machine: Machine) throws {
    try shared.run {
      let (run, names) = try listed.read(shared, on: machine)
      var table = TransferTable.table(for: run, names: names)
      if let facility {
        let code = try LookUp(asPrinted: try shared.openDatabase(on: machine)).facility(facility)
        table = table.filtered(run.transfers.map { $0.from == code || $0.to == code })
      }
      try Output.write(table, format)
    }
  }
}

/// `colca orders`: the latest run's orders.
struct OrdersCommand: MachineCommand {
  static let configuration = CommandConfiguration(
    commandName: "orders",
    abstract: .told(
      es: "Lista los pedidos del último pronóstico.", en: "Lists the orders of the latest forecast."),
    aliases: ["pedidos"])

  @OptionGroup(title: SharedOptions.title) var shared: SharedOptions

  @OptionGroup var listed: ListedRun

  @Option(help: .told(.facility, es: "Solo este establecimiento.", en: "This facility only."))
  var facility: String?

  @Option(help: .told(.choice, es: "Cómo se imprime.", en: "How it is printed."))
  var format = OutputFormat.text

  func run(on machine: Machine) throws {
    try shared.run {
      var (run, names) = try listed.read(shared, on: machine)
      if let facility {
        let code = try LookUp(asPrinted: try shared.openDatabase(on: machine)).facility(facility)
        run = run.only(facility: code)
      }
      try Output.write(OrderTable.table(for: run, names: names), format)
    }
  }
}

/// `colca shortages`: what warehouses have too little of, by the latest run.
struct ShortagesCommand: MachineCommand {
  static let configuration = CommandConfiguration(
    commandName: "shortages",
    abstract: .told(
      es: "Lista lo que los almacenes tienen de menos, y cómo se reparte.",
      en: "Lists what warehouses have too little of, and how it is shared out."),
    aliases: ["faltantes"])

  @OptionGroup(title: SharedOptions.title) var shared: SharedOptions

  @OptionGroup var listed: ListedRun

  @Flag(
    help: .told(
      es: "También los productos que alcanzan para todos.",
      en: "Products too of which there is enough for all."))
  var all = false

  @Flag(
    help: .told(
      es: "Cada pedido en su puesto: lo que pide, lo que llegaría y por qué.",
      en: "Each order in its place: what it asks for, what would come, and why."))
  var shares = false

  @Flag(
    help: .told(
      es: "Lo que cada almacén debe pedir a su proveedor: lo que le piden, lo que tiene y sus meses.",
      en: "What each warehouse should ask its supplier for: what is ordered, what it has, and its months."))
  var requisition = false

  @Option(help: .told(.choice, es: "Cómo se imprime.", en: "How it is printed."))
  var format = OutputFormat.text

  func run(on machine: Machine) throws {
    try shared.run {
      let (run, names) = try listed.read(shared, on: machine)
      let table: ListTable
      if requisition {
        let planner = try RequisitionPlanner(run, database: try shared.openDatabase(on: machine))
        table = WarehouseRequisitionTable.table(of: planner.requisitions(), names: names, all: all)
      } else if shares {
        table = ShareTable.table(for: run, names: names)
      } else {
        table = ShortageTable.table(for: run, names: names, all: all)
      }
      try Output.write(table, format)
    }
  }
}

/// `colca expiries`: lots of the latest run that would expire unused.
struct ExpiriesCommand: MachineCommand {
  static let configuration = CommandConfiguration(
    commandName: "expiries",
    abstract: .told(
      es: "Lista los lotes que se vencerían sin usarse, cuánto valen y quién los usaría a tiempo.",
      en: "Lists the lots that would expire unused, their worth and who would use them in time."),
    aliases: ["vencimientos"])

  @OptionGroup(title: SharedOptions.title) var shared: SharedOptions

  @OptionGroup var listed: ListedRun

  @Option(help: .told(.facility, es: "Solo este establecimiento.", en: "This facility only."))
  var facility: String?

  @Option(help: .told(.choice, es: "Cómo se imprime.", en: "How it is printed."))
  var format = OutputFormat.text

  func run(on machine: Machine) throws {
    try shared.run {
      let (run, names) = try listed.read(shared, on: machine)
      let code = try facility.map { try LookUp(asPrinted: try shared.openDatabase(on: machine)).facility($0) }
      try Output.write(ExpiryTable.table(for: run, names: names, facility: code), format)
    }
  }
}

/// The official run that was saved last, with the names that its lists need.
enum LatestRun {
  static func read(_ shared: SharedOptions, on machine: Machine) throws -> (
    run: ForecastRun, names: ReportNames
  ) {
    try names(.latest, shared, on: machine)
  }

  fileprivate static func names(
    _ choice: RunChoice, _ shared: SharedOptions, on machine: Machine
  ) throws -> (run: ForecastRun, names: ReportNames) {
    let database = try shared.openDatabase(on: machine)
    let saved = try SavedRun(choice, of: database)
    let names = ReportNames(
      run: saved.run, facilities: saved.registers.facilities, products: saved.registers.products,
      decisions: try StandingDecisions(database, run: saved.run), today: machine.clock.today,
      language: shared.language)
    return (saved.run, names)
  }
}

/// The run that a list is of, with the names that it needs.
struct ListedRun: ParsableArguments {
  @Option(
    help: .told(
      .run,
      es: "De qué pronóstico: su número o el nombre de un ensayo; si no se dice, el último oficial.",
      en: "Of which run: its number or the name of a trial; the latest official one unless given."))
  var run = RunChoice.latest

  func read(_ shared: SharedOptions, on machine: Machine) throws -> (run: ForecastRun, names: ReportNames) {
    if case .trial(let name) = run { Messages.say("colca: " + shared.language.listed(name)) }
    return try LatestRun.names(run, shared, on: machine)
  }
}
