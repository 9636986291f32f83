import CSVReading
import Runs
import SupplyModel

/// Reads rows of the open layout as they come, and hands on each facility × product when its rows end.
///
/// UTF-8, comma, a header; `AAAA-MM`; blank is unknown. The rows of a facility × product stand together, months rising.
/// What cannot be read ends the reading with the line and what to do: a stream is made by a program, and one wrong row
/// means that program is wrong.
struct SeriesStream {
  private static let required = ["facility", "product", "month", "consumed"]
  private static let optional = ["closing", "opening", "received", "adjustment", "ordered"]

  /// The place of each column; −1 for an optional one that is absent.
  private var columns: [Int] = []
  private var current: StreamedSeries?
  private var currentKey: (facility: [UInt8], product: [UInt8]) = ([], [])
  /// Hashes of the series so far, to notice one that comes in two parts; kept for the first few million.
  private var seen: Set<Int> = []
  private static let remembered = 4_000_000
  /// Years that a month can be of: one that is mistyped must not make a history of eighty centuries, all of which take their room.
  private static let years = 1980...2099

  /// Reads all rows.
  ///
  /// - Parameters:
  ///   - source: the bytes.
  ///   - through: the last month to read, rows after it are passed over; nil for all.
  ///   - onSeries: takes each series.
  /// - Throws: `ColcaError` for rows that cannot be read; what `source` and `onSeries` throw.
  static func read(
    _ source: some ByteBlocks, through: Month?, onSeries: (StreamedSeries) throws -> Void
  ) throws {
    var stream = SeriesStream()
    let comma = UInt8(ascii: ",")
    var width: Int?
    // A record that a stray quote has joined from rows ends the reading as a quote that nothing closes does.
    let isWhole = { (record: CSVRecord) in
      guard let width else { return true }
      return record.count == width && !record.hasRowWithinField(ofWidth: width, delimiter: comma)
    }
    try CSVReader(delimiter: comma).read(source, isWhole: isWhole) { defect in
      throw StudyError.streamRow(line: defect.line, column: nil, value: "")
    } onRecord: { record in
      if stream.columns.isEmpty {
        width = record.count
        try stream.readHeader(record)
      } else {
        try stream.take(record, through: through, onSeries)
      }
      return true
    }
    guard !stream.columns.isEmpty else { throw StudyError.streamColumn(required[0]) }
    if let last = stream.current { try onSeries(last) }
  }

  private mutating func readHeader(_ record: CSVRecord) throws {
    let names = (0..<record.count).map { String(decoding: record[$0], as: UTF8.self).lowercased() }
    for name in Self.required {
      guard let place = names.firstIndex(of: name) else { throw StudyError.streamColumn(name) }
      columns.append(place)
    }
    for name in Self.optional { columns.append(names.firstIndex(of: name) ?? -1) }
  }

  private mutating func take(
    _ record: CSVRecord, through: Month?, _ onSeries: (StreamedSeries) throws -> Void
  ) throws {
    func text(_ field: Int) -> String { String(decoding: record[columns[field]], as: UTF8.self) }
    for field in 0..<2 where record[columns[field]].isEmpty {
      throw StudyError.streamRow(line: record.line, column: Self.required[field], value: "")
    }
    guard let month = Month(text(2)), Self.years.contains(month.year) else {
      throw StudyError.streamRow(line: record.line, column: "month", value: text(2))
    }
    if !isCurrent(record) {
      if let done = current { try onSeries(done) }
      current = StreamedSeries(facility: FacilityCode(text(0)), product: ProductCode(text(1)))
      currentKey = (Array(record[columns[0]]), Array(record[columns[1]]))
      var hasher = Hasher()
      hasher.combine(currentKey.facility)
      hasher.combine(currentKey.product)
      if seen.count < Self.remembered, !seen.insert(hasher.finalize()).inserted { throw order(record) }
    }
    if let last = current?.months.last, month.count <= last { throw order(record) }
    if let through, month > through { return }
    let consumed = try number(record, 3)
    if let consumed, consumed < 0 {
      throw StudyError.streamRow(line: record.line, column: "consumed", value: text(3))
    }
    let closing = try number(record, 4)
    let flows = [
      Self.float(try number(record, 5)), Self.float(try number(record, 6)), Self.float(try number(record, 7)),
      Self.float(try number(record, 8)),
    ]
    current?.lastLine = record.line
    current?.months.append(month.count)
    current?.consumed.append(consumed ?? .nan)
    current?.closing.append(closing.map { $0 < 0 ? .nan : $0 } ?? .nan)
    current?.opening.append(flows[0])
    current?.received.append(flows[1])
    current?.adjustment.append(flows[2])
    current?.ordered.append(flows[3])
  }

  private func order(_ record: CSVRecord) -> StudyError {
    .streamOrder(
      line: record.line, facility: FacilityCode(String(decoding: record[columns[0]], as: UTF8.self)),
      product: ProductCode(String(decoding: record[columns[1]], as: UTF8.self)))
  }

  private func isCurrent(_ record: CSVRecord) -> Bool {
    current != nil && record[columns[0]].elementsEqual(currentKey.facility)
      && record[columns[1]].elementsEqual(currentKey.product)
  }

  private static func float(_ value: Double?) -> Float { value.map { Float($0) } ?? .nan }

  /// A number; nil for a blank.
  private func number(_ record: CSVRecord, _ field: Int) throws -> Double? {
    guard columns[field] >= 0 else { return nil }
    let bytes = record[columns[field]]
    if bytes.isEmpty { return nil }
    // Most are a few digits: reading those here is several times faster than through a text.
    if bytes.count <= 9 {
      var value = 0
      var isPlain = true
      for byte in bytes {
        guard byte >= 48 && byte <= 57 else {
          isPlain = false
          break
        }
        value = value * 10 + Int(byte) - 48
      }
      if isPlain { return Double(value) }
    }
    let text = String(decoding: bytes, as: UTF8.self)
    guard let value = Double(text), value.isFinite, abs(value) < 1e15 else {
      throw StudyError.streamRow(
        line: record.line, column: (Self.required + Self.optional)[field], value: String(text.prefix(40)))
    }
    return value
  }
}
