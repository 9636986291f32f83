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

  @Option(
    help: "Escasez: 1 es lo usual (9 % de los meses cierra sin stock); 0.5 da 5 %, 2.1 da 20 % y 4 da 40 %.")
  var scarcity = SyntheticSettings().scarcity

  @Option(help: "Parte de los establecimientos que anota los días sin stock (DSTKCERO), de 0 a 1.")
  var stockoutDaysShare = SyntheticSettings().stockoutDaysReportedShare

  func validate() throws {
    func check<Value>(_ value: Value, _ range: ClosedRange<Value>, _ option: String) throws {
      guard range.contains(value) else {
        throw ValidationError("\(option): de \(range.lowerBound) a \(range.upperBound)")
      }
    }
    try check(facilities, SyntheticSettings.facilityRange, "--facilities")
    try check(months, SyntheticSettings.monthRange, "--months")
    try check(scarcity, 0...20, "--scarcity")
    try check(stockoutDaysShare, 0...1, "--stockout-days-share")
  }

  func run() throws {
    try shared.run {
      var settings = SyntheticSettings(facilities: facilities, months: months, seed: seed)
      settings.scarcity = scarcity
      settings.stockoutDaysReportedShare = stockoutDaysShare
      let network = SyntheticNetwork(settings)
      let folder = URL(fileURLWithPath: out, isDirectory: true)
      let files = try SyntheticNetworkWriter.write(network, to: out)
      try Output.write(files.map { folder.appendingPathComponent($0).path + "\n" }.joined())
    }
  }
}
