import Wording

extension ListTable {
  /// The whole list as JSON: `{"schema_version":1,"orders":[{…}]}`, keys in the order of the columns.
  public var json: String {
    var text = "{\"schema_version\":1,\"\(name)\":["
    for (index, row) in rows.enumerated() {
      text += (index > 0 ? ",\n{" : "\n{")
      for (place, cell) in row.enumerated() {
        text += (place > 0 ? "," : "") + Self.quoted(columns[place].key) + ":" + Self.value(cell)
      }
      text += "}"
    }
    return text + (rows.isEmpty ? "]}\n" : "\n]}\n")
  }

  private static func value(_ cell: Cell) -> String {
    switch cell {
    case .text(let text): quoted(text)
    case .number(let value, let decimals):
      value.isFinite ? NumberText.decimal(value, decimals: decimals, grouped: false) : "null"
    case .mark(let isSet): isSet ? "true" : "false"
    case .blank: "null"
    }
  }

  private static func quoted(_ text: String) -> String {
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
