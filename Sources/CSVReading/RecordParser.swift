import CLibCSV
import Foundation

/// libcsv's parser with the store that its callbacks fill.
///
/// libcsv hands each field to a C function as a pointer that dies when the function returns, and a C function
/// can neither capture nor throw. So the callbacks (`colca_take_field`) only copy bytes, and records are handed on after libcsv has
/// returned.
struct RecordParser: ~Copyable {
  private var parser = csv_parser()
  private let store = UnsafeMutablePointer<FieldStore>.allocate(capacity: 1)
  private let delimiter: UInt8

  init(delimiter: UInt8) {
    self.delimiter = delimiter
    store.initialize(to: FieldStore())
    start()
  }

  deinit {
    var copy = parser
    csv_free(&copy)
    store.pointee.deallocate()
    store.deinitialize(count: 1)
    store.deallocate()
  }

  /// True while a quoted field is open.
  var isInsideQuotes: Bool { parser.quoted != 0 && parser.pstate == Self.fieldBegun }
  /// libcsv's state while a field is being read (`FIELD_BEGUN` in its source; the header does not name it).
  private static let fieldBegun: Int32 = 2

  /// How many records have ended since the store was cleared.
  var finishedRecords: Int { store.pointee.recordCount }

  private mutating func start() {
    csv_init(&parser, 0)
    csv_set_delim(&parser, delimiter)
  }

  /// Drops whatever has been begun and starts anew.
  mutating func restart() {
    csv_free(&parser)
    start()
    store.pointee.clear()
  }

  /// Forgets the finished records, keeping the memory.
  func clear() { store.pointee.clear() }

  /// Feeds bytes; finished records are in the store afterwards.
  mutating func parse(_ slice: UnsafeRawBufferPointer) {
    _ = csv_parse(&parser, slice.baseAddress, slice.count, colca_take_field, colca_end_record, store)
  }

  /// Ends the input: an unterminated last record is in the store afterwards.
  mutating func finish() {
    _ = csv_fini(&parser, colca_take_field, colca_end_record, store)
  }

  /// Calls `body` with each finished record.
  func forEachRecord(line: Int, byteOffset: Int, _ body: (CSVRecord) throws -> Bool) rethrows -> Bool {
    let fields = store.pointee
    var first = 0
    for index in 0..<fields.recordCount {
      let end = fields.fieldCount(through: index)
      let ends = UnsafeBufferPointer(start: fields.fieldEnds, count: end)
      let record = CSVRecord(
        bytes: UnsafeBufferPointer(start: fields.bytes, count: fields.byteCount),
        fieldEnds: UnsafeBufferPointer(rebasing: ends[first...]), start: first == 0 ? 0 : ends[first - 1],
        line: line, byteOffset: byteOffset)
      first = end
      if try !body(record) { return false }
    }
    return true
  }
}

/// The memory that libcsv's callbacks fill with the bytes and bounds of fields.
///
/// Plain memory and not arrays: libcsv calls back once a field, a quarter of a thousand million times for a large file. Whoever
/// makes a store deallocates it; views into it die with the next `clear` or with what is parsed next.
struct FieldStore {
  private var fields = colca_fields()

  /// The bytes of all fields, one after another.
  var bytes: UnsafePointer<UInt8>? { UnsafePointer(fields.bytes) }
  /// Where each field ends in `bytes`.
  var fieldEnds: UnsafePointer<Int>? { UnsafePointer(fields.field_ends) }
  var byteCount: Int { fields.byte_count }
  /// How many records have ended.
  var recordCount: Int { fields.record_count }

  /// How many fields there are at the end of a record.
  func fieldCount(through record: Int) -> Int { fields.record_ends?[record] ?? 0 }

  /// Forgets everything, keeping the memory.
  mutating func clear() {
    fields.byte_count = 0
    fields.field_count = 0
    fields.record_count = 0
  }

  func deallocate() {
    free(fields.bytes)
    free(fields.field_ends)
    free(fields.record_ends)
  }
}
