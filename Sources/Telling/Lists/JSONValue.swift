import SupplyModel

/// A value of JSON whose keys keep their order; numbers carry at most six significant decimals.
///
/// Foundation's `JSONEncoder` would lose what readers of these files have: the order of keys (it sorts them by name or not at
/// all, where ours are a row as a person reads it), numbers as they stand in every other file (it writes 0.30000000000000004
/// where ours say 0.3), and one row a line, by which lists can be compared and cut. So values are written here, and only the
/// settings of a run, which nobody reads in order, are left to it.
indirect enum JSONValue {
  case object([(key: String, value: JSONValue)])
  case array([JSONValue])
  case string(String)
  case number(Double?)

  /// A whole number.
  static func whole(_ value: Int) -> JSONValue { .number(Double(value)) }

  /// Nothing.
  static let null = JSONValue.number(nil)

  /// The value as text on one line.
  var text: String {
    switch self {
    case .object(let members):
      "{" + members.map { Self.quoted($0.key) + ":" + $0.value.text }.joined(separator: ",") + "}"
    case .array(let values): "[" + values.map(\.text).joined(separator: ",") + "]"
    case .string(let text): Self.quoted(text)
    case .number(let value): value.map { $0.isFinite ? PlainNumber.text($0) : "null" } ?? "null"
    }
  }

  static func quoted(_ text: String) -> String {
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
