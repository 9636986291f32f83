import SupplyModel

/// The values that a key of the configuration takes.
public enum ConfigurationKind: Sendable, Equatable {
  /// A path; a relative one starts at the configuration file's folder.
  case path
  /// Any text on one line.
  case text
  /// A whole number of a range.
  case whole(ClosedRange<Int>)
  /// A number of a range, with a point for decimals.
  case number(ClosedRange<Double>)
  /// Yes or no: `si`, `sí`, `yes`, `true`, `1`, and `no`, `false`, `0`.
  case flag
  /// One of some words.
  case choice([String])
  /// A time of day: `02:00`.
  case time
  /// An address for e-mail.
  case address
  /// Addresses with commas between.
  case addresses
  /// Codes of products that take the place of others: `38680=29945`, with semicolons between.
  case successions

  /// Within what a number has to lie; nil of what is no number.
  var limits: ClosedRange<Double>? {
    switch self {
    case .whole(let range): Double(range.lowerBound)...Double(range.upperBound)
    case .number(let range): range
    case .path, .text, .flag, .choice, .time, .address, .addresses, .successions: nil
    }
  }

  /// Whether a text, not empty, is such a value.
  func takes(_ text: String) -> Bool {
    switch self {
    case .path, .text: !text.unicodeScalars.contains { $0.properties.generalCategory == .control }
    case .whole(let range): Int(text).map(range.contains) ?? false
    case .number(let range): Double(text).map { $0.isFinite && range.contains($0) } ?? false
    case .flag: Self.flag(text) != nil
    case .choice(let words): words.contains(text)
    case .time: Self.time(text) != nil
    case .address: Self.isAddress(text)
    case .successions: CodeSuccession.list(text) != nil
    case .addresses: Self.list(text).allSatisfy(Self.isAddress) && !Self.list(text).isEmpty
    }
  }

  /// A word for yes or no; nil for any other.
  static func flag(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "si", "sí", "yes", "true", "1": true
    case "no", "false", "0": false
    default: nil
    }
  }

  /// Hour and minute of a time of day.
  static func time(_ text: String) -> (hour: Int, minute: Int)? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let hour = Int(parts[0]),
      let minute = Int(parts[1]), (0...23).contains(hour), (0...59).contains(minute)
    else { return nil }
    return (hour, minute)
  }

  /// The parts between commas, without the spaces around them.
  static func list(_ text: String) -> [String] {
    text.split(separator: ",").map { ConfigurationFile.trimmed($0) }.filter { !$0.isEmpty }
  }

  /// One `@` with something on both sides, and nothing that could begin another header or address.
  private static func isAddress(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    let forbidden = Set(" \t\r\n,;:<>()[]\\\"".unicodeScalars)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && !text.hasPrefix("-")
      && text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value < 0x7F && !forbidden.contains($0) }
  }
}
