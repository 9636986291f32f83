import Files
import Foundation
import StockPolicy

/// Everything that a run concluded, as one digest.
enum ResultDigest {
  /// SHA-256 over the run's settings, assessments, transfers, calendars and warehouse stocks, each as JSON on a line of its own with
  /// its keys in order.
  static func digest(_ run: ForecastRun) throws -> String {
    var digest = SHA256Digest()
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    func add(_ value: some Encodable) throws {
      var bytes = try encoder.encode(value)
      bytes.append(0x0A)
      bytes.withUnsafeBytes { digest.accept($0) }
    }
    try add(run.settings)
    for assessment in run.assessments { try add(assessment) }
    for transfer in run.transfers { try add(transfer) }
    for (code, calendar) in run.calendars.sorted(by: { $0.key < $1.key }) {
      try add(code)
      try add(calendar)
    }
    for stock in run.warehouseStocks { try add(stock) }
    return digest.finish()
  }
}

extension ForecastRun {
  /// SHA-256 over everything that the run concluded: two runs with one digest say the same.
  ///
  /// - Throws: what the encoder throws.
  public func resultDigest() throws -> String { try ResultDigest.digest(self) }
}
