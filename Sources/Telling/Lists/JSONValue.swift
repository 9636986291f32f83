import SupplyModel

/// A value of JSON whose keys keep their order; numbers carry at most six significant decimals.
///
/// Foundation's `JSONEncoder` would lose what readers of these files have: the order of keys (it sorts them by name or not at
/// all, where ours are a row as a person reads it), numbers as they stand in every other file (it writes 0.30000000000000004
/// where ours say 0.3), and one row a line, by which lists can be compared and cut. So values are written here and nowhere else, and only
/// the settings of a run, which nobody reads in order, are left to it.
package indirect enum JSONValue: Sendable {
  case object([(key: String, value: JSONValue)])
  case array([JSONValue])
  case string(String)
  case number(Double?)
  case integer(Int)
  case mark(Bool)
  /// An object whose groups of members stand each on a line.
  case page([[(key: String, value: JSONValue)]])
  /// An array of which each value stands on a line, the first one behind its bracket or on its own.
  case lines([JSONValue], breaksFirst: Bool)
  /// What `JSONEncoder` made of a value whose keys nobody reads in order.
  case encoded(String)

  /// A whole number; null where there is none.
  package static func whole(_ value: Int?) -> JSONValue { value.map(JSONValue.integer) ?? .null }

  /// A text; null where there is none.
  package static func optional(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }

  /// How many there are of each of some kinds, by their names.
  package static func counts<Kind: RawRepresentable<String> & CaseIterable>(_ count: (Kind) -> Int)
    -> JSONValue
  {
    .object(Kind.allCases.map { ($0.rawValue, .whole(count($0))) })
  }

  /// Nothing.
  package static let null = JSONValue.number(nil)

  /// The value as text; on one line but for pages and lines.
  package var text: String {
    switch self {
    case .object(let members): "{" + Self.text(members) + "}"
    case .page(let groups): "{" + groups.map(Self.text).joined(separator: ",\n") + "}"
    case .array(let values): "[" + values.map(\.text).joined(separator: ",") + "]"
    case .lines(let values, true): "[" + values.map { "\n" + $0.text }.joined(separator: ",") + "]"
    case .lines(let values, false): "[" + values.map(\.text).joined(separator: ",\n") + "]"
    case .string(let text): Self.quoted(text)
    case .integer(let value): String(value)
    case .mark(let isSet): isSet ? "true" : "false"
    case .encoded(let text): text
    case .number(let value): value.map { $0.isFinite ? PlainNumber.text($0) : "null" } ?? "null"
    }
  }

  /// Members between the braces of their object.
  package static func text(_ members: [(key: String, value: JSONValue)]) -> String {
    members.map { quoted($0.key) + ":" + $0.value.text }.joined(separator: ",")
  }

  package static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case _ where scalar.value < 0x20:
        let hex = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - hex.utf8.count) + hex
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
