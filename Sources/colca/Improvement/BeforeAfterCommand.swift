import ArgumentParser
import CommandWords
import Improvement
import Runs
import SupplyModel
import SupplyStore
import Telling

/// `colca before-after`: how figures went from one period to another.
struct BeforeAfterCommand: RuledCommand, MachineCommand {
  static let configuration = CommandConfiguration(
    commandName: "before-after",
    abstract: .told(
      es: "Compara dos meses o periodos de cualquier lugar, con intervalo, y dice si cambió quién reportó.",
      en:
        "Compares two months or periods of any place, with an interval, and says whether who reported changed."
    ),
    discussion: .told(
      es: """
        El intervalo sale de sortear establecimientos. Con --odds: cuánto bajó la posibilidad de un estante vacío desde --since.
          colca before-after --before 2026-04 --after 2026-10
          colca before-after --before 2025-12 --after 2026-06 --months 6 --by microrred
          colca before-after --odds --since 2026-05 --place "RED NORTE"
          colca before-after --before 2026-04 --after 2026-10 --page antes-despues.html --pdf
        """,
      en: """
        The interval comes from drawing facilities anew. With --odds: by how much the odds of an empty shelf fell since --since.
          colca before-after --before 2026-04 --after 2026-10
          colca before-after --before 2025-12 --after 2026-06 --months 6 --by micro-network
          colca before-after --odds --since 2026-05 --place "RED NORTE"
          colca before-after --before 2026-04 --after 2026-10 --page before-after.html --pdf
        """),
    aliases: ["antes-despues"])

  static let rules: [OptionRule] =
    [
      .months("--months"),
      .only(["--since"], with: "--odds"),
      .without(["--before", "--months", "--standard", "--page"], beside: "--odds"),
      .only(["--pdf"], with: "--page"),
    ] + PlaceOptions.rules + MeasureOptions.rules

  /// So many months before a change teach the calendar.
  private static let monthsBefore = 24

  @OptionGroup(title: SharedOptions.title) var shared: SharedOptions

  @Option(help: .told(.month, es: "El mes de antes.", en: "The month before."))
  var before: Month?

  @Option(
    help: .told(
      .month, es: "El mes de después; con --odds, el último.",
      en: "The month after; with --odds, the last one."))
  var after: Month?

  @Option(
    help: .told(
      .monthCount, es: "Cuántos meses tiene cada periodo, hasta su mes.",
      en: "How many months each period has, up to its month."))
  var months = 1

  @Flag(
    help: .told(
      es: "Cuánto cambió la posibilidad de un estante vacío, con efectos de establecimiento y calendario.",
      en: "By how much the odds of an empty shelf changed, with effects of facility and calendar."))
  var odds = false

  @Option(help: .told(.month, es: "El primer mes del cambio.", en: "The first month of the change."))
  var since: Month?

  @OptionGroup var places: PlaceOptions

  @Option(
    help: .told(.text, es: "Solo este estándar, por su código.", en: "Only this standard, by its code."))
  var standard: String?

  @OptionGroup var measure: MeasureOptions

  @Option(help: .told(.choice, es: "Cómo se imprime.", en: "How it is printed."))
  var format = OutputFormat.text

  @Option(
    help: .told(
      .file, es: "Escribe además una página con barras, líneas y la tabla.",
      en: "Writes a page too, with bars, lines and the table."))
  var page: String?

  @Flag(
    help: .told(
      es: "Hace además el PDF de la página, con el Chromium o WeasyPrint instalado.",
      en: "Makes the PDF of the page too, with an installed Chromium or WeasyPrint."))
  var pdf = false

  func validate() throws {
    if odds, since == nil {
      throw ValidationError(
        es: "--odds: indique con --since el primer mes del cambio.",
        en: "--odds: give the first month of the change with --since.")
    }
    if odds, let since, let after, after < since {
      throw ValidationError(
        es: "--after: el último mes tiene que ser el de --since o uno posterior.",
        en: "--after: the last month has to be that of --since or a later one.")
    }
    if !odds, before == nil || after == nil {
      throw ValidationError(
        es: "Indique los dos meses: --before y --after, o --odds con --since.",
        en: "Give both months: --before and --after, or --odds with --since.")
    }
    if let before, let after, before.advanced(by: months) > after {
      throw ValidationError(
        es: "--after: el periodo de después tiene que empezar cuando el de antes ha terminado.",
        en: "--after: the period after has to begin when the one before has ended.")
    }
  }

  func run(on machine: Machine) throws {
    try shared.run {
      let (database, language) = (try shared.openDatabase(on: machine), shared.language)
      let review = try measure.review(of: database, on: machine, language)
      let place = try places.named(in: database)
      if odds, let since {
        let end = try review.month(after, on: machine)
        guard since <= end else { throw RunError.monthBeyondReports(asked: since, last: end) }
        let first = since.advanced(by: -Self.monthsBefore)
        let odds = try OddsReview(
          database: database, products: review.products, months: first...end)
        let rows = odds.places(at: places.by ?? place.level, within: place).map {
          OddsTable.Row(place: $0, since: since, odds: odds.odds(at: $0, since: since))
        }
        return try Output.write(
          OddsTable.table(for: rows, facilities: review.facilities, language: language), format)
      }
      guard let before, let after else { return }
      let only = try standard.map {
        try review.standards.code($0, others: try review.unstated().map(\.code))
      }
      let (first, second) = (before.advanced(by: 1 - months)...before, after.advanced(by: 1 - months)...after)
      let table = try review.table(first.lowerBound...second.upperBound)
      let groups = PlaceGroups(table, at: places.by ?? place.level, directory: review.facilities)
        .within(place, table, review.facilities)
      let changes = FigureChange.list(
        table, before: first, after: second, groups: groups, standards: review.standards, only: only)
      if let warning = language.reportingWarning(changes) { Messages.say("colca: " + warning) }
      if let page {
        let sheet = BeforeAfterSheet(
          table, standards: review.standards, facilities: review.facilities,
          version: ColcaVersion.current, language: language)
        try Output.write(try sheet.html(of: place, changes, groups: groups), toFile: page)
        if pdf { try ReportPaper.print([page], language) }
      }
      try Output.write(
        FigureChangeTable.table(
          for: changes, standards: review.standards, facilities: review.facilities, language: language),
        format)
    }
  }
}
