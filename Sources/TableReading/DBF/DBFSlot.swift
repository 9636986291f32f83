import SupplyModel

/// Where a column lies in a DBF's record, and how its bytes become text.
struct DBFSlot {
  private enum Form {
    case text, date, logical, blank
    case integer, double, currency, dateTime
  }

  private let from: Int
  private let width: Int
  private let form: Form
  /// Whether the column is one of numbers.
  private let isNumber: Bool
  /// Where the record says that the value is unknown (NULL); nil where nothing says so.
  private let nullFlag: Flag?
  /// Where the record says that a text of varying length ends before its width; its last byte then counts its bytes.
  private let lengthFlag: Flag?

  /// One bit of a record, in FoxPro's hidden column `_NullFlags`.
  private struct Flag {
    let byte: Int
    let mask: UInt8

    init(column: Int, bit: Int) {
      byte = column + bit / 8
      mask = 1 << UInt8(bit % 8)
    }

    func isSet(in record: UnsafeRawBufferPointer) -> Bool { byte < record.count && record[byte] & mask != 0 }
  }

  /// The slots of all visible columns.
  ///
  /// Visual FoxPro gives each column of varying length (V, Q) a bit for a length short of its width, then each column that may
  /// be NULL a bit for that, in the order of the columns, from the lowest bit of the hidden column's first byte.
  static func slots(of header: DBFHeader) -> [DBFSlot] {
    let flags = header.isVisualFoxPro ? flagsStart(header) : nil
    var from = 1
    var bit = 0
    func next() -> Flag? {
      defer { bit += 1 }
      return flags.map { Flag(column: $0, bit: bit) }
    }
    var slots: [DBFSlot] = []
    for field in header.fields {
      if field.type != "0" {
        let lengthFlag = field.type == "V" || field.type == "Q" ? next() : nil
        let nullFlag = field.mayBeNull ? next() : nil
        slots.append(
          DBFSlot(
            from: from, width: field.width, form: form(field, header.isVisualFoxPro),
            isNumber: "NFBIY".contains(field.type), nullFlag: nullFlag,
            lengthFlag: lengthFlag))
      }
      from += field.width
    }
    return slots
  }

  /// The first byte of `_NullFlags` in a record; nil where the table has none.
  private static func flagsStart(_ header: DBFHeader) -> Int? {
    guard let index = header.fields.firstIndex(where: { $0.type == "0" }) else { return nil }
    return header.fields[..<index].reduce(1) { $0 + $1.width }
  }

  private static func form(_ field: TableField, _ isVisualFoxPro: Bool) -> Form {
    switch (field.type, field.width) {
    case ("D", 8): .date
    case ("L", 1): .logical
    case ("B", 8) where isVisualFoxPro: .double
    case ("I", 4): .integer
    case ("Y", 8): .currency
    case ("T", 8): .dateTime
    case ("M", _), ("G", _), ("P", _), ("W", _), ("B", _), ("Q", _): .blank
    default: .text
    }
  }

  /// Adds the column's text to the record that is being built.
  func append(_ record: UnsafeRawBufferPointer, to batch: inout RecordBatch) {
    // Unknown is blank, never the zero that stands in the bytes.
    if nullFlag?.isSet(in: record) ?? false { return batch.appendField(EmptyCollection()) }
    let isShort = lengthFlag?.isSet(in: record) ?? false
    let used = isShort ? min(width, Int(record[from + width - 1])) : width
    let bytes = UnsafeRawBufferPointer(rebasing: record[from..<from + used])
    switch form {
    case .text:
      // Some programs fill with NUL instead of blanks; shapelib, too, takes a NUL for the end.
      let text = bytes.firstIndex(of: 0).map { bytes[..<$0] } ?? bytes[...]
      batch.appendField(text, isNumber: isNumber)
    case .date: appendDate(bytes, to: &batch)
    case .logical: batch.appendField(Self.logical(bytes[0]).utf8)
    case .blank: batch.appendField(EmptyCollection())
    case .integer:
      batch.appendField(String(Int32(truncatingIfNeeded: Self.number(bytes))).utf8, isNumber: true)
    case .currency:
      batch.appendField(Self.currency(Int64(bitPattern: Self.number(bytes))).utf8, isNumber: true)
    case .double:
      batch.appendField(Self.double(Double(bitPattern: Self.number(bytes))).utf8, isNumber: true)
    case .dateTime: batch.appendField(Self.dateTime(Self.number(bytes)).utf8)
    }
  }

  private func appendDate(_ bytes: UnsafeRawBufferPointer, to batch: inout RecordBatch) {
    let isNumber = bytes.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard isNumber else {
      // Blanks or NULs are no date; anything else is kept for a person to see.
      let isEmpty = bytes.allSatisfy { $0 == 0x20 || $0 == 0 }
      return isEmpty ? batch.appendField(EmptyCollection()) : batch.appendField(bytes[...])
    }
    if bytes.allSatisfy({ $0 == UInt8(ascii: "0") }) { return batch.appendField(EmptyCollection()) }
    var text = [UInt8](bytes)
    text.insert(UInt8(ascii: "-"), at: 6)
    text.insert(UInt8(ascii: "-"), at: 4)
    batch.appendField(text)
  }

  private static func logical(_ byte: UInt8) -> String {
    switch UnicodeScalar(byte) {
    case "T", "t", "Y", "y", "S", "s": "TRUE"
    case "F", "f", "N", "n": "FALSE"
    default: ""
    }
  }

  /// The little-endian number of up to eight bytes.
  private static func number(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// FoxPro's currency counts ten-thousandths.
  private static func currency(_ value: Int64) -> String {
    let digits = String(value.magnitude % 10_000)
    let fraction = String(repeating: "0", count: 4 - digits.count) + digits
    return (value < 0 ? "-" : "") + String(value.magnitude / 10_000) + "." + fraction
  }

  private static func double(_ value: Double) -> String {
    value.isFinite ? DecimalText.plain(String(value)) : ""
  }

  /// FoxPro's day number (Julian) and milliseconds since midnight.
  private static func dateTime(_ bits: UInt64) -> String {
    let day = Int(UInt32(truncatingIfNeeded: bits))
    let seconds = (Int(bits >> 32) + 500) / 1000
    guard day > 0 else { return "" }
    // 1 January 1970 is the Julian day 2,440,588; a time of day beyond a day is brought into it.
    return CivilTime(secondsSince1970: (day - 2_440_588) * 86_400 + seconds % 86_400)?.description ?? ""
  }
}
