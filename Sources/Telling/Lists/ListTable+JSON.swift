extension ListTable {
  /// The whole list as JSON: `{"schema_version":2,"orders":[{…}]}`, keys in the order of the columns.
  public var json: String {
    JSONValue.object([("schema_version", .whole(version)), (name, .encoded(jsonRows))]).text + "\n"
  }

  /// The same with the rows of another list under a name of their own.
  public func json(with other: ListTable, named name: String) -> String {
    JSONValue.object([
      ("schema_version", .whole(version)), (self.name, .encoded(jsonRows)), (name, .encoded(other.jsonRows)),
    ]).text + "\n"
  }

  /// The rows as an array, one a line.
  var jsonRows: String {
    var text = "["
    for (index, row) in rows.enumerated() {
      text += (index > 0 ? ",\n{" : "\n{")
      for (place, cell) in row.enumerated() {
        text += (place > 0 ? "," : "") + JSONValue.quoted(columns[place].key) + ":" + Self.value(cell)
      }
      text += "}"
    }
    return text + (rows.isEmpty ? "]" : "\n]")
  }

  /// The cells of a row by the keys of their columns, as they stand in the list's own JSON.
  package func members(row: Int) -> [(key: String, value: JSONValue)] {
    zip(columns, rows[row]).map { ($0.key, .encoded(Self.value($1))) }
  }

  private static func value(_ cell: ListCell) -> String {
    switch cell {
    case .text(let text), .scale(let text, _): JSONValue.quoted(text)
    case .number(let value, let decimals):
      value.isFinite ? NumberText.decimal(value, decimals: decimals, grouped: false) : "null"
    case .share(let share):
      share.isFinite ? NumberText.decimal(share, decimals: 4, grouped: false) : "null"
    case .month(let month): JSONValue.quoted(month.description)
    case .day(let day), .deadline(let day, _): JSONValue.quoted(day.description)
    case .mark(let isSet): isSet ? "true" : "false"
    case .blank: "null"
    }
  }
}
