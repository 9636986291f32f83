import ArgumentParser
import CommandWords
import Foundation
import Studies
import SupplyModel
import Telling

/// `colca pipe`: rows of the open layout in, forecasts out; no database.
struct PipeCommand: RuledCommand, MachineCommand {
  static let configuration = CommandConfiguration(
    commandName: "pipe",
    abstract: .told(
      es: "Lee filas del formato abierto de la entrada estándar y escribe los pronósticos en la salida.",
      en: "Reads rows of the open layout from the standard input and writes forecasts to the output."),
    discussion: .told(
      es: """
        Las filas de cada establecimiento y producto vienen juntas, con los meses en orden. Con --model se lee y se pronostica \
        por bloques, en memoria acotada; sin él, se aprende de la propia entrada.
        """,
      en: """
        The rows of each facility and product come together, months in order. With --model reading and forecasting go block by \
        block, in bounded memory; without it the input itself is learnt from.
        """),
    aliases: ["canal"])

  static let rules: [OptionRule] = [.range("--horizon", 1...12)]

  @Option(name: .customLong("lang"), help: SharedOptions.languageHelp)
  var language: Language = .spanish

  @Option(
    name: [.customLong("model"), .customLong("model-file")],
    help: .told(
      .file, es: "El modelo que guardó colca forecast --save-model.",
      en: "The model that colca forecast --save-model kept."))
  var model: String?

  @Option(help: .told(.monthCount, es: "Meses hacia adelante.", en: "Months ahead."))
  var horizon = 3

  @Option(
    help: .told(
      .month, es: "El último mes que se lee; si no se dice, el del modelo o el último de la entrada.",
      en: "The last month read; unless given, the model's or the last of the input."))
  var asOf: Month?

  @Option(
    help: .told(
      .file, es: "Archivo para los riesgos de desabastecimiento.", en: "File for the stock-out risks."))
  var risks: String?

  @Option(
    help: .told(
      .file,
      es:
        "Archivo para los totales de varios meses, que lee colca plan; el modelo debe tenerlos (--with-totals).",
      en:
        "File for totals of several months, which colca plan reads; the model must have them (--with-totals)."
    ))
  var cumulative: String?

  func run(on machine: Machine) throws {
    let pipe = try ForecastPipe(
      modelFile: model, horizon: horizon, asOf: asOf, withTotals: cumulative != nil)
    try pipe.run(
      descriptor: STDIN_FILENO, riskFile: risks, totalFile: cumulative, onForecasts: Output.write)
  }
}
