import CSVReading
import Foundation

/// Reads the records of a DBF: the names of its columns first, then each record that is not deleted.
///
/// Texts and numbers come as they stand without outer blanks, dates as `AAAA-MM-DD` (blank where the file has
/// none), FoxPro's date and time with the time behind a blank when there is one, yes and no as `TRUE` and `FALSE`,
/// FoxPro's binary numbers as decimal text, memos blank. FoxPro's hidden columns are left out. A record's line is
/// its number + 1, deleted ones counted, as if the names were line 1.
struct DBFReader {
  let path: String
  let header: DBFHeader
  let fileBytes: Int

  /// The columns that records have.
  static func visible(_ fields: [TableField]) -> [TableField] { fields.filter { $0.type != "0" } }

  func read(onDefect: (TableDefect) throws -> Void, onRecord: (CSVRecord) throws -> Bool) throws {
    let whole = max(0, fileBytes - header.length) / header.recordLength
    // shapelib counts records in 31 bits, and takes the highest away from what the header says.
    let readable = min(whole, header.recordCount, Int(Int32.max))
    var batch = RecordBatch()
    batch.beginRecord()
    for field in Self.visible(header.fields) { batch.appendField(field.name.utf8) }
    batch.endRecord(line: 1, byteOffset: 32)
    guard try batch.drain(onDefect: onDefect, onRecord: onRecord) else { return }
    guard let stream = try DBFStream(path: path, header: header) else {
      try onDefect(TableDefect(.damagedRest, line: 2, byteOffset: header.length))
      return
    }
    let slots = DBFSlot.slots(of: header)
    for index in 0..<readable {
      let place = (line: index + 2, byteOffset: header.length + index * header.recordLength)
      let isRead = stream.withRecord(Int32(index)) { Self.append($0, slots, to: &batch, place) }
      if try !batch.drain(onDefect: onDefect, onRecord: onRecord) { return }
      if !isRead { return }
    }
    try reportCount(whole: whole, onDefect)
  }

  /// Adds a record or a defect; false when nothing behind it can be read either.
  private static func append(
    _ record: UnsafeRawBufferPointer?, _ slots: [DBFSlot], to batch: inout RecordBatch,
    _ place: (line: Int, byteOffset: Int)
  ) -> Bool {
    guard let record else {
      batch.append(TableDefect(.damagedRest, line: place.line, byteOffset: place.byteOffset))
      return false
    }
    switch record[0] {
    case UInt8(ascii: " "):
      for slot in slots { slot.append(record, to: &batch) }
      batch.endRecord(line: place.line, byteOffset: place.byteOffset)
    case UInt8(ascii: "*"): break
    default: batch.append(TableDefect(.damagedRow, line: place.line, byteOffset: place.byteOffset))
    }
    return true
  }

  /// Tells when the header counts more or fewer records than there are.
  private func reportCount(whole: Int, _ onDefect: (TableDefect) throws -> Void) throws {
    if whole == header.recordCount { return }
    let line = min(whole, header.recordCount) + 2
    let byteOffset = header.length + (line - 2) * header.recordLength
    if whole < header.recordCount {
      let kind = TableDefect.Kind.truncated(expected: header.recordCount, found: whole)
      try onDefect(TableDefect(kind, line: line, byteOffset: byteOffset))
    } else if try isRecord(at: byteOffset) {
      try onDefect(TableDefect(.uncounted(whole - header.recordCount), line: line, byteOffset: byteOffset))
    }
  }

  /// Whether a record's mark stands at a byte: not the end mark, nor the padding that some programs add.
  private func isRecord(at offset: Int) throws -> Bool {
    var mark: UInt8?
    try FileBlocks(path: path).read(from: offset) { block in
      mark = block.first
      return false
    }
    return mark == UInt8(ascii: " ") || mark == UInt8(ascii: "*")
  }
}
