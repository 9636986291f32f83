import SupplyModel

/// The lines of a configuration file: `key = value`, comments from `#` on a line of their own, blank lines.
///
/// The file is UTF-8, with or without a byte order mark; lines end as on any system. Quotation marks around a value are left
/// out. What cannot be read is complained of with its line, and the rest is read all the same.
///
/// swift-configuration could look values up, and is not used: it has no notion of a line, so a mistake could not be told by where it
/// stands; it asks for keys and never sees one that nobody asks for, so «did you mean» would be lost; what does not read as a
/// number silently becomes the default; and it knows JSON, YAML and property lists, in which a person at a small computer
/// cannot switch a line off with `#` in the file that `colca config example` printed.
public struct ConfigurationFile: Sendable, Equatable {
  /// A key with its value.
  public struct Entry: Sendable, Equatable {
    /// The line, from 1.
    public let line: Int
    /// The key.
    public let key: ConfigurationKey
    /// The value; empty where nothing stands.
    public let value: String
  }

  /// The entries, each key once, in the order of the file.
  public private(set) var entries: [Entry] = []
  /// What could not be read, by line.
  public private(set) var complaints: [ConfigurationComplaint] = []

  /// Reads the bytes of a file.
  ///
  ///     ConfigurationFile([UInt8]("inbox = /srv/in\n".utf8)).entries.first?.value  // "/srv/in"
  public init(_ bytes: [UInt8]) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let content = bytes.starts(with: mark) ? bytes[3...] : bytes[...]
    var number = 0
    for line in Self.lines(content) {
      number += 1
      guard let text = String(validating: line, as: UTF8.self) else {
        complaints.append(ConfigurationComplaint(.notUTF8, at: .line(number)))
        continue
      }
      read(Self.trimmed(text), line: number)
    }
  }

  private mutating func read(_ text: String, line: Int) {
    guard !text.isEmpty, !text.hasPrefix("#"), !text.hasPrefix(";") else { return }
    guard let sign = text.firstIndex(of: "=") else {
      return complain(.noEqualsSign(text: text), line)
    }
    let name = Self.trimmed(text[..<sign])
    guard let key = ConfigurationKey(named: name) else {
      let nearest = NearestKey.name(like: name)
      return complain(.unknownKey(name: name, nearest: nearest), line)
    }
    if let first = entries.first(where: { $0.key == key }) {
      return complain(.repeated(key: key, firstLine: first.line), line)
    }
    entries.append(
      Entry(line: line, key: key, value: Self.unquoted(Self.trimmed(text[text.index(after: sign)...]))))
  }

  private mutating func complain(_ fault: ConfigurationComplaint.Fault, _ line: Int) {
    complaints.append(ConfigurationComplaint(fault, at: .line(line)))
  }

  /// The lines of some bytes: line feed, carriage return, or both end one.
  private static func lines(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = bytes.startIndex
    var index = start
    while index < bytes.endIndex {
      guard bytes[index] == 0x0A || bytes[index] == 0x0D else {
        index += 1
        continue
      }
      lines.append(bytes[start..<index])
      let isPair = bytes[index] == 0x0D && index + 1 < bytes.endIndex && bytes[index + 1] == 0x0A
      index += isPair ? 2 : 1
      start = index
    }
    return start < bytes.endIndex ? lines + [bytes[start...]] : lines
  }

  /// A text without the spaces and tabs around it.
  static func trimmed(_ text: some StringProtocol) -> String {
    let blank: Set<Character> = [" ", "\t", "\u{A0}"]
    let start = text.firstIndex { !blank.contains($0) } ?? text.endIndex
    let end = text.lastIndex { !blank.contains($0) }.map { text.index(after: $0) } ?? start
    return String(text[start..<end])
  }

  private static func unquoted(_ text: String) -> String {
    guard text.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") else { return text }
    return String(text.dropFirst().dropLast())
  }
}

/// The key that a misspelt name probably means.
enum NearestKey {
  static func name(like text: String) -> String? {
    NearestName.nearest(to: text, among: ConfigurationKey.allNames, comparing: ConfigurationKey.form)
  }
}
