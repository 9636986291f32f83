import CSVReading

/// Records that have been read and not yet handed on, in reused memory.
struct RecordBatch {
  private enum Item {
    case record(firstField: Int, endField: Int, firstByte: Int, line: Int, byteOffset: Int)
    case defect(TableDefect)
  }

  private(set) var bytes: [UInt8] = []
  private var fieldEnds: [Int] = []
  /// By field, whether the file stores a number there.
  private var numbers: [Bool] = []
  private var items: [Item] = []
  private var firstField = 0
  private var firstByte = 0

  /// Bytes and fields that wait: what they cost in memory.
  var weight: Int { bytes.count + fieldEnds.count * 8 + items.count * 48 }
  /// Fields of the record that is being built.
  var fieldCount: Int { fieldEnds.count - firstField }
  /// Bytes of the record that is being built.
  var recordBytes: Int { bytes.count - firstByte }

  mutating func beginRecord() {
    firstField = fieldEnds.count
    firstByte = bytes.count
  }

  /// Adds a field without the blanks around it, as the fields of CSV are.
  ///
  /// - Parameter isNumber: whether the file stores a number there, and no text.
  mutating func appendField(_ field: some Collection<UInt8>, isNumber: Bool = false) {
    bytes.append(contentsOf: field.drop(while: Self.isBlank))
    let least = fieldEnds.count == firstField ? firstByte : fieldEnds[fieldEnds.count - 1]
    while bytes.count > least, Self.isBlank(bytes[bytes.count - 1]) { bytes.removeLast() }
    fieldEnds.append(bytes.count)
    numbers.append(isNumber)
  }

  /// Adds empty fields until the record has so many.
  mutating func pad(to count: Int) {
    while fieldCount < count {
      fieldEnds.append(bytes.count)
      numbers.append(false)
    }
  }

  mutating func endRecord(line: Int, byteOffset: Int) {
    items.append(
      .record(
        firstField: firstField, endField: fieldEnds.count, firstByte: firstByte, line: line,
        byteOffset: byteOffset))
    beginRecord()
  }

  /// Forgets the record that is being built.
  mutating func dropRecord() {
    bytes.removeLast(recordBytes)
    numbers.removeLast(fieldCount)
    fieldEnds.removeLast(fieldCount)
  }

  mutating func append(_ defect: TableDefect) { items.append(.defect(defect)) }

  /// Hands what is finished on in order and forgets it; false when `onRecord` wants no more.
  mutating func drain(
    onDefect: (TableDefect) throws -> Void, onRecord: (CSVRecord) throws -> Bool
  ) rethrows -> Bool {
    defer { forgetFinished() }
    // The records are views into the arrays, which nothing changes before the closures have returned.
    return try bytes.withUnsafeBufferPointer { bytes in
      try fieldEnds.withUnsafeBufferPointer { ends in
        try numbers.withUnsafeBufferPointer { try hand(bytes, ends, $0, onDefect, onRecord) }
      }
    }
  }

  private func hand(
    _ bytes: UnsafeBufferPointer<UInt8>, _ ends: UnsafeBufferPointer<Int>,
    _ numbers: UnsafeBufferPointer<Bool>,
    _ onDefect: (TableDefect) throws -> Void, _ onRecord: (CSVRecord) throws -> Bool
  ) rethrows -> Bool {
    for item in items {
      switch item {
      case .defect(let defect): try onDefect(defect)
      case .record(let firstField, let endField, let firstByte, let line, let byteOffset):
        let record = CSVRecord(
          bytes: bytes, fieldEnds: UnsafeBufferPointer(rebasing: ends[firstField..<endField]),
          start: firstByte, line: line, byteOffset: byteOffset,
          numbers: UnsafeBufferPointer(rebasing: numbers[firstField..<endField]))
        if try !onRecord(record) { return false }
      }
    }
    return true
  }

  /// Moves the record that is being built to the front: a block of the file may end in its midst.
  private mutating func forgetFinished() {
    bytes.removeSubrange(..<firstByte)
    fieldEnds.removeSubrange(..<firstField)
    numbers.removeSubrange(..<firstField)
    for index in fieldEnds.indices { fieldEnds[index] -= firstByte }
    items.removeAll(keepingCapacity: true)
    (firstField, firstByte) = (0, 0)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
