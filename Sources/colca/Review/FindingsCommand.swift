import ArgumentParser
import Runs
import Studies
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
  var sort = FindingOrder.severity

  @Flag(help: "También los que un archivo posterior ya corrigió.")
  var all = false

  @Flag(help: "Cuántos hay de cada código.")
  var count = false

  @Option(help: "Cómo se imprime: text, json o csv.")
  var format = OutputFormat.text

  func run() throws {
    try shared.run {
      let database = try shared.openDatabase()
      let wanted = try facility.map(LookUp(database: database).facility)
      let review = FindingReview(database: database, latestMonth: Machine.system.clock.today.month)
      let lines = try review.findings(includingClosed: all).filter {
        ($0.finding.severity >= severity || $0.finding.code == code)
          && (code == nil || $0.finding.code == code)
          && (wanted == nil || $0.facility == wanted) && (month == nil || $0.month == month)
      }
      .sorted(by: sort)
      let table =
        count
        ? FindingTable.counts(of: lines, language: shared.language)
        : FindingTable.table(for: lines, language: shared.language)
      try Output.write(table, format)
    }
  }
}

/// The values of `--sort`.
enum FindingOrder: String, ExpressibleByArgument, CaseIterable { case severity, place, month }

extension Sequence where Element == ReviewedFinding {
  /// The lines in an order; those that it does not tell apart stay as they were.
  fileprivate func sorted(by order: FindingOrder) -> [Element] {
    let numbered = Array(enumerated())
    switch order {
    case .place: return map { $0 }
    case .severity:
      return numbered.sorted {
        ($1.element.finding.severity, $0.offset) < ($0.element.finding.severity, $1.offset)
      }.map(\.element)
    case .month:
      let none = Month(count: 0)
      return numbered.sorted { ($0.element.month ?? none, $0.offset) < ($1.element.month ?? none, $1.offset) }
        .map(\.element)
    }
  }
}

extension Finding.Severity: ExpressibleByArgument {}
extension FindingCode: ExpressibleByArgument {}

extension Output {
  /// A list on stdout.
  static func write(_ table: ListTable, _ format: OutputFormat) throws {
    switch format {
    case .text: try write(table.text)
    case .json: try write(table.json)
    case .csv: try write(table.csv)
    }
  }
}
