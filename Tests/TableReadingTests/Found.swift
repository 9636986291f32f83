import CSVReading
import Foundation
import TableReading
import TestSupport

/// What a file turned out to hold, kept beyond the reader's views.
struct Found: Equatable {
  struct Row: Equatable {
    var line: Int
    var fields: [String]
  }

  var name: String
  var kind: TableKind?
  var refusal: TableRefusal?
  var rows: [Row] = []
  var defects: [TableDefect] = []
  var text: TextFacts?

  var fields: [[String]] { rows.map(\.fields) }

  /// Everything in a file.
  static func all(
    path: String, limits: TableLimits = TableLimits(), delimiter: String = ";",
    converter: SpreadsheetConverter = .none
  ) throws -> [Found] {
    var found: [Found] = []
    try TableFile.open(path: path, limits: limits, converter: converter).forEachEntry { entry in
      switch entry {
      case .refused(let name, let reason): found.append(Found(name: name, refusal: reason))
      case .table(let table): found.append(try Found(table, delimiter: delimiter))
      }
    }
    return found
  }

  /// Everything in a file of these bytes.
  static func all(
    _ bytes: Data, name: String = "file", limits: TableLimits = TableLimits(), delimiter: String = ";"
  ) throws -> [Found] {
    let folder = try TemporaryFolder()
    return try all(path: folder.write(name, bytes), limits: limits, delimiter: delimiter)
  }

  init(name: String, refusal: TableRefusal) { (self.name, self.refusal) = (name, refusal) }

  init(_ table: Table, delimiter: String) throws {
    (name, kind, text) = (table.name, table.kind, table.text)
    var rows: [Row] = []
    var defects: [TableDefect] = []
    try table.read(delimiter: delimiter.utf8.first ?? 0, onDefect: { defects.append($0) }) { record in
      let fields = (0..<record.count).map { String(decoding: record[$0], as: UTF8.self) }
      rows.append(Row(line: record.line, fields: fields))
      return true
    }
    (self.rows, self.defects) = (rows, defects)
  }
}
