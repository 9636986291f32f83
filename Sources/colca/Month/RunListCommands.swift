import ArgumentParser
import Runs
import StockPolicy
import SupplyModel
import Telling

/// `colca transfers`: what to move before ordering, by the latest run.
struct TransfersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "transfers", abstract: "Lista qué mover entre establecimientos antes de pedir.",
    aliases: ["transferencias"])

  @OptionGroup var shared: SharedOptions

  @Option(help: "Solo lo que este establecimiento entrega o recibe.")
  var facility: String?

  @Option(help: "Cómo se imprime: text, json o csv.")
  var format = OutputFormat.text

  func run() throws {
    try shared.run {
      let (run, names) = try LatestRun.read(shared)
      var table = TransferTable.table(for: run, names: names)
      if let facility {
        let code = try LookUp(database: try shared.openDatabase()).facility(facility)
        table = table.filtered(run.transfers.map { $0.from == code || $0.to == code })
      }
      try Output.write(table, format)
    }
  }
}

/// `colca orders`: the latest run's orders.
struct OrdersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "orders", abstract: "Lista los pedidos del último pronóstico.", aliases: ["pedidos"])

  @OptionGroup var shared: SharedOptions

  @Option(help: "Solo este establecimiento.")
  var facility: String?

  @Option(help: "Cómo se imprime: text, json o csv.")
  var format = OutputFormat.text

  func run() throws {
    try shared.run {
      var (run, names) = try LatestRun.read(shared)
      if let facility {
        let code = try LookUp(database: try shared.openDatabase()).facility(facility)
        run = run.only(facility: code)
      }
      try Output.write(OrderTable.table(for: run, names: names), format)
    }
  }
}

/// `colca shortages`: what warehouses have too little of, by the latest run.
struct ShortagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shortages", abstract: "Lista lo que los almacenes tienen de menos, y cómo se reparte.",
    aliases: ["faltantes"])

  @OptionGroup var shared: SharedOptions

  @Flag(help: "También los productos que alcanzan para todos.")
  var all = false

  @Option(help: "Cómo se imprime: text, json o csv.")
  var format = OutputFormat.text

  func run() throws {
    try shared.run {
      let (run, names) = try LatestRun.read(shared)
      try Output.write(ShortageTable.table(for: run, names: names, all: all), format)
    }
  }
}

/// `colca expiries`: lots of the latest run that would expire unused.
struct ExpiriesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "expiries",
    abstract: "Lista los lotes que se vencerían sin usarse, cuánto valen y quién los usaría a tiempo.",
    aliases: ["vencimientos"])

  @OptionGroup var shared: SharedOptions

  @Option(help: "Solo este establecimiento.")
  var facility: String?

  @Option(help: "Cómo se imprime: text, json o csv.")
  var format = OutputFormat.text

  func run() throws {
    try shared.run {
      let (run, names) = try LatestRun.read(shared)
      let code = try facility.map { try LookUp(database: try shared.openDatabase()).facility($0) }
      try Output.write(ExpiryTable.table(for: run, names: names, facility: code), format)
    }
  }
}

/// The run that was saved last, with the names that its lists need.
enum LatestRun {
  static func read(_ shared: SharedOptions) throws -> (run: ForecastRun, names: ReportNames) {
    let saved = try SavedRun(latestOf: try shared.openDatabase())
    let names = ReportNames(
      run: saved.run, facilities: saved.registers.facilities, products: saved.registers.products,
      language: shared.language)
    return (saved.run, names)
  }
}
