import ArgumentParser
import CommandWords
import Improvement
import Runs
import SupplyModel
import SupplyStore
import Telling

/// `colca standards`: how a service does by its standards.
struct StandardsCommand: RuledCommand, MachineCommand {
  static let configuration = CommandConfiguration(
    commandName: "standards",
    abstract: .told(
      es: "Mide los estándares de cualquier lugar y mes: métodos en stock, reporte, pérdidas, listas.",
      en: "Measures the standards of any place and month: methods in stock, reporting, losses, checklists."),
    discussion: .told(
      es: """
        Sin denominador no hay porcentaje. Con --by se ve de qué partes sale una cifra, hasta cada establecimiento.
          colca standards --list
          colca standards --by microrred --last 6
          colca standards --place "RED NORTE" --by establecimiento --standard normostock
        """,
      en: """
        Without a denominator there is no percentage. With --by a figure is seen by its parts, down to each facility.
          colca standards --list
          colca standards --by micro-network --last 6
          colca standards --place "RED NORTE" --by facility --standard normostock
        """),
    aliases: ["estandares"])

  static let rules: [OptionRule] =
    [
      .alone("--list", except: ["--format", "--db", "--lang"]), .months("--last"),
    ] + PlaceOptions.rules + MeasureOptions.rules

  @OptionGroup(title: SharedOptions.title) var shared: SharedOptions

  @Flag(
    help: .told(
      es: "Qué es cada estándar: definición, numerador, denominador, fuente, responsable, meta.",
      en: "What each standard is: definition, numerator, denominator, source, owner, target."))
  var list = false

  @OptionGroup var places: PlaceOptions

  @OptionGroup var when: MonthOption

  @Option(help: .told(.monthCount, es: "Cuántos meses, hasta ese.", en: "How many months, up to that one."))
  var last = 1

  @Option(
    help: .told(.text, es: "Solo este estándar, por su código.", en: "Only this standard, by its code."))
  var standard: String?

  @OptionGroup var measure: MeasureOptions

  @Option(help: .told(.choice, es: "Cómo se imprime.", en: "How it is printed."))
  var format = OutputFormat.text

  func run(on machine: Machine) throws {
    try shared.run {
      let (database, language) = (try shared.openDatabase(on: machine), shared.language)
      if list {
        let standards = StandardCatalogue(try database.standards())
        return try Output.write(StandardTable.table(for: standards, language: language), format)
      }
      let review = try measure.review(of: database, on: machine, language)
      let unstated = try review.unstated()
      let only = try standard.map { try review.standards.code($0, others: unstated.map(\.code)) }
      let place = try places.named(in: database)
      let end = try review.month(when.month, on: machine)
      let months = end.advanced(by: 1 - last)...end
      let table = try review.table(months)
      let groups = PlaceGroups(table, at: places.by ?? place.level, directory: review.facilities)
        .within(place, table, review.facilities)
      let figures = PlaceFigure.list(
        table, months: months, groups: groups, standards: review.standards
      ).filter { figure in (only ?? figure.indicator.standard) == figure.indicator.standard }
      if !unstated.isEmpty { Messages.say("colca: " + language.unstatedStandards(unstated)) }
      let overruled = try review.overruled()
      if !overruled.isEmpty { Messages.say("colca: " + language.overruledChecklists(overruled)) }
      if measure.expectedBy == nil, review.standards[ColcaMeasure.reportedOnTime.code]?.source == .colca,
        only == nil || only == ColcaMeasure.reportedOnTime.code
      {
        Messages.say("colca: " + language.noDeadline)
      }
      if let notice = language.partlyReported(figures) { Messages.say("colca: " + notice) }
      try Output.write(
        FigureTable.table(for: figures, facilities: review.facilities, language: language), format)
    }
  }
}

extension PlaceLevel: SpokenValue {
  /// The word in both languages.
  public var word: Told {
    switch self {
    case .facility: Told(es: "establecimiento", en: "facility")
    case .microNetwork: Told(es: "microrred", en: "micro-network")
    case .network: Told(es: "red", en: "network")
    case .regionalAuthority: Told(es: "diresa", en: "region")
    case .all: Told(es: "todo", en: "all")
    }
  }
}
