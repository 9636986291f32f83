import ArgumentParser
import Foundation
import Simulation
import SupplyModel

/// `colca simulate`: a synthetic network whose true demand is known.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Inventa una red de establecimientos con demanda conocida, para probar. Nada de ella es real.",
    aliases: ["simular"])

  @OptionGroup var shared: SharedOptions

  @Option(help: "La carpeta; se crea si hace falta.")
  var out: String

  @Option(help: "Establecimientos.")
  var facilities = SyntheticSettings().facilities

  @Option(help: "Meses, hasta octubre de 2026.")
  var months = SyntheticSettings().months

  @Option(help: "La semilla: la misma da los mismos archivos.")
  var seed = SyntheticSettings().seed

  func validate() throws {
    func check(_ value: Int, _ range: ClosedRange<Int>, _ option: String) throws {
      guard range.contains(value) else {
        throw ValidationError("\(option): de \(range.lowerBound) a \(range.upperBound)")
      }
    }
    try check(facilities, SyntheticSettings.facilityRange, "--facilities")
    try check(months, SyntheticSettings.monthRange, "--months")
  }

  func run() throws {
    try shared.run {
      let network = SyntheticNetwork(
        SyntheticSettings(facilities: facilities, months: months, seed: seed))
      let folder = URL(fileURLWithPath: out, isDirectory: true)
      let files = try SyntheticNetworkWriter.write(network, to: folder)
      try Output.write(files.map { folder.appendingPathComponent($0).path + "\n" }.joined())
    }
  }
}
