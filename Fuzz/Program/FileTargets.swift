import CSVReading
import DemandForecasting
import Foundation
import Operations
import Runs
import Studies
import SupplyModel

/// A configuration: read, with complaints where something is wrong.
enum ConfigurationTarget {
  static func read(_ bytes: UnsafeRawBufferPointer) throws {
    let path = ProgramFuzzer.folder + "/colca.conf"
    ProgramFuzzer.write(bytes, to: path)
    let loader = try ConfigurationLoader(named: path, environment: [:])
    let isRun = (try? loader.nightly()) != nil
    ProgramFuzzer.hold(
      isRun == loader.values.complaints.isEmpty, "\(loader.values.complaints.count) complaints, run: \(isRun)"
    )
  }
}

/// A model that was learnt from a few rows, damaged, and asked for forecasts of some others.
struct ModelTarget {
  static let shared = ModelTarget()

  private let sound: [UInt8]

  private init() {
    do {
      let path = ProgramFuzzer.folder + "/sano.json"
      // So many that a forest grows from them.
      try ForecastPlanner(database: SoundDatabase.make(facilities: 30, months: 24)).saveModel(
        asOf: Month(count: 2024 * 12 + 23), horizon: 2, to: path)
      sound = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      fatalError("no sound model: \(error)")
    }
  }

  func read(_ bytes: UnsafeRawBufferPointer) throws {
    let path = ProgramFuzzer.folder + "/modelo.json"
    ProgramFuzzer.write(Damage(bytes).done(to: sound).bytes, to: path)
    let pipe = try ForecastPipe(modelFile: path, horizon: 2, asOf: nil)
    try PipeTarget.run(pipe, on: Array(PipeTarget.rows.utf8))
  }
}

/// A mapping: read, and asked for a code.
enum MappingTarget {
  static func read(_ bytes: UnsafeRawBufferPointer) throws {
    let path = ProgramFuzzer.folder + "/claves.csv"
    ProgramFuzzer.write(bytes, to: path)
    let mapping = try CodeMapping(path: path)
    _ = mapping.measures
    for kind in CodeMapping.Kind.allCases { _ = mapping.target(kind, "06528F01", .closing) }
    for finding in mapping.findings { _ = (finding.sentence(.spanish), finding.sentence(.english)) }
  }
}

/// Rows of a stream, forecast with a model that is learnt from them.
enum PipeTarget {
  static let rows: String = {
    var rows = "facility,product,month,consumed,closing\n"
    for month in 1...9 { rows += "F1,00143,2026-0\(month),\(month),\(20 - month)\n" }
    return rows
  }()

  static func read(_ bytes: UnsafeRawBufferPointer) throws {
    try run(ForecastPipe(model: nil, horizon: 2, asOf: nil), on: Array(bytes))
  }

  /// Every forecast that is given is a number.
  static func run(_ pipe: ForecastPipe, on bytes: [UInt8]) throws {
    func check(_ text: String) {
      ProgramFuzzer.hold(
        !text.contains("nan") && !text.contains("inf"), "a forecast that is no number: \(text.prefix(400))")
    }
    try pipe.run(BytesInMemory(bytes: bytes), onForecasts: check, onRisks: check)
  }
}

/// Bytes that are there already.
private struct BytesInMemory: ByteBlocks {
  let bytes: [UInt8]

  func read(from offset: Int, _ body: (UnsafeRawBufferPointer) throws -> Bool) throws {
    try bytes.withUnsafeBytes { all in
      guard offset < all.count else { return }
      _ = try body(UnsafeRawBufferPointer(rebasing: all[offset...]))
    }
  }
}
