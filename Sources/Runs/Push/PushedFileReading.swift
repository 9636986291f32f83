import CSVReading
import Files
import Foundation
import Operations
import SupplyModel
import TableReading

extension PushedFile {
  /// Reads a file that is to be sent: DHIS2 data value sets as JSON or CSV, or ADX, known by their content.
  ///
  /// - Throws: `FileError`; `PushError.notSendable`, `.nothingToSend`, and `.repeatedValue` where one key has two values.
  public init(reading path: String) throws {
    let bytes = try FileBytes.read(path)
    let found = Self.aggregate(bytes) ?? Self.json(bytes) ?? Self.csv(bytes)
    guard let (format, values) = found else { throw PushError.notSendable(path: path) }
    guard !values.isEmpty else { throw PushError.nothingToSend(path: path) }
    var places: [PushedValue.Key: Int] = [:]
    for (place, value) in values.enumerated() {
      if let first = places.updateValue(place, forKey: value.key) {
        throw PushError.repeatedValue(path: path, first: first + 1, second: place + 1)
      }
    }
    var digest = SHA256Digest()
    bytes.withUnsafeBytes { digest.accept($0) }
    self.init(path: path, format: format, bytes: bytes, digest: digest.finish(), values: values)
  }

  private typealias Found = (Format, [PushedValue])

  private static func aggregate(_ bytes: [UInt8]) -> Found? {
    guard let read = AggregateReading.values(of: bytes) else { return nil }
    let values = read.map { value in
      PushedValue(
        key: .init(
          element: value.dataElement, orgUnit: value.orgUnit, period: value.period,
          combination: value.categoryOptionCombo, attributes: value.attributeOptionCombo),
        text: value.value)
    }
    return values.allSatisfy(isNamed) ? (.adx, values) : nil
  }

  /// A data value set as DHIS2's documentation has it: what all values share may stand once, outside.
  private struct ValueSet: Decodable {
    struct Value: Decodable {
      let dataElement: String
      let period, orgUnit, categoryOptionCombo, attributeOptionCombo, value: String?
    }

    let period, orgUnit, attributeOptionCombo: String?
    let dataValues: [Value]
  }

  private static func json(_ bytes: [UInt8]) -> Found? {
    guard let set = try? JSONDecoder().decode(ValueSet.self, from: Data(bytes)) else { return nil }
    let values = set.dataValues.map { value in
      PushedValue(
        key: .init(
          element: value.dataElement, orgUnit: value.orgUnit ?? set.orgUnit ?? "",
          period: value.period ?? set.period ?? "", combination: value.categoryOptionCombo ?? "",
          attributes: value.attributeOptionCombo ?? set.attributeOptionCombo ?? ""),
        text: value.value ?? "")
    }
    return values.allSatisfy(isNamed) ? (.json, values) : nil
  }

  /// DHIS2 reads columns by their places: element, period, organisation unit, two combinations, value.
  private static func csv(_ bytes: [UInt8]) -> Found? {
    var values: [PushedValue] = []
    var header: String?
    var isSound = true
    let reading: Void? = try? CSVReader(delimiter: UInt8(ascii: ",")).read(
      WholeBytes(bytes: bytes),
      onDefect: { _ in isSound = false },
      onRecord: { record in
        func field(_ place: Int) -> String {
          place < record.count ? String(decoding: record[place], as: UTF8.self) : ""
        }
        if header == nil {
          header = field(0).lowercased()
          return header == "dataelement"
        }
        values.append(
          PushedValue(
            key: .init(
              element: field(0), orgUnit: field(2), period: field(1), combination: field(3),
              attributes: field(4)),
            text: field(5)))
        return true
      })
    guard reading != nil, isSound, header == "dataelement", values.allSatisfy(isNamed) else { return nil }
    return (.csv, values)
  }

  private static func isNamed(_ value: PushedValue) -> Bool {
    !value.key.element.isEmpty && !value.key.orgUnit.isEmpty && !value.key.period.isEmpty
  }
}

/// Bytes that are there already, as one block.
private struct WholeBytes: ByteBlocks {
  let bytes: [UInt8]

  func read(from offset: Int, _ body: (UnsafeRawBufferPointer) throws -> Bool) throws {
    try bytes.withUnsafeBytes { whole in
      guard offset < whole.count else { return }
      _ = try body(UnsafeRawBufferPointer(rebasing: whole[offset...]))
    }
  }
}
