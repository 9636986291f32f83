import CSVReading
import DemandForecasting
import Files
import SupplyModel

/// Forecasts that a file states, instead of those that a run would learn: what a cluster has made of the whole country.
///
/// The layout is that of cumulative forecasts, `facility,product,origin,months,p05,…,p95,p97,p98,p99`: quantiles of the total of the first
/// month after the origin, of the first two, and so on without a gap; any order of rows.
public struct StatedForecasts: Sendable {
  /// The month after which all of them begin.
  public let origin: Month
  private let path: String
  /// The quantiles of a series, by months from 1; each list as long as `QuantileLevels.cumulative`.
  private let quantiles: [SeriesKey: [[Double]]]

  /// The forecasts of a file.
  ///
  /// - Throws: `FileError.noSuchFile`, `.unreadable`; `PlanError` with the line of what cannot be used.
  public init(file path: String) throws {
    self.path = path
    var reading = Reading(path: path)
    let bytes = HeldBytes(bytes: try FileBytes.read(path))
    try CSVReader(delimiter: UInt8(ascii: ",")).read(bytes) { defect in
      throw PlanError.row(path: path, line: defect.line, column: nil, value: "")
    } onRecord: { record in
      try reading.take(record)
      return true
    }
    guard let origin = reading.origin else { throw PlanError.nothingStated(path: path) }
    self.origin = origin
    quantiles = try reading.whole()
  }

  /// The forecasts of some series, in their order, for so many months.
  ///
  /// - Throws: `PlanError.noForecast` of a series that the file does not name, `.tooShort` of one that it follows for fewer months.
  func demand(of keys: [SeriesKey], origin index: Int, horizon: Int) throws -> DemandForecasts {
    var cumulative: [Double] = []
    for key in keys {
      guard let stated = quantiles[key] else { throw PlanError.noForecast(path: path, of: key) }
      guard stated.count >= horizon else {
        throw PlanError.tooShort(path: path, of: key, months: stated.count, needed: horizon)
      }
      for months in stated.prefix(horizon) { cumulative += months }
    }
    return DemandForecasts(
      origin: index, horizon: horizon, isForecast: keys.map { _ in true }, monthlyQuantiles: [],
      cumulativeQuantiles: cumulative)
  }
}

/// Reads the rows of stated forecasts.
private struct Reading {
  let path: String
  var origin: Month?
  private var columns: [Int] = []
  private var rows: [SeriesKey: [Int: [Double]]] = [:]

  private static let keys = ["facility", "product", "origin", "months"]
  private static let names = keys + QuantileLevels.cumulative.map(quantileColumn)

  init(path: String) { self.path = path }

  /// `p05`, `p95`, `p99`.
  private static func quantileColumn(_ level: Double) -> String {
    let percent = Int((level * 100).rounded())
    return percent < 10 ? "p0\(percent)" : "p\(percent)"
  }

  mutating func take(_ record: CSVRecord) throws {
    func text(_ field: Int) -> String { String(decoding: record[columns[field]], as: UTF8.self) }
    guard !columns.isEmpty else {
      let header = (0..<record.count).map { String(decoding: record[$0], as: UTF8.self).lowercased() }
      columns = try Self.names.map { name in
        guard let place = header.firstIndex(of: name) else { throw PlanError.column(path: path, name) }
        return place
      }
      return
    }
    func bad(_ field: Int) -> PlanError {
      .row(path: path, line: record.line, column: Self.names[field], value: text(field))
    }
    guard record.count > columns.max() ?? 0 else {
      throw PlanError.row(path: path, line: record.line, column: nil, value: "")
    }
    guard !text(0).isEmpty else { throw bad(0) }
    guard !text(1).isEmpty else { throw bad(1) }
    guard let month = Month(text(2)), origin == nil || origin == month else { throw bad(2) }
    origin = month
    guard let months = Int(text(3)), (1...60).contains(months) else { throw bad(3) }
    var values: [Double] = []
    for field in Self.keys.count..<Self.names.count {
      guard let value = Double(text(field)), value.isFinite, value >= 0, value >= values.last ?? 0 else {
        throw bad(field)
      }
      values.append(value)
    }
    let key = SeriesKey(FacilityCode(text(0)), ProductCode(text(1)))
    guard rows[key, default: [:]].updateValue(values, forKey: months) == nil else { throw bad(3) }
  }

  /// The rows of each series, month by month.
  func whole() throws -> [SeriesKey: [[Double]]] {
    var whole: [SeriesKey: [[Double]]] = [:]
    for (key, stated) in rows {
      let ordered = stated.sorted { $0.key < $1.key }
      guard ordered.map(\.key) == Array(1...ordered.count) else { throw PlanError.gap(path: path, of: key) }
      whole[key] = ordered.map(\.value)
    }
    return whole
  }
}

/// Bytes that are there already.
private struct HeldBytes: ByteBlocks {
  let bytes: [UInt8]

  func read(from offset: Int, _ body: (UnsafeRawBufferPointer) throws -> Bool) throws {
    guard offset < bytes.count else { return }
    _ = try bytes.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[offset...])) }
  }
}
