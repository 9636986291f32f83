import SupplyModel

/// The header of a dBase or FoxPro table, checked so that every later read stays inside a record.
struct DBFHeader: Equatable {
  /// Bytes of the header, where the first record begins.
  let length: Int
  /// Bytes of a record with its deletion mark.
  let recordLength: Int
  /// Records that the header counts.
  let recordCount: Int
  let fields: [TableField]
  let isVisualFoxPro: Bool
  /// The day of the last change; nil where it is no day of this century.
  let writtenOn: Day?
  private let languageByte: UInt8

  private static let signatures: Set<UInt8> = [0x03, 0x83, 0x30, 0x31, 0x32, 0x8B, 0xF5]
  private static let descriptorBytes = 32

  /// Whether the bytes begin as a DBF does: signature, a date that can be one, and the zeros text never has.
  static func isLikely(head: [UInt8]) -> Bool {
    guard head.count >= 4, signatures.contains(head[0]), head[2] <= 12, head[3] <= 31 else { return false }
    return head.prefix(descriptorBytes).contains(0)
  }

  init(head: [UInt8]) throws(DBFDamage) {
    guard Self.isLikely(head: head), head.count >= Self.descriptorBytes else {
      throw .headerLength(head.count)
    }
    func number(_ at: Int, _ bytes: Int) -> Int {
      (0..<bytes).reduce(0) { $0 | Int(head[at + $1]) << (8 * $1) }
    }
    length = number(8, 2)
    recordLength = number(10, 2)
    recordCount = number(4, 4)
    languageByte = head[29]
    // FoxPro counts years within their century, dBase from 1900.
    let year = head[1] < 80 ? 2000 + Int(head[1]) : 1900 + Int(head[1])
    let day = Int(head[3])
    writtenOn = Month(year: year, month: Int(head[2])).flatMap { month in
      year < 2000 || !(1...month.dayCount).contains(day) ? nil : Day(month: month, dayOfMonth: day)
    }
    isVisualFoxPro = (0x30...0x32).contains(head[0])
    guard length > Self.descriptorBytes, length <= head.count else { throw .headerLength(length) }
    var fields: [TableField] = []
    var at = Self.descriptorBytes
    while at + Self.descriptorBytes <= length, head[at] != 0x0D {
      fields.append(try Self.field(head[at..<at + Self.descriptorBytes], index: fields.count))
      at += Self.descriptorBytes
    }
    guard !fields.isEmpty else { throw .noFields }
    self.fields = try Self.filling(recordLength, fields)
  }

  private static func field(_ bytes: ArraySlice<UInt8>, index: Int) throws(DBFDamage) -> TableField {
    let at = bytes.startIndex
    let name = bytes.prefix(11).prefix { $0 != 0 }
    let letters = name.reduce(into: "") { $0.unicodeScalars.append(UnicodeScalar($1)) }
    let isPlain = name.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    let type = bytes[at + 11]
    guard !name.isEmpty, isPlain, (0x20...0x7E).contains(type), bytes[at + 16] > 0 else {
      throw .field(index)
    }
    return TableField(
      name: letters, type: Character(UnicodeScalar(type)), width: Int(bytes[at + 16]),
      decimals: Int(bytes[at + 17]), mayBeNull: bytes[at + 18] & 0x02 != 0)
  }

  /// The fields when they fill a record; Clipper keeps a long text's width in two bytes, the decimals' being one.
  private static func filling(_ recordLength: Int, _ fields: [TableField]) throws(DBFDamage) -> [TableField] {
    let width = fields.reduce(1) { $0 + $1.width }
    if width == recordLength { return fields }
    let long = fields.map { field in
      field.type == "C"
        ? TableField(
          name: field.name, type: "C", width: field.width + field.decimals << 8, decimals: 0, mayBeNull: false
        )
        : field
    }
    guard long.reduce(1, { $0 + $1.width }) == recordLength else {
      throw .recordLength(declared: recordLength, fields: width)
    }
    return long
  }

  /// The code page that the header's language byte stands for; nil for none and for those never met here.
  var codePage: Int? {
    switch languageByte {
    case 0x01, 0x09, 0x0B, 0x0D, 0x0F, 0x11, 0x15, 0x18, 0x19, 0x1B: 437
    case 0x02, 0x08, 0x0A, 0x0E, 0x10, 0x12, 0x14, 0x16, 0x1A, 0x1D, 0x25, 0x37: 850
    case 0x03, 0x57, 0x58, 0x59: 1252
    case 0x64: 852
    case 0x65: 866
    case 0xC8: 1250
    default: nil
    }
  }
}

/// Where a DBF's header contradicts itself.
public enum DBFDamage: Error, Equatable, Sendable {
  /// The header is longer than the file, or shorter than a header can be.
  case headerLength(Int)
  /// No column is declared.
  case noFields
  /// A column (from 0) without a name or a width.
  case field(Int)
  /// The columns do not add up to the record's length, so that no value could be told from its neighbour.
  case recordLength(declared: Int, fields: Int)
}
