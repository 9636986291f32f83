import CSVReading
import Files
import Foundation
import Runs
import SupplyModel

extension ForecastPipe {
  /// A pipe whose model, if any, is read from a file.
  ///
  /// - Parameters:
  ///   - path: what `colca forecast --save-model` wrote; nil to learn from the stream.
  ///   - horizon: months ahead, within 1...12.
  ///   - asOf: the last month to read; nil for the model's, or the last one in the stream.
  ///   - withTotals: whether totals of several months are wanted.
  /// - Throws: `FileError.noSuchFile`, `.unreadable`; `RunError.notAModel`, `.modelHorizon` for a model that does not reach so far, and
  ///   `.modelWithoutTotals` for one that does not tell totals that are wanted.
  public init(modelFile path: String?, horizon: Int, asOf: Month?, withTotals: Bool = false) throws {
    let model = try path.map { try SavedModel(file: $0, horizon: horizon) }
    if withTotals, let path, let model, !model.model.hasTotals {
      throw RunError.modelWithoutTotals(path: path)
    }
    self.init(model: model, horizon: horizon, asOf: asOf)
  }

  /// Reads rows of the open layout from an open file, which may be a pipe, and gives rows of the forecasts' layout.
  ///
  /// - Parameters:
  ///   - descriptor: the open file.
  ///   - riskFile: where rows of the risks' layout are written to when all are there; nil when they are not wanted.
  ///   - totalFile: the same of cumulative forecasts.
  ///   - onForecasts: takes text of the forecasts' layout, the header first.
  /// - Throws: `ColcaError` for rows that cannot be read and files that cannot be written; what the closure throws.
  public func run(
    descriptor: Int32, riskFile: String?, totalFile: String? = nil, onForecasts: (String) throws -> Void
  ) throws {
    let source = DescriptorBlocks(descriptor: descriptor)
    var (risks, totals) = ("", "")
    func takeRisks(_ text: String) { risks += text }
    func takeTotals(_ text: String) { totals += text }
    try run(
      source, onForecasts: onForecasts, onRisks: riskFile == nil ? nil : takeRisks,
      onTotals: totalFile == nil ? nil : takeTotals)
    if let riskFile { try AtomicFiles.write(risks, toFile: riskFile) }
    if let totalFile { try AtomicFiles.write(totals, toFile: totalFile) }
  }
}

/// The bytes of an open file that can be read once, from where it stands.
private struct DescriptorBlocks: ByteBlocks {
  let descriptor: Int32

  func read(from offset: Int, _ body: (UnsafeRawBufferPointer) throws -> Bool) throws {
    let size = 1 << 18
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = Foundation.read(descriptor, buffer.baseAddress, size)
      if count < 0 {
        if errno == EINTR { continue }
        throw FileError.inputOutput(path: "stdin", reason: String(cString: strerror(errno)))
      }
      guard count > 0 else { return }
      guard try body(UnsafeRawBufferPointer(rebasing: buffer[..<count])) else { return }
    }
  }
}
