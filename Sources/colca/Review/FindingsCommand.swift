import ArgumentParser
import CommandWords
import Runs
import SupplyModel
import Telling

/// `colca findings`: everything odd in the inputs.
struct FindingsCommand: RuledCommand {
  static let configuration = CommandConfiguration(
    commandName: "findings",
    abstract: .told(
      es: "Lista todo lo extraño en los archivos y en las historias, con su lugar y su remedio.",
      en: "Lists everything odd in the files and in the histories, with its place and its remedy."),
    aliases: ["hallazgos"])

  static let rules: [OptionRule] = [
    .without(["--severity"], beside: "--code"), .without(["--sort"], beside: "--count"),
  ]

  @OptionGroup(title: SharedOptions.title) var shared: SharedOptions

  @Option(help: .told(.choice, es: "Solo de esta gravedad o más.", en: "Of this severity or worse."))
  var severity = Finding.Severity.warning

  @Option(
    help: .told(
      .choice, es: "Solo con este código, de cualquier gravedad; por ejemplo, unbalanced.",
      en: "With this code only, whatever its severity; unbalanced, for instance."))
  var code: FindingCode?

  @Option(help: .told(.facility, es: "Solo de este establecimiento.", en: "Of this facility only."))
  var facility: String?

  @Option(help: .told(.month, es: "Solo de este mes.", en: "Of this month only."))
  var month: Month?

  @Option(
    help: .told(.choice, es: "El orden; lo más grave va primero.", en: "The order; the gravest come first."))
  var sort = FindingFilter.Order.severity

  @Flag(
    help: .told(
      es: "También los que un archivo posterior ya corrigió.", en: "Those too that a later file has mended."))
  var all = false

  @Flag(help: .told(es: "Cuántos hay de cada código.", en: "How many there are of each code."))
  var count = false

  @OptionGroup var products: ScopeOption

  @Option(help: .told(.choice, es: "Cómo se imprime.", en: "How it is printed."))
  var format = OutputFormat.text

  func run() throws {
    try shared.run {
      let database = try shared.openDatabase()
      var filter = FindingFilter()
      filter.severity = severity
      filter.code = code
      filter.facility = try facility.map(LookUp(database: database).facility)
      filter.month = month
      filter.order = sort
      filter.includesClosed = all
      let review = FindingReview(
        database: database, latestMonth: Machine.system.clock.today.month,
        products: try products.products(in: database, shared.language))
      let lines = try review.findings(filter)
      let table =
        count
        ? FindingTable.counts(of: lines, language: shared.language)
        : FindingTable.table(for: lines, language: shared.language)
      try Output.write(table, format)
    }
  }
}
