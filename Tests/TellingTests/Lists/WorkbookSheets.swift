import TableReading
import Testing

/// What a workbook holds, read back by the reader that imports have.
enum WorkbookSheets {
  /// Its sheets in their order, each row as texts.
  static func read(_ path: String) throws -> [(name: String, rows: [[String]])] {
    var sheets: [(name: String, rows: [[String]])] = []
    try TableFile.open(path: path).forEachEntry { entry in
      guard case .table(let table) = entry else { return }
      var rows: [[String]] = []
      try table.read(onDefect: { Issue.record("\($0)") }) { record in
        rows.append((0..<record.count).map { String(decoding: record[$0], as: UTF8.self) })
        return true
      }
      sheets.append((table.name, rows))
    }
    return sheets
  }
}
