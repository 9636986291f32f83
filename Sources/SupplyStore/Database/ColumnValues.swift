import Foundation
import GRDB
import SupplyModel

extension FacilityCode: DatabaseValueConvertible {
  /// The code's text.
  public var databaseValue: DatabaseValue { text.databaseValue }

  /// The code of a column of text.
  public static func fromDatabaseValue(_ value: DatabaseValue) -> FacilityCode? {
    String.fromDatabaseValue(value).map(FacilityCode.init)
  }
}

extension ProductCode: DatabaseValueConvertible {
  /// The code's text.
  public var databaseValue: DatabaseValue { text.databaseValue }

  /// The code of a column of text.
  public static func fromDatabaseValue(_ value: DatabaseValue) -> ProductCode? {
    String.fromDatabaseValue(value).map(ProductCode.init)
  }
}

extension Month: DatabaseValueConvertible {
  /// The month's count.
  public var databaseValue: DatabaseValue { count.databaseValue }

  /// The month of a column of counts.
  public static func fromDatabaseValue(_ value: DatabaseValue) -> Month? {
    Int.fromDatabaseValue(value).map(Month.init(count:))
  }
}

extension TrialName: DatabaseValueConvertible {
  /// The name's text.
  public var databaseValue: DatabaseValue { text.databaseValue }

  /// The name of a column of text.
  public static func fromDatabaseValue(_ value: DatabaseValue) -> TrialName? {
    String.fromDatabaseValue(value).flatMap(TrialName.init)
  }
}

/// Values that are only ever read whole, as JSON with its keys in order.
enum StoredJSON {
  static func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private static let decoder = JSONDecoder()

  static func value<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
    try decoder.decode(type, from: Data(text.utf8))
  }
}

/// Lists of numbers in one column: eight bytes each, little-endian, the same on every machine.
enum NumberBlob {
  static func data(_ numbers: [Double]) -> Data {
    var data = Data(capacity: numbers.count * 8)
    for number in numbers {
      withUnsafeBytes(of: number.bitPattern.littleEndian) { data.append(contentsOf: $0) }
    }
    return data
  }

  static func numbers(_ data: Data) -> [Double] {
    data.withUnsafeBytes { bytes in
      (0..<bytes.count / 8).map {
        Double(bitPattern: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self)))
      }
    }
  }
}
