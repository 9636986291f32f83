import Foundation
import TestSupport
import Testing

/// The sample, as far as several tests go with it before each goes its own way.
enum PreparedSample {
  /// The folder of the sample.
  static let folder = Golden.root.appendingPathComponent("data/sample").path

  /// The files of the sample that are imported, months first.
  static func inputs() throws -> [String] {
    let months = try FileManager.default.contentsOfDirectory(atPath: folder + "/ici").sorted()
    return months.map { "\(folder)/ici/\($0)" }
      + ["establecimientos.csv", "productos.csv", "calendario.csv"].map { "\(folder)/\($0)" }
  }

  /// All of it imported; what the import says for programs.
  static let imported = Prepared {
    let colca = try ColcaProgram()
    let outcome = try colca.run(["import", "--format", "json"] + inputs())
    try #require(outcome.status == 0)
    return (colca, outcome.output)
  }

  /// Imported and forecast by the model that is the default; what the forecast says for programs.
  static let forecast = Prepared {
    let colca = try imported.copied().colca
    let outcome = try colca("forecast", "--format", "json")
    try #require(outcome.status == 0)
    return (colca, outcome.output)
  }
}
