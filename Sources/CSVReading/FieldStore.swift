import CLibCSV
import Foundation

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
