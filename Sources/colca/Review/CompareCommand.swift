import ArgumentParser
import CommandWords
import Operations
import Runs
import SupplyModel
import SupplyStore
import Telling

/// `colca compare`: what two saved runs say otherwise.
struct CompareCommand: MachineCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: .told(
      es: "Compara dos pronósticos guardados, oficiales o ensayos, línea por línea.",
      en: "Compares two saved forecasts, official ones or trials, line by line."),
    aliases: ["comparar"])

  @OptionGroup(title: SharedOptions.title) var shared: SharedOptions

  @Argument(help: .told(.run, es: "Con cuál se compara.", en: "The one compared with."))
  var before: RunChoice

  @Argument(help: .told(.run, es: "Cuál se compara.", en: "The one compared."))
  var after: RunChoice

  @Flag(help: .told(es: "También las líneas iguales.", en: "The lines too that are the same."))
  var all = false

  @Option(help: .told(.choice, es: "Cómo se imprime.", en: "How it is printed."))
  var format = OutputFormat.text

  func run(on machine: Machine) throws {
    try shared.run {
      let (comparison, registers) = try RunComparer(try shared.openDatabase(on: machine))
        .comparison(from: before, to: after)
      let names = ReportNames(
        run: comparison.after.run, facilities: registers.facilities, products: registers.products,
        language: shared.language)
      let text = ComparisonText(comparison, names: names, all: all)
      switch format {
      case .text: try Output.write(text.text)
      case .json: try Output.put(text.json)
      case .csv: try Output.put(text.csv)
      }
    }
  }
}
