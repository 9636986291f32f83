import Foundation

/// JSON with its keys in order, as `JSONEncoder` writes it with `.sortedKeys`, and infinities and NaN as `"inf"`, `"-inf"` and `"nan"`.
///
/// The same bytes in a quarter of the time: what a run of a country says are ten million numbers, for each of which that encoder keeps an
/// object of its own. What has bytes of its own there (dates, data, addresses, decimals) is left to it.
enum SortedJSON {
  /// The JSON of a value in UTF-8.
  ///
  /// - Throws: what the value throws.
  static func bytes(of value: some Encodable) throws -> [UInt8] {
    let node = JSONNode()
    try node.take(value)
    return node.finished()
  }
}

/// A value that is being written.
private final class JSONNode: Encoder {
  private enum Kind { case leaf, object, array }

  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any] = [:]
  private var kind = Kind.leaf
  /// The values within it, one behind another; of a leaf its own.
  private var bytes: [UInt8] = []
  private var keys: [String] = []
  /// Where each value ends.
  private var ends: [Int] = []
  /// Values that were asked for as containers, which may still grow, by their places.
  private var open: [Int: JSONNode] = [:]

  var count: Int { ends.count }

  /// Takes a value in as its own content.
  func take<Value: Encodable>(_ value: Value) throws {
    // Types are compared, not cast to: this is asked of every value.
    if Value.self == Data.self || Value.self == Date.self || Value.self == URL.self
      || Value.self == Decimal.self
    {
      bytes.append(contentsOf: try JSONEncoder().encode(value))
    } else {
      try value.encode(to: self)
    }
  }

  /// Takes a plain value in as its own content.
  func take(_ value: Double) { number(value) }
  func take(_ value: String) { text(value) }
  func take(_ value: Bool) { bytes.append(contentsOf: (value ? "true" : "false").utf8) }
  func take(_ value: Float) {
    value.isFinite ? bytes.append(contentsOf: Self.plain(value.description)) : number(Double(value))
  }
  func take(integer value: some BinaryInteger) { bytes.append(contentsOf: "\(value)".utf8) }
  func takeNull() { bytes.append(contentsOf: "null".utf8) }

  /// Adds a value within it.
  func add<Value: Encodable>(_ value: Value) throws {
    if Value.self == [Double].self, let numbers = value as? [Double] {
      bytes.append(UInt8(ascii: "["))
      for (place, value) in numbers.enumerated() {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        number(value)
      }
      bytes.append(UInt8(ascii: "]"))
    } else {
      let node = JSONNode()
      try node.take(value)
      bytes.append(contentsOf: node.finished())
    }
    ends.append(bytes.count)
  }

  func add(_ value: Double) {
    take(value)
    ends.append(bytes.count)
  }

  func add(_ value: String) {
    take(value)
    ends.append(bytes.count)
  }

  func add(_ value: Int) {
    take(integer: value)
    ends.append(bytes.count)
  }

  func add(_ value: Bool) {
    take(value)
    ends.append(bytes.count)
  }

  func addNull() {
    takeNull()
    ends.append(bytes.count)
  }

  func name(_ key: some CodingKey) { keys.append(key.stringValue) }

  /// Adds a value that is still to come.
  func opened() -> JSONNode {
    let node = JSONNode()
    open[ends.count] = node
    ends.append(bytes.count)
    return node
  }

  /// Its JSON, once all is taken in.
  func finished() -> [UInt8] {
    switch kind {
    case .leaf: return bytes
    case .array: return joined(Array(ends.indices), from: "[", to: "]") { _, _ in }
    case .object:
      let order = keys.indices.sorted { keys[$0].utf8.lexicographicallyPrecedes(keys[$1].utf8) }
      return joined(order, from: "{", to: "}") { place, json in
        Self.append(keys[place], to: &json)
        json.append(UInt8(ascii: ":"))
      }
    }
  }

  private func joined(
    _ places: [Int], from start: Unicode.Scalar, to end: Unicode.Scalar,
    _ head: (_ place: Int, _ json: inout [UInt8]) -> Void
  ) -> [UInt8] {
    var json: [UInt8] = []
    json.reserveCapacity(bytes.count + 24 * places.count + 2)
    json.append(UInt8(ascii: start))
    for (number, place) in places.enumerated() {
      if number > 0 { json.append(UInt8(ascii: ",")) }
      head(place, &json)
      if let node = open[place] {
        json.append(contentsOf: node.finished())
      } else {
        json.append(contentsOf: bytes[(place > 0 ? ends[place - 1] : 0)..<ends[place]])
      }
    }
    json.append(UInt8(ascii: end))
    return json
  }

  private func number(_ value: Double) {
    guard value.isFinite else {
      return text(value.isNaN ? "nan" : value > 0 ? "inf" : "-inf")
    }
    bytes.append(contentsOf: Self.plain(value.description))
  }

  /// A number without the `.0` of whole ones.
  private static func plain(_ text: String) -> Substring.UTF8View {
    (text.hasSuffix(".0") ? text.dropLast(2) : text[...]).utf8
  }

  private func text(_ value: String) { Self.append(value, to: &bytes) }

  private static func append(_ text: String, to json: inout [UInt8]) {
    json.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): json += [UInt8(ascii: "\\"), byte]
      case 0x08: json.append(contentsOf: "\\b".utf8)
      case 0x09: json.append(contentsOf: "\\t".utf8)
      case 0x0A: json.append(contentsOf: "\\n".utf8)
      case 0x0C: json.append(contentsOf: "\\f".utf8)
      case 0x0D: json.append(contentsOf: "\\r".utf8)
      case ..<0x20: json.append(contentsOf: ("\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16)).utf8)
      default: json.append(byte)
      }
    }
    json.append(UInt8(ascii: "\""))
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    kind = .object
    return KeyedEncodingContainer(JSONMembers(node: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    kind = .array
    return JSONElements(node: self)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { JSONLeaf(node: self) }
}

/// The members of an object.
private struct JSONMembers<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let node: JSONNode
  let codingPath: [any CodingKey] = []

  func encodeNil(forKey key: Key) {
    node.name(key)
    node.addNull()
  }

  func encode(_ value: Double, forKey key: Key) {
    node.name(key)
    node.add(value)
  }

  func encode(_ value: String, forKey key: Key) {
    node.name(key)
    node.add(value)
  }

  func encode(_ value: Int, forKey key: Key) {
    node.name(key)
    node.add(value)
  }

  func encode(_ value: Bool, forKey key: Key) {
    node.name(key)
    node.add(value)
  }

  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
    node.name(key)
    try node.add(value)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy keyType: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    node.name(key)
    return node.opened().container(keyedBy: keyType)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    node.name(key)
    return node.opened().unkeyedContainer()
  }

  func superEncoder() -> any Encoder { node }

  func superEncoder(forKey key: Key) -> any Encoder {
    node.name(key)
    return node.opened()
  }
}

/// The elements of an array.
private struct JSONElements: UnkeyedEncodingContainer {
  let node: JSONNode
  let codingPath: [any CodingKey] = []
  var count: Int { node.count }

  func encodeNil() { node.addNull() }
  func encode(_ value: Double) { node.add(value) }
  func encode(_ value: String) { node.add(value) }
  func encode(_ value: Int) { node.add(value) }
  func encode(_ value: Bool) { node.add(value) }
  func encode<Value: Encodable>(_ value: Value) throws { try node.add(value) }

  func nestedContainer<Nested: CodingKey>(keyedBy keyType: Nested.Type) -> KeyedEncodingContainer<Nested> {
    node.opened().container(keyedBy: keyType)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { node.opened().unkeyedContainer() }
  func superEncoder() -> any Encoder { node.opened() }
}

/// A value that is neither.
private struct JSONLeaf: SingleValueEncodingContainer {
  let node: JSONNode
  let codingPath: [any CodingKey] = []

  func encodeNil() { node.takeNull() }
  func encode(_ value: Double) { node.take(value) }
  func encode(_ value: String) { node.take(value) }
  func encode(_ value: Bool) { node.take(value) }
  func encode(_ value: Float) { node.take(value) }
  func encode(_ value: Int) { node.take(integer: value) }

  func encode<Value: Encodable>(_ value: Value) throws {
    if let value = value as? any BinaryInteger { node.take(integer: value) } else { try node.take(value) }
  }
}
