import ArgumentParser
import CommandWords
import Foundation
import Simulation
import SupplyModel
import Telling

/// `colca simulate`: a synthetic network whose true demand is known.
struct SimulateCommand: RuledCommand, MachineCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: .told(
      es: "Inventa una red de establecimientos con demanda conocida, para probar. Nada de ella es real.",
      en: "Invents a network of facilities with known demand, for trials. Nothing of it is real."),
    aliases: ["simular"])

  static let rules: [OptionRule] = [
    .range("--facilities", SyntheticSettings.facilityRange), .range("--months", SyntheticSettings.monthRange),
    .range("--scarcity", 0...20), .range("--months-without-deliveries", 0...24),
    .range("--stockout-days-share", 0.0...1),
  ]

  @Option(name: .customLong("lang"), help: SharedOptions.languageHelp)
  var language: Language = .spanish

  @Option(
    help: .told(.folder, es: "La carpeta; se crea si hace falta.", en: "The folder; it is made if need be."))
  var out: String

  @Option(help: .told(.count, es: "Establecimientos.", en: "Facilities."))
  var facilities = SyntheticSettings().facilities

  @Option(help: .told(.monthCount, es: "Meses, hasta octubre de 2026.", en: "Months, up to October 2026."))
  var months = SyntheticSettings().months

  @Option(
    help: .told(
      .count, es: "La semilla: la misma da los mismos archivos.",
      en: "The seed: the same gives the same files."))
  var seed = SyntheticSettings().seed

  @Option(
    help: .told(
      .number,
      es: "Escasez: 1 es lo usual (9 % de los meses cierra sin stock); 0.5 da 5 %, 2.1 da 20 % y 4 da 40 %.",
      en:
        "Scarcity: 1 is usual (9 % of months close without stock); 0.5 gives 5 %, 2.1 gives 20 % and 4 gives 40 %."
    ))
  var scarcity = SyntheticSettings().scarcity

  @Option(
    help: .told(
      .share, es: "Parte de los establecimientos que anota los días sin stock (DSTKCERO).",
      en: "The share of facilities that records days out of stock (DSTKCERO)."))
  var stockoutDaysShare = SyntheticSettings().stockoutDaysReportedShare

  @Option(
    help: .told(
      .monthCount, es: "Últimos meses en que no se entrega nada: se ve cuánto dura el stock solo.",
      en: "Last months in which nothing is delivered: they show how long stock lasts alone."))
  var monthsWithoutDeliveries = 0

  @Flag(
    help: .told(
      es:
        "Que también falten reportes, pedidos y traslados, y se anote en causes.csv por qué se vació cada estante.",
      en: "Has reports, orders and transfers go wrong too, and writes to causes.csv why each shelf was empty."
    ))
  var causes = false

  func run(on machine: Machine) throws {
    var settings = SyntheticSettings(facilities: facilities, months: months, seed: seed)
    settings.scarcity = scarcity
    settings.stockoutDaysReportedShare = stockoutDaysShare
    settings.monthsWithoutDeliveries = monthsWithoutDeliveries
    settings.hasKnownCauses = causes
    if causes { settings.missingReportShare = 0.06 }
    let network = SyntheticNetwork(settings)
    let folder = URL(fileURLWithPath: out, isDirectory: true)
    let files = try SyntheticNetworkWriter.write(network, to: out)
    try Output.write(files.map { folder.appendingPathComponent($0).path + "\n" }.joined())
  }
}
