import ArgumentParser
import CommandWords
import Files
import Runs
import StockPolicy
import SupplyModel
import Telling

/// `colca plan`: orders and moves of a part of the country, by forecasts made elsewhere; no database.
struct PlanCommand: RuledCommand, MachineCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: .told(
      es:
        "Decide qué mover y qué pedir en una red o un almacén, con pronósticos ya hechos; sin base de datos.",
      en: "Decides what a network or warehouse moves and orders, by forecasts made elsewhere; no database."),
    discussion: .told(
      es: """
        Lee lo que lee colca import (reportes de los establecimientos y de su almacén, registros, calendario) y los pronósticos \
        acumulados de colca backtest --cumulative. Escribe pedidos.csv y transferencias.csv en la carpeta de --out. Quien comparte \
        un almacén o una red va junto: así las partes, una tras otra, dan lo mismo que el todo.
          colca plan panel.csv almacen.csv establecimientos.csv calendario.csv --forecasts acumulado.csv --out plan
        Con --parts solo dice qué va junto.
          colca plan panel.csv almacen.csv establecimientos.csv calendario.csv --parts partes.csv
        """,
      en: """
        Reads what colca import reads (reports of the facilities and of their warehouse, registers, a calendar) and the cumulative \
        forecasts of colca backtest --cumulative. Writes pedidos.csv and transferencias.csv into the folder of --out. Who shares a \
        warehouse or a network goes together: then the parts, one after another, give the same as the whole.
          colca plan panel.csv warehouse.csv facilities.csv calendar.csv --forecasts cumulative.csv --out plan
        With --parts it only tells what goes together.
          colca plan panel.csv warehouse.csv facilities.csv calendar.csv --parts parts.csv
        """),
    aliases: ["planear"])

  static let rules: [OptionRule] =
    OrderOptions.rules + [
      .together(["--forecasts", "--out"]),
      .without(
        [
          "--forecasts", "--out", "--scope", "--no-transfers", "--service-level", "--substitute-share",
          "--lead-time", "--review-period", "--successions", "--service-level-no-substitute",
          "--floor-months", "--ceiling-months", "--budget", "--include-not-held", "--no-learned-calendars",
        ], beside: "--parts"),
    ]

  @Argument(
    help: .told(
      .file, es: "Reportes, registros y calendarios.", en: "Reports, registers and calendars."))
  var files: [String]

  @Option(
    help: .told(
      .file, es: "Los pronósticos acumulados (facility,product,origin,months,p05…p99).",
      en: "The cumulative forecasts (facility,product,origin,months,p05…p99)."))
  var forecasts: String?

  @Option(
    help: .told(.folder, es: "La carpeta; se crea si hace falta.", en: "The folder; it is made if need be."))
  var out: String?

  @Option(
    help: .told(
      .file,
      es: "Archivo para las partes que deciden por sí solas (facility,part); no planea nada.",
      en: "File for the parts that decide by themselves (facility,part); plans nothing."))
  var parts: String?

  @Option(
    name: [.customLong("scope"), .customLong("ambito")],
    help: .told(
      .scope, es: "Qué productos; si no se dice, los anticonceptivos.",
      en: "Which products; contraceptives unless given."))
  var scope: String?

  @OptionGroup(title: OrderRuleOptions.title) var orders: OrderOptions

  @Flag(
    help: .told(
      es: "No propone mover stock entre establecimientos: todo lo que falta se pide.",
      en: "Proposes to move no stock between facilities: all that is missing is ordered."))
  var noTransfers = false

  @Option(name: .customLong("lang"), help: SharedOptions.languageHelp)
  var language: Language = .spanish

  func validate() throws {
    guard forecasts == nil, parts == nil else { return }
    throw ValidationError(
      es: "Falta --forecasts con --out (un plan), o --parts (qué va junto).",
      en: "Missing: --forecasts with --out (a plan), or --parts (what goes together).")
  }

  func run(on machine: Machine) throws {
    let planner = ShardPlanner(machine: machine)
    if let parts {
      return try Output.write(PlanFiles.parts(try planner.parts(files: files)), toFile: parts)
    }
    guard let forecasts, let out else { return }
    let stated = try StatedForecasts(file: forecasts)
    let run = try planner.plan(files: files, forecasts: stated, scope: scope) {
      ForecastRun.Settings(
        asOf: $0, serviceLevel: orders.serviceLevel, orders: orders.settings,
        transfers: noTransfers ? nil : TransferSettings(), scope: $1)
    }
    let written = try AtomicFiles.write(
      [("pedidos.csv", PlanFiles.orders(run)), ("transferencias.csv", PlanFiles.transfers(run))], to: out)
    try Output.write(written.map { $0 + "\n" }.joined())
  }
}
