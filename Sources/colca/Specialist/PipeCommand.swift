import ArgumentParser
import CSVReading
import Files
import Foundation
import Runs
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
      let saved = try model.map(read)
      let pipe = ForecastPipe(model: saved, horizon: horizon, asOf: asOf)
      guard let risks else {
        return try pipe.run(DescriptorBlocks.standardInput, onForecasts: Output.write, onRisks: nil)
      }
      var text = ""
      try pipe.run(DescriptorBlocks.standardInput, onForecasts: Output.write) { text += $0 }
      try AtomicFiles.write(text, toFile: risks)
    } catch let error as ColcaError {
      Messages.say("colca: " + language.sentence(for: error))
      throw error.exitCode
    }
  }

  private func read(_ path: String) throws -> SavedModel {
    guard FileManager.default.fileExists(atPath: path) else { throw ColcaError.noSuchFile(path: path) }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ColcaError.unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    let saved = try SavedModel(Array(data), path: path)
    guard horizon <= saved.model.horizon else {
      throw ColcaError.modelHorizon(path: path, months: saved.model.horizon)
    }
    return saved
  }
}

/// The bytes of a stream, which can be read once.
struct DescriptorBlocks: ByteBlocks {
  /// The standard input.
  static let standardInput = DescriptorBlocks(descriptor: STDIN_FILENO)

  let descriptor: Int32

  func read(from offset: Int, _ body: (UnsafeRawBufferPointer) throws -> Bool) throws {
    let size = 1 << 18
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, size)
      if count < 0 {
        if errno == EINTR { continue }
        throw ColcaError.inputOutput(path: "stdin", reason: String(cString: strerror(errno)))
      }
      guard count > 0 else { return }
      guard try body(UnsafeRawBufferPointer(rebasing: buffer[..<count])) else { return }
    }
  }
}
