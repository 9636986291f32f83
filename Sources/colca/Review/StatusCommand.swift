import ArgumentParser
import CommandWords
import Operations
import Runs
import SupplyModel
import Telling

/// `colca status`: what the database holds and who has reported.
struct StatusCommand: RuledCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: .told(
      es: "Dice qué contiene la base, quién reportó y quién falta.",
      en: "Tells what the database holds, who reported and who has not."),
    aliases: ["estado"])

  static let rules: [OptionRule] = [
    .oneOf(["--facility", "--files", "--rates", "--levels"]), .only(["--expected-by"], with: "--rates"),
    .without(["--scope"], beside: "--files"),
    .range("--expected-by", 1...31),
  ]

  @OptionGroup(title: SharedOptions.title) var shared: SharedOptions

  @Option(
    help: .told(
      .facility, es: "De dónde viene cada mes de este establecimiento: archivo, fecha y lo que reemplazó.",
      en: "Where each month of this facility comes from: file, date and what it replaced."))
  var facility: String?

  @Flag(
    help: .told(
      es: "Los archivos importados, con el número que pide colca import --undo.",
      en: "The imported files, with the number that colca import --undo asks for."))
  var files = false

  @Flag(
    help: .told(
      es: "Cuántos reportaron, por microrred y mes.", en: "How many reported, by micro-network and month."))
  var rates = false

  @Option(
    help: .told(
      .day, es: "Hasta qué día del mes siguiente se espera el reporte, para saber cuáles llegaron tarde.",
      en: "Until which day of the next month a report is expected, to know which came late."))
  var expectedBy: Int?

  @Flag(
    help: .told(
      es: "Stock, consumo y agotados del último mes por nivel: farmacia, IPRESS, microrred, red, DIRESA.",
      en:
        "Stock, consumption and stock-outs of the last month by level: pharmacy, IPRESS, micro-network, red, DIRESA."
    ))
  var levels = false

  @OptionGroup var products: ScopeOption

  @Option(help: .told(.choice, es: "Cómo se imprime.", en: "How it is printed."))
  var format = OutputFormat.text

  func run() throws {
    try shared.run {
      let database = try shared.openDatabase()
      if files {
        return try Output.write(
          ImportTables.files(try database.importedFiles(), language: shared.language), format)
      }
      let scoped = try products.products(in: database, shared.language)
      let review = FindingReview(
        database: database, latestMonth: Machine.system.clock.today.month, products: scoped)
      if let facility {
        let code = try LookUp(database: database).facility(facility)
        let origins = try database.reportOrigins(facility: code, of: scoped)
        let grades = try review.grades(facility: code)
        if format == .text {
          let calendar = try ForecastPlanner(database: database).calendar(of: code)
          try Output.write(shared.language.sentence(for: calendar) + "\n\n")
        }
        try Output.write(
          ImportTables.origins(origins, grades: grades, language: shared.language), format)
        return
      }
      if rates {
        let rates = try NetworkReview(database: database, scope: scoped.scope).reportingRates(
          expectedByDay: expectedBy)
        try Output.write(ReportingRateTable.table(for: rates, language: shared.language), format)
        return
      }
      if levels {
        // The month of a forecast made now: both count the same lines.
        let month = try ForecastPlanner(database: database).lastMonth(
          scope: scoped.scope, wholeFromDay: try ScopeOption.wholeFromDay()
        ).asOf
        let totals = try NetworkReview(database: database, products: scoped).levels(month: month)
        let products = try database.productCatalogue()
        if format == .text { try Output.write(shared.language.levelsLead(of: month)) }
        try Output.write(
          LevelTable.table(for: totals, month: month, products: products, language: shared.language), format)
        return
      }
      let importedFiles = ImportTables.files(try database.importedFiles(), language: shared.language)
      let contents = try database.contents(of: scoped)
      let counts = StatusTable.Counts(
        months: contents.months, reports: contents.reports, products: contents.products,
        files: contents.files, futureReports: contents.futureReports,
        longAgoReports: contents.longAgoReports,
        findings: try review.counts(), scope: scoped.scope, outside: contents.outside)
      let status = StatusTable(
        counts: counts, files: importedFiles,
        reporting: try NetworkReview(database: database, products: scoped).reporting(),
        facilities: FacilityDirectory(try database.facilities()), language: shared.language)
      switch format {
      case .text: try Output.write(status.text)
      case .json:
        let loader = try ConfigurationLoader(named: nil, environment: Machine.system.environment)
        let checks = Doctor(
          loader: loader, databasePath: shared.databasePath, machine: .system,
          isThorough: false
        )
        .checks()
        try Output.put(status.json(health: HealthText(checks, language: shared.language)))
      case .csv: try Output.put(status.facilities.csv)
      }
    }
  }
}
