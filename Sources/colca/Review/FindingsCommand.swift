import ArgumentParser
import Runs
import SupplyModel
import Telling

/// `colca findings`: everything odd in the inputs.
struct FindingsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "findings",
    abstract: "Lista todo lo extraño en los archivos y en las historias, con su lugar y su remedio.",
    aliases: ["hallazgos"])

  @OptionGroup var shared: SharedOptions

  @Option(help: "Solo de esta gravedad o más: notice, warning o error.")
  var severity = Finding.Severity.warning

  @Option(help: "Solo con este código, por ejemplo unbalanced.")
  var code: FindingCode?

  @Option(help: "Solo de este establecimiento.")
  var facility: String?

  @Option(help: "Solo de este mes (AAAA-MM).")
  var month: Month?

  @Option(help: "El orden: severity (lo más grave primero), place o month.")
  var sort = FindingFilter.Order.severity

  @Flag(help: "También los que un archivo posterior ya corrigió.")
  var all = false

  @Flag(help: "Cuántos hay de cada código.")
  var count = false

  @Option(help: "Cómo se imprime: text, json o csv.")
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
      let review = FindingReview(database: database, latestMonth: Machine.system.clock.today.month)
      let lines = try review.findings(filter)
      let table =
        count
        ? FindingTable.counts(of: lines, language: shared.language)
        : FindingTable.table(for: lines, language: shared.language)
      try Output.write(table, format)
    }
  }
}

extension FindingFilter.Order: ExpressibleByArgument {}
extension Finding.Severity: ExpressibleByArgument {}
extension FindingCode: ExpressibleByArgument {}
