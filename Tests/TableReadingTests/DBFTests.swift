import Foundation
import TableReading
import TestSupport
import Testing

@Suite struct DBFTests {
  private let columns: [DBFBytes.Column] = [
    .init("CODIGO_PRE", "C", 11), .init("ANNOMES", "C", 6), .init("CODIGO_MED", "C", 7),
    .init("SALDO", "N", 8),
    .init("PRECIO", "N", 9, 6), .init("FEC_EXP", "D", 8),
  ]
  private let records = [
    ["06528F01", "202610", "00143", "120", "0.350000", "20270131"],
    ["06528F01", "202610", "04594", "", "", ""],
  ]

  @Test(arguments: [0x03, 0x83, 0x30, 0x31, 0x8B, 0xF5] as [UInt8])
  func recordsComeAsTextBehindTheirNames(signature: UInt8) throws {
    var table = DBFBytes(columns, records)
    table.signature = signature
    let found = try Found.all(table.data, name: "FORMDET.DBF")
    #expect(found.first?.name == "FORMDET.DBF")
    #expect(found.first?.kind == .dbf)
    #expect(
      found.first?.fields == [
        ["CODIGO_PRE", "ANNOMES", "CODIGO_MED", "SALDO", "PRECIO", "FEC_EXP"],
        ["06528F01", "202610", "00143", "120", "0.350000", "2027-01-31"],
        ["06528F01", "202610", "04594", "", "", ""],
      ])
    #expect(found.first?.rows.map(\.line) == [1, 2, 3])
    #expect(found.first?.defects == [])
  }

  @Test func theNameOfTheFileDoesNotMatter() throws {
    for name in ["export", "a.b.c", "formdet.csv", "sin.dbf.bak"] {
      #expect(try Found.all(DBFBytes(columns, records).data, name: name).first?.rows.count == 3)
    }
  }

  @Test func columnsAreTold() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a", DBFBytes(columns, records).data)
    try TableFile.open(path: path).forEachEntry { entry in
      guard case .table(let table) = entry else {
        Issue.record("refused")
        return
      }
      #expect(table.fields.map(\.name).last == "FEC_EXP")
      #expect(table.fields.map { String($0.type) } == ["C", "C", "C", "N", "N", "D"])
      #expect(table.fields[4].decimals == 6)
    }
  }

  @Test func deletedRecordsAreSkippedAndCounted() throws {
    var table = DBFBytes(columns, records)
    table.deleted = [0]
    let found = try Found.all(table.data).first
    #expect(found?.rows.map(\.line) == [1, 3])
    #expect(found?.fields.last?[2] == "04594")
  }

  @Test(arguments: [(0x03, 1252), (0x57, 1252), (0x02, 850), (0x01, 437), (0x00, nil)] as [(UInt8, Int?)])
  func theCodePageIsTold(byte: UInt8, page: Int?) throws {
    var table = DBFBytes([.init("A", "C", 4)], [["a\u{F3}"]])
    table.languageByte = byte
    let found = try Found.all(table.data).first
    #expect(found?.text?.codePage == page)
    #expect(found?.text?.isUTF8 == false)
  }

  @Test func plainLettersAreUTF8() throws {
    #expect(try Found.all(DBFBytes(columns, records).data).first?.text?.isUTF8 == true)
  }

  @Test func aTruncatedFileGivesItsWholeRecords() throws {
    let bytes = DBFBytes(columns, records).data
    let found = try Found.all(bytes.dropLast(5)).first
    #expect(found?.rows.map(\.line) == [1, 2])
    #expect(found?.defects.map(\.kind) == [.truncated(expected: 2, found: 1)])
    #expect(found?.defects.map(\.line) == [3])
  }

  @Test func recordsBehindTheCountAreTold() throws {
    var table = DBFBytes(columns, records)
    table.declaredRecords = 1
    let found = try Found.all(table.data).first
    #expect(found?.rows.map(\.line) == [1, 2])
    #expect(found?.defects.map(\.kind) == [.uncounted(1)])
  }

  @Test func aRecordWithoutItsMarkIsADefect() throws {
    var bytes = DBFBytes(columns, records).data
    bytes[32 + 32 * 6 + 1] = 0x41
    let found = try Found.all(bytes).first
    #expect(found?.rows.map(\.line) == [1, 3])
    #expect(found?.defects.map(\.kind) == [.damagedRow])
  }

  @Test func foxProsBinaryColumnsBecomeText() throws {
    // 2026-10-31 is day 2,461,345 of the Julian count; 13:45:00 is 49,500,000 milliseconds.
    let julian = 2_461_345 as UInt32
    let moment =
      withUnsafeBytes(of: julian.littleEndian, Array.init)
      + withUnsafeBytes(of: UInt32(49_500_000).littleEndian, Array.init)
    let midnight = withUnsafeBytes(of: julian.littleEndian, Array.init) + [0, 0, 0, 0]
    var table = DBFBytes(
      [
        .init("I", "I", 4), .init("B", "B", 8), .init("Y", "Y", 8), .init("T", "T", 8), .init("L", "L", 1),
        .init("M", "M", 4), .init("_NullFlags", "0", 1),
      ], [["", "", "", "", "T", "abc", "x"], ["", "", "", "", "?", "", ""]])
    table.signature = 0x30
    table.set(record: 0, field: 0, withUnsafeBytes(of: Int32(-5).littleEndian, Array.init))
    table.set(record: 0, field: 1, withUnsafeBytes(of: (12.5).bitPattern.littleEndian, Array.init))
    table.set(record: 0, field: 2, withUnsafeBytes(of: Int64(-35_001).littleEndian, Array.init))
    table.set(record: 0, field: 3, moment)
    table.set(record: 1, field: 3, midnight)
    let fields = try Found.all(table.data).first?.fields ?? []
    #expect(fields.first == ["I", "B", "Y", "T", "L", "M"])
    #expect(fields[1] == ["-5", "12.5", "-3.5001", "2026-10-31 13:45:00", "TRUE", ""])
    #expect(fields[2].suffix(3) == ["2026-10-31", "", ""])
  }

  @Test func foxProsUnknownIsBlankAndNeverZero() throws {
    // The bits of _NullFlags, from the lowest: N may be NULL; V's length, then V may be NULL; I may be NULL.
    var table = DBFBytes(
      [
        .init("C", "C", 3), .init("N", "B", 8, flags: 2), .init("V", "V", 5, flags: 2),
        .init("I", "I", 4, flags: 2),
        .init("J", "I", 4), .init("_NullFlags", "0", 1, flags: 5),
      ], [["a", "", "xy", "", "", ""], ["b", "", "abcde", "", "", ""], ["c", "", "", "", "", ""]])
    table.signature = 0x32
    for record in 0..<3 {
      for field in [1, 3, 4] {
        table.set(record: record, field: field, [UInt8](repeating: 0, count: field == 1 ? 8 : 4))
      }
    }
    table.set(record: 0, field: 2, Array("xy".utf8) + [0, 0, 2])
    table.set(record: 0, field: 5, [0b1011])
    table.set(record: 1, field: 5, [0b0000])
    table.set(record: 2, field: 5, [0b0101])
    let fields = try Found.all(table.data).first?.fields
    #expect(
      fields == [
        ["C", "N", "V", "I", "J"], ["a", "", "xy", "", "0"], ["b", "0", "abcde", "0", "0"],
        ["c", "", "", "0", "0"],
      ])
  }

  @Test func fillersAreNoDates() throws {
    let table = DBFBytes(
      [.init("D", "D", 8), .init("C", "C", 6)], [["00000000", "a\0bc"], ["2027 1 1", "b"]])
    #expect(try Found.all(table.data).first?.fields == [["D", "C"], ["", "a"], ["2027 1 1", "b"]])
  }

  @Test func headersThatContradictThemselvesAreRefused() throws {
    let bytes = DBFBytes(columns, records).data
    func refusal(_ change: (inout Data) -> Void) throws -> TableRefusal? {
      var bytes = bytes
      change(&bytes)
      return try Found.all(bytes).first?.refusal
    }
    #expect(try refusal { $0 = $0.prefix(20) } == .damagedDBF(.headerLength(20)))
    #expect(try refusal { $0[9] = 0xFF } == .damagedDBF(.headerLength(0xFFE1)))
    #expect(
      try refusal {
        $0[8] = 33; $0[32] = 0x0D
      } == .damagedDBF(.noFields))
    #expect(try refusal { $0[32] = 0 } == .damagedDBF(.field(0)))
    #expect(try refusal { $0[64 + 16] = 0 } == .damagedDBF(.field(1)))
    #expect(
      try refusal {
        $0[10] = 0; $0[11] = 0
      } == .damagedDBF(.recordLength(declared: 0, fields: 50)))
    #expect(try refusal { $0[64 + 16] = 5 } == .damagedDBF(.recordLength(declared: 50, fields: 49)))
  }
}
