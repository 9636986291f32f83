import CExpat
import Foundation

/// The name of an element or attribute without its prefix; a view that is valid during the parser's call.
struct XMLName {
  private let start: UnsafePointer<CChar>
  private let count: Int

  init(_ name: UnsafePointer<CChar>) {
    start = strrchr(name, Int32(UInt8(ascii: ":"))).map { UnsafePointer($0) + 1 } ?? name
    count = strlen(start)
  }

  static func == (name: XMLName, text: StaticString) -> Bool {
    name.count == text.utf8CodeUnitCount && memcmp(name.start, text.utf8Start, name.count) == 0
  }
}

/// The attributes of an element; a view that is valid during the parser's call.
struct XMLAttributes {
  private let pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?

  init(_ pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?) { self.pairs = pairs }

  /// The value's bytes of an attribute; nil when the element has none of this name.
  subscript(_ name: StaticString) -> UnsafeRawBufferPointer? {
    guard var pair = pairs else { return nil }
    // expat's list ends with a null pointer where the next name would stand.
    while let key = pair[0], let value = pair[1] {
      if XMLName(key) == name { return UnsafeRawBufferPointer(start: value, count: strlen(value)) }
      pair += 2
    }
    return nil
  }

  func text(_ name: StaticString) -> String? { self[name].map { String(decoding: $0, as: UTF8.self) } }

  /// A number of decimal digits that fits; nil for anything else.
  func number(_ name: StaticString) -> Int? { self[name].flatMap(SmallNumber.parse) }
}

/// Numbers of decimal digits alone, as row numbers and indices are.
enum SmallNumber {
  /// The number; nil when there is any other byte, or more digits than an `Int` surely holds.
  static func parse(_ bytes: some Collection<UInt8>) -> Int? {
    guard !bytes.isEmpty, bytes.count <= 18 else { return nil }
    var value = 0
    for byte in bytes {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      value = value * 10 + Int(byte & 15)
    }
    return value
  }
}
