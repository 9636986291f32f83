import DemandForecasting
import Files
import Foundation
import SupplyModel

/// A fitted model with the codes that its numbers stand for: what `colca forecast --save-model` writes.
///
/// A JSON object; the trees within are bytes in base64. A model is read by the version that wrote it, and by others of the
/// same `schema`.
public struct SavedModel: Sendable, Codable, Equatable {
  /// What this version writes and reads.
  static let currentSchema = 5

  /// The layout of the file.
  let schema: Int
  /// The last month that the model knows.
  public let origin: Month
  /// The codes of the model's products, by number.
  package let products: [ProductCode]
  /// The codes of the model's facilities, by number.
  package let facilities: [FacilityCode]
  /// What was learnt.
  public let model: FittedModel

  /// Fits a model of recorded consumption and stock-outs to the histories in a panel.
  ///
  /// - Parameter totals: whether it forecasts the totals of several months too, by which a plan decides.
  init(_ builder: PanelBuilder, origin: Month, horizon: Int, totals: Bool = false) {
    schema = Self.currentSchema
    self.origin = origin
    products = builder.products
    facilities = builder.facilities
    model = ModelFitter().fit(
      panel: builder.panel, origin: builder.origin, horizon: horizon,
      outputs: totals ? [.monthly, .cumulative, .stockouts] : [.monthly, .stockouts])
  }

  /// Reads a model from the bytes of its file.
  ///
  /// - Throws: `RunError.notAModel`.
  init(_ bytes: [UInt8], path: String) throws {
    guard let model = try? JSONDecoder().decode(SavedModel.self, from: Data(bytes)),
      model.schema == Self.currentSchema, model.model.isSound
    else { throw RunError.notAModel(path: path) }
    self = model
  }

  /// Reads the model of a file, for forecasts of so many months ahead.
  ///
  /// - Throws: `FileError.noSuchFile`, `.unreadable`; `RunError.notAModel`, and `.modelHorizon` for one that does not reach so far.
  public init(file path: String, horizon: Int) throws {
    try self.init(try FileBytes.read(path), path: path)
    guard horizon <= model.horizon else {
      throw RunError.modelHorizon(path: path, months: model.horizon)
    }
  }

  /// The text of the file.
  ///
  /// - Throws: what the encoder throws.
  func text() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }
}
