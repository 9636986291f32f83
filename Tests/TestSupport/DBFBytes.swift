import Foundation

/// A dBase table built byte by byte, by the format's own description and not by the library that reads it.
public struct DBFBytes {
  /// A column.
  public struct Column {
    let name: String
    let type: Character
    let width: Int
    let decimals: Int
    let flags: UInt8

    /// A column of a type and width; `flags` are FoxPro's: 1 hidden, 2 may be NULL, 4 binary.
    public init(_ name: String, _ type: Character, _ width: Int, _ decimals: Int = 0, flags: UInt8 = 0) {
      (self.name, self.type, self.width, self.decimals, self.flags) = (name, type, width, decimals, flags)
    }
  }

  /// The first byte: 0x03 for dBase III, 0x30 for Visual FoxPro.
  public var signature: UInt8 = 0x03
  /// The byte that names the code page.
  public var languageByte: UInt8 = 0x03
  /// The records that the header counts; nil to count them rightly.
  public var declaredRecords: Int?
  /// Records (from 0) with the deletion mark.
  public var deleted: Set<Int> = []
  private let columns: [Column]
  private var records: [[[UInt8]]]

  /// A table of texts in Latin-1; numbers are set to the right as dBase does.
  public init(_ columns: [Column], _ records: [[String]]) {
    self.columns = columns
    self.records = records.map { values in
      zip(columns, values).map { column, value in
        let bytes = Array(
          value.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }.prefix(column.width))
        let blanks = [UInt8](repeating: 0x20, count: column.width - bytes.count)
        return column.type == "N" ? blanks + bytes : bytes + blanks
      }
    }
  }

  /// Puts bytes as they are into a field.
  public mutating func set(record: Int, field: Int, _ bytes: [UInt8]) { records[record][field] = bytes }

  /// The bytes of the file.
  public var data: Data {
    // FoxPro keeps 263 bytes behind the columns for the name of the database that a table belongs to.
    let backLink = (0x30...0x32).contains(signature) ? 263 : 0
    let length = 32 + 32 * columns.count + 1 + backLink
    let recordLength = columns.reduce(1) { $0 + $1.width }
    var bytes: [UInt8] = [signature, 126, 11, 22]
    bytes += little(declaredRecords ?? records.count, 4) + little(length, 2) + little(recordLength, 2)
    bytes += [UInt8](repeating: 0, count: 17) + [languageByte, 0, 0]
    var from = 1
    for column in columns {
      let name = Array(column.name.utf8.prefix(10))
      bytes += name + [UInt8](repeating: 0, count: 11 - name.count) + [column.type.asciiValue ?? 0]
      bytes +=
        little(from, 4) + [UInt8(column.width), UInt8(column.decimals), column.flags]
        + [UInt8](repeating: 0, count: 13)
      from += column.width
    }
    bytes += [0x0D] + [UInt8](repeating: 0, count: backLink)
    for (index, record) in records.enumerated() {
      bytes.append(deleted.contains(index) ? 0x2A : 0x20)
      for field in record { bytes += field }
    }
    return Data(bytes + [0x1A])
  }
}

/// The little-endian bytes of a number.
func little(_ value: Int, _ count: Int) -> [UInt8] {
  (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
}
