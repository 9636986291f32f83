import ArgumentParser
import Reporting
import SupplyModel
import Wording

/// `colca findings`: everything odd in the inputs.
struct FindingsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "findings", abstract: "Lista todo lo extraño en los archivos, con línea y columna.",
    aliases: ["hallazgos"])

  @OptionGroup var shared: SharedOptions

  @Option(help: "Solo de esta gravedad o más: notice, warning o error.")
  var severity = Finding.Severity.notice

  @Option(help: "Cómo se imprime: text, json o csv.")
  var format = OutputFormat.text

  func run() throws {
    try shared.run {
      let database = try shared.openDatabase()
      let found = try database.findings().filter { $0.finding.severity >= severity }
      let table = FindingTable.table(for: found.map { ($0.file, $0.finding) }, language: shared.language)
      try Output.write(table, format)
    }
  }
}

extension Finding.Severity: ExpressibleByArgument {}

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
