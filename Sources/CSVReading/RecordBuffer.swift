import CLibCSV

/// Where libcsv's callbacks put the fields of the records of one slice of input.
///
/// libcsv hands each field to a C function as a pointer that dies when the function returns, and a C function
/// can neither capture nor throw. So the callbacks only copy bytes here, and the reader hands records on
/// after libcsv has returned.
final class RecordBuffer {
  private(set) var bytes: [UInt8] = []
  private(set) var fieldEnds: [Int] = []
  /// The number of fields collected when each record ended.
  private(set) var recordEnds: [Int] = []

  func append(_ field: UnsafeRawBufferPointer) {
    bytes.append(contentsOf: field)
    fieldEnds.append(bytes.count)
  }

  func endRecord() { recordEnds.append(fieldEnds.count) }

  /// Forgets everything, keeping the memory.
  func clear() {
    bytes.removeAll(keepingCapacity: true)
    fieldEnds.removeAll(keepingCapacity: true)
    recordEnds.removeAll(keepingCapacity: true)
  }

  /// Calls `body` with each finished record of the buffer.
  func forEachRecord(line: Int, byteOffset: Int, _ body: (CSVRecord) throws -> Bool) rethrows -> Bool {
    try bytes.withUnsafeBufferPointer { bytes in
      try fieldEnds.withUnsafeBufferPointer { ends in
        var first = 0
        for end in recordEnds {
          let record = CSVRecord(
            bytes: bytes, fieldEnds: UnsafeBufferPointer(rebasing: ends[first..<end]),
            start: first == 0 ? 0 : ends[first - 1], line: line, byteOffset: byteOffset)
          first = end
          if try !body(record) { return false }
        }
        return true
      }
    }
  }
}

/// libcsv's parser with the buffer that its callbacks fill.
struct RecordParser: ~Copyable {
  private var parser = csv_parser()
  let buffer: RecordBuffer
  private let delimiter: UInt8

  init(delimiter: UInt8, buffer: RecordBuffer) {
    self.delimiter = delimiter
    self.buffer = buffer
    start()
  }

  deinit {
    var copy = parser
    csv_free(&copy)
  }

  /// True while a quoted field is open.
  var isInsideQuotes: Bool { parser.quoted != 0 && parser.pstate == Self.fieldBegun }
  /// libcsv's state while a field is being read (`FIELD_BEGUN` in its source; the header does not name it).
  private static let fieldBegun: Int32 = 2

  private mutating func start() {
    csv_init(&parser, 0)
    csv_set_delim(&parser, delimiter)
  }

  /// Drops whatever has been begun and starts anew.
  mutating func restart() {
    csv_free(&parser)
    start()
    buffer.clear()
  }

  /// Feeds bytes; finished records are in the buffer afterwards.
  mutating func parse(_ slice: UnsafeRawBufferPointer) {
    _ = csv_parse(
      &parser, slice.baseAddress, slice.count, Self.onField, Self.onRecord,
      Unmanaged.passUnretained(buffer).toOpaque())
  }

  /// Ends the input: an unterminated last record is in the buffer afterwards.
  mutating func finish() {
    _ = csv_fini(&parser, Self.onField, Self.onRecord, Unmanaged.passUnretained(buffer).toOpaque())
  }

  private static let onField:
    @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
      field, count, context in
      guard let context else { return }
      Unmanaged<RecordBuffer>.fromOpaque(context)._withUnsafeGuaranteedRef {
        $0.append(UnsafeRawBufferPointer(start: field, count: field == nil ? 0 : count))
      }
    }

  private static let onRecord: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = { _, context in
    guard let context else { return }
    Unmanaged<RecordBuffer>.fromOpaque(context)._withUnsafeGuaranteedRef { $0.endRecord() }
  }
}
