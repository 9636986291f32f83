import Foundation

/// Reads `multipart/form-data` (RFC 7578) as it comes in, piece by piece: no part is ever held as a whole.
struct Multipart {
  /// What it finds.
  enum Event {
    /// A part begins: the name of its field, and of its file where it is one.
    case part(name: String, file: String?)
    /// Bytes of the part.
    case bytes(UnsafeRawBufferPointer)
    /// The part is whole.
    case end
  }

  /// It is no such body.
  struct Malformed: Error {}

  private enum Stage { case preamble, afterDelimiter, headers, content, done }

  private static let mostHeaderBytes = 8 * 1024

  private let delimiter: [UInt8]
  private var stage = Stage.preamble
  /// The first delimiter has no line before it.
  private var buffer: [UInt8] = [13, 10]

  /// Whether the last delimiter has come.
  var isDone: Bool { stage == .done }

  /// The reader of a body of a `Content-Type`; nil for another kind.
  init?(contentType: String) {
    let parts = contentType.split(separator: ";").map { String($0).trimmed }
    guard parts.first?.lowercased() == "multipart/form-data" else { return nil }
    let values = parts.dropFirst().compactMap { part -> String? in
      let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
      return pair.count == 2 && pair[0].lowercased() == "boundary" ? pair[1] : nil
    }
    guard values.count == 1 else { return nil }
    var boundary = values[0]
    if boundary.count >= 2, boundary.hasPrefix("\""), boundary.hasSuffix("\"") {
      boundary = String(boundary.dropFirst().dropLast())
    }
    guard (1...70).contains(boundary.utf8.count),
      boundary.utf8.allSatisfy({ (0x20...0x7E).contains($0) && $0 != 0x22 })
    else { return nil }
    delimiter = [13, 10, 45, 45] + Array(boundary.utf8)
  }

  /// Takes the next bytes and tells of what they hold.
  ///
  /// - Throws: `Malformed`; what `take` throws.
  mutating func feed(_ bytes: UnsafeRawBufferPointer, _ take: (Event) throws -> Void) throws {
    buffer.append(contentsOf: bytes)
    while try step(take) {}
  }

  /// One step; false where more bytes are needed.
  private mutating func step(_ take: (Event) throws -> Void) throws -> Bool {
    switch stage {
    case .preamble:
      guard let place = find(delimiter) else {
        guard buffer.count <= Self.mostHeaderBytes else { throw Malformed() }
        return false
      }
      buffer.removeFirst(place + delimiter.count)
      stage = .afterDelimiter
    case .afterDelimiter:
      guard buffer.count >= 2 else { return false }
      if buffer[0] == 45, buffer[1] == 45 {
        stage = .done
      } else {
        // White space may stand behind a delimiter.
        guard let end = find([13, 10]), end <= 100 else {
          guard buffer.count <= 102 else { throw Malformed() }
          return false
        }
        guard buffer[..<end].allSatisfy({ $0 == 32 || $0 == 9 }) else { throw Malformed() }
        // The line end stays: a part without headers ends them at once.
        buffer.removeFirst(end)
        stage = .headers
      }
    case .headers:
      guard let end = find([13, 10, 13, 10]) else {
        guard buffer.count <= Self.mostHeaderBytes else { throw Malformed() }
        return false
      }
      guard end <= Self.mostHeaderBytes, let text = String(validating: buffer[..<end], as: UTF8.self),
        let (name, file) = Self.disposition(text)
      else { throw Malformed() }
      buffer.removeFirst(end + 4)
      // Content that is empty begins with its delimiter.
      stage = .content
      try take(.part(name: name, file: file))
    case .content:
      if let place = find(delimiter) {
        try send(place, take)
        buffer.removeFirst(place + delimiter.count)
        stage = .afterDelimiter
        try take(.end)
      } else {
        let safe = buffer.count - delimiter.count
        guard safe > 0 else { return false }
        try send(safe, take)
        buffer.removeFirst(safe)
        return false
      }
    case .done:
      buffer.removeAll()
      return false
    }
    return true
  }

  private func send(_ count: Int, _ take: (Event) throws -> Void) throws {
    guard count > 0 else { return }
    try buffer.withUnsafeBytes { try take(.bytes(UnsafeRawBufferPointer(rebasing: $0[..<count]))) }
  }

  private func find(_ pattern: [UInt8]) -> Int? {
    buffer.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress, let first = pattern.first else { return nil }
      var from = 0
      // Few bytes of a file begin a line: the rest of the pattern is compared there alone.
      while from + pattern.count <= bytes.count,
        let found = memchr(start + from, Int32(first), bytes.count - from - pattern.count + 1)
      {
        let place = UnsafeRawPointer(found) - start
        if memcmp(start + place, pattern, pattern.count) == 0 { return place }
        from = place + 1
      }
      return nil
    }
  }

  /// The names of a part's field and file; nil where it has no field.
  private static func disposition(_ text: String) -> (name: String, file: String?)? {
    for line in text.split(separator: "\r\n") {
      let pair = line.split(separator: ":", maxSplits: 1).map(String.init)
      guard pair.count == 2, pair[0].lowercased() == "content-disposition" else { continue }
      guard pair[1].trimmed.lowercased().hasPrefix("form-data"), let name = value("name", in: pair[1]),
        !name.isEmpty
      else { return nil }
      return (name, value("filename", in: pair[1]))
    }
    return nil
  }

  /// The value of a parameter, with the three signs that browsers escape.
  private static func value(_ name: String, in line: String) -> String? {
    guard let start = line.range(of: "; \(name)=\"")?.upperBound ?? line.range(of: ";\(name)=\"")?.upperBound
    else { return nil }
    let rest = line[start...]
    guard let end = rest.firstIndex(of: "\"") else { return nil }
    return rest[..<end].replacingOccurrences(of: "%22", with: "\"")
      .replacingOccurrences(of: "%0D", with: " ").replacingOccurrences(of: "%0A", with: " ")
  }
}
