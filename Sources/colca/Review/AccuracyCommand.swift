import ArgumentParser
import Operations
import Runs
import SupplyModel
import Telling

/// `colca accuracy`: how good earlier forecasts were, against what came.
struct AccuracyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accuracy",
    abstract: "Dice qué tan buenos fueron los pronósticos anteriores, mes por mes, según lo que llegó.",
    discussion: """
      Lo guarda colca nightly cada vez que entra un mes. Cuentan los meses con stock: lo que un estante vacío esconde no es error \
      del pronóstico.
      """,
    aliases: ["exactitud"])

  @OptionGroup var shared: SharedOptions

  @Option(help: "Sobre qué se toma: all (todo), facility (establecimiento) o product (producto).")
  var by = AccuracyRecord.Scope.all

  @Option(help: "Solo este establecimiento.")
  var facility: String?

  @Option(help: "Los últimos N meses.")
  var last = 13

  @Option(help: "Cómo se imprime: text, json o csv.")
  var format = OutputFormat.text

  func run() throws {
    try shared.run {
      let database = try shared.openDatabase()
      var records = try database.accuracy(lastMonths: last)
      if let facility {
        let code = try LookUp(database: database).facility(facility)
        records = records.filter { $0.scope == .facility && $0.code == code }
      }
      let registers = try Registers(database)
      let table = AccuracyTable.table(
        for: records, scope: facility == nil ? by : .facility, facilities: registers.facilities,
        products: registers.products, language: shared.language)
      try Output.write(table, format)
    }
  }
}

extension AccuracyRecord.Scope: ExpressibleByArgument {}

/// `colca audit`: who did what, when.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract:
      "Muestra el registro de cambios: quién importó, deshizo, pronosticó, anotó o restauró, y cuándo.",
    discussion: "Cada entrada guarda el hash de la anterior: colca doctor revisa la cadena.",
    aliases: ["bitacora"])

  @OptionGroup var shared: SharedOptions

  @Option(help: "Solo las últimas N entradas.")
  var last: Int?

  @Option(help: "Cómo se imprime: text, json o csv.")
  var format = OutputFormat.text

  func run() throws {
    try shared.run {
      let entries = try shared.openDatabase().auditEntries()
      let table = AuditTable.table(
        for: entries.suffix(max(0, last ?? entries.count)), language: shared.language)
      try Output.write(table, format)
    }
  }
}
