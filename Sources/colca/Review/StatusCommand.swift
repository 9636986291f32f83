import ArgumentParser
import CommandWords
import Operations
import Runs
import SupplyModel
import SupplyStore
import Telling

/// `colca status`: what the database holds and who has reported.
struct StatusCommand: RuledCommand, MachineCommand {
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

  func run(on machine: Machine) throws {
    try shared.run {
      let database = try shared.openDatabase(on: machine)
      if files { return try Output.write(fileTable(database), format) }
      let scoped = try products.products(on: machine, in: database, shared.language)
      let review = FindingReview(
        database: database, latestMonth: machine.clock.today.month, products: scoped)
      if let facility {
        try tellOrigins(of: try LookUp(asPrinted: database).facility(facility), database, scoped, review)
      } else if rates {
        let rates = try NetworkReview(database: database, scope: scoped.scope).reportingRates(
          expectedByDay: expectedBy)
        try Output.write(ReportingRateTable.table(for: rates, language: shared.language), format)
      } else if levels {
        try tellLevels(database, scoped, on: machine)
      } else {
        try tellContents(database, scoped, review, on: machine)
      }
    }
  }

  private func fileTable(_ database: SupplyDatabase) throws -> ListTable {
    ImportTables.files(try database.importedFiles(), language: shared.language)
  }

  /// Where each month of a facility comes from.
  private func tellOrigins(
    of code: FacilityCode, _ database: SupplyDatabase, _ scoped: ScopedProducts, _ review: FindingReview
  ) throws {
    let origins = try database.reportOrigins(facility: code, of: scoped)
    let grades = try review.grades(facility: code)
    if format == .text {
      let calendar = try ForecastPlanner(database: database).calendar(of: code)
      try Output.write(shared.language.sentence(for: calendar) + "\n\n")
    }
    try Output.write(ImportTables.origins(origins, grades: grades, language: shared.language), format)
  }

  /// The last month by level.
  private func tellLevels(
    _ database: SupplyDatabase, _ scoped: ScopedProducts, on machine: Machine
  ) throws {
    // The month of a forecast made now: both count the same lines.
    let month = try ForecastPlanner(database: database).lastMonth(
      scope: scoped.scope, wholeFromDay: try ScopeOption.wholeFromDay(on: machine)
    ).asOf
    let totals = try NetworkReview(database: database, products: scoped).levels(month: month)
    if format == .text { try Output.write(shared.language.levelsLead(of: month)) }
    try Output.write(
      LevelTable.table(
        for: totals, month: month, products: try database.productCatalogue(), language: shared.language),
      format)
  }

  /// What the database holds, and who has reported.
  private func tellContents(
    _ database: SupplyDatabase, _ scoped: ScopedProducts, _ review: FindingReview, on machine: Machine
  ) throws {
    let contents = try database.contents(of: scoped)
    let counts = StatusTable.Counts(
      months: contents.months, reports: contents.reports, products: contents.products,
      files: contents.files, futureReports: contents.futureReports, longAgoReports: contents.longAgoReports,
      findings: try review.counts(), scope: scoped.scope, outside: contents.outside)
    let status = StatusTable(
      counts: counts, files: try fileTable(database),
      reporting: try NetworkReview(database: database, products: scoped).reporting(),
      facilities: FacilityDirectory(try database.facilities()), language: shared.language)
    switch format {
    case .text:
      try Output.write(status.text)
      if let held = try PublicationWatch(database: database).held() {
        try Output.write(shared.language.sentence(for: held) + "\n")
      }
    case .json:
      let loader = try ConfigurationLoader(named: nil, environment: machine.environment)
      let checks = Doctor(
        loader: loader, databasePath: shared.databasePath(on: machine), machine: machine, isThorough: false
      ).checks()
      try Output.put(status.json(health: HealthText(checks, language: shared.language)))
    case .csv: try Output.put(status.facilities.csv)
    }
  }
}
