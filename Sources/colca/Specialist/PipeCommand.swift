import ArgumentParser
import Foundation
import Studies
import SupplyModel
import Telling

/// `colca pipe`: rows of the open layout in, forecasts out; no database.
struct PipeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pipe",
    abstract: "Lee filas del formato abierto de la entrada estándar y escribe los pronósticos en la salida.",
    discussion: """
      Las filas de cada establecimiento y producto vienen juntas, con los meses en orden. Con --model se lee y
      se pronostica por bloques, en memoria acotada; sin él, se aprende de la propia entrada.
      """,
    aliases: ["canal"])

  @Option(name: .customLong("lang"), help: "Idioma de lo que se lee: es o en.")
  var language: Language = .spanish

  @Option(
    name: [.customLong("model"), .customLong("model-file")],
    help: "El modelo que guardó colca forecast --save-model.")
  var model: String?

  @Option(help: "Meses hacia adelante, de 1 a 12.")
  var horizon = 3

  @Option(help: "El último mes que se lee (AAAA-MM); si no, el del modelo o el último de la entrada.")
  var asOf: Month?

  @Option(help: "Archivo para los riesgos de desabastecimiento.")
  var risks: String?

  func validate() throws {
    guard (1...12).contains(horizon) else { throw ValidationError("--horizon: de 1 a 12 meses") }
  }

  func run() throws {
    do {
      let pipe = try ForecastPipe(modelFile: model, horizon: horizon, asOf: asOf)
      try pipe.run(descriptor: STDIN_FILENO, riskFile: risks, onForecasts: Output.write)
    } catch let error as ColcaError {
      Messages.say("colca: " + language.sentence(for: error))
      throw error.exitCode
    }
  }
}
