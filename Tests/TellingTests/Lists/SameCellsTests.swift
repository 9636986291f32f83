import Foundation
import TableReading
import TestSupport
import Testing

@testable import Telling

@Suite("A list says the same in text, CSV, JSON and on a sheet")
struct SameCellsTests {
  @Test("cell by cell", arguments: Language.allCases)
  func cells(language: Language) throws {
    for table in EveryList.tables(language) {
      let csv = Self.csv(table.csv)
      #expect(csv.first == table.titles, "\(table.name)")
      let sheet = try Self.sheet(table)
      #expect(sheet.first == table.columns.map { $0.heading.text(in: language) }, "\(table.name)")
      let json = try Self.json(table)
      let text = table.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(
        String.init)
      try #require(
        csv.count == table.rows.count + 1 && sheet.count == csv.count && json.count == csv.count - 1)
      try #require(text.count == csv.count)
      for (row, cells) in table.rows.enumerated() {
        var rest = text[row + 1][...]
        for (place, column) in table.columns.enumerated() {
          let said = Self.said(cells[place])
          let spot = "\(table.name) \(column.key) \(row)"
          #expect(Self.inCSV(csv[row + 1][place], like: cells[place]) == said, "CSV \(spot)")
          #expect(json[row][column.key].map { Self.said($0, like: cells[place]) } == said, "JSON \(spot)")
          #expect(Self.said(sheet[row + 1][place], like: cells[place]) == said, "sheet \(spot)")
          guard column.reach.isOnTerminals, !said.isEmpty else { continue }
          let printed = cells[place].isNumber ? Self.grouped(said) : ListTable.plain(said)
          guard let found = rest.range(of: printed) else {
            Issue.record("text \(spot): \(printed)")
            continue
          }
          rest = rest[found.upperBound...]
        }
      }
    }
  }

  /// What a cell says, as CSV would; empty for nothing.
  private static func said(_ cell: ListCell) -> String {
    switch cell {
    case .text(let text), .scale(let text, _): text
    case .number(let value, let decimals): NumberText.decimal(value, decimals: decimals, grouped: false)
    case .share(let value): NumberText.decimal(value, decimals: 4, grouped: false)
    case .month(let month): month.description
    case .day(let day), .deadline(let day, _): day.description
    case .mark(let isSet): isSet ? "*" : ""
    case .blank: ""
    }
  }

  /// What a value of JSON says.
  private static func said(_ value: Any, like cell: ListCell) -> String {
    // Foundation reads true as a number too: what it stands for says which it is.
    if case .mark = cell { return value as? Bool == true ? "*" : "" }
    if let text = value as? String { return text }
    guard let number = value as? NSNumber else { return "" }
    return NumberText.decimal(number.doubleValue, decimals: 6, grouped: false)
  }

  /// What a cell of a sheet says: months are days there.
  private static func said(_ text: String, like cell: ListCell) -> String {
    guard case .month = cell else { return text }
    return String(text.prefix(7))
  }

  private static func grouped(_ number: String) -> String {
    Double(number).map { NumberText.decimal($0, decimals: 6) } ?? number
  }

  /// What a cell of CSV says: marks are true or false there.
  private static func inCSV(_ text: String, like cell: ListCell) -> String {
    guard case .mark = cell else { return unguarded(text) }
    return ["true": "*", "false": ""][text] ?? text
  }

  /// A text without the apostrophe that guards it from a spreadsheet.
  private static func unguarded(_ text: String) -> String {
    guard text.first == "'" else { return text }
    let rest = String(text.dropFirst())
    return CSVDocument.neutralised(rest) == text ? rest : text
  }

  private static func json(_ table: ListTable) throws -> [[String: Any]] {
    let object = try JSONSerialization.jsonObject(with: Data(table.json.utf8)) as? [String: Any]
    return try #require(object?[table.name] as? [[String: Any]])
  }

  /// The table of a sheet, its heading left out.
  private static func sheet(_ table: ListTable) throws -> [[String]] {
    let sheet = table.sheet(heading: ["Encabezado"], foot: "")
    let folder = try TemporaryFolder()
    let document = WorkbookDocument(title: "t", author: "a", created: 1_793_491_200, sheets: [sheet])
    let path = try folder.write("libro.xlsx", Data(try document.bytes()))
    var rows: [[String]] = []
    try TableFile.open(path: path).forEachEntry { entry in
      guard case .table(let read) = entry else { return }
      try read.read(onDefect: { Issue.record("\($0)") }) { record in
        let cells = (0..<record.count).map { String(decoding: record[$0], as: UTF8.self) }
        rows.append(cells + Array(repeating: "", count: max(0, table.columns.count - cells.count)))
        return true
      }
    }
    return Array(rows.drop { $0.first != table.columns.first?.heading.text(in: table.language) })
  }

  /// The rows of CSV by RFC 4180, read here without the house's own reader.
  private static func csv(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var (row, field, isQuoted) = ([String](), String.UnicodeScalarView(), false)
    var scalars = text.unicodeScalars[...]
    func end() {
      row.append(String(field))
      field = String.UnicodeScalarView()
    }
    while let scalar = scalars.popFirst() {
      switch (scalar, isQuoted) {
      case ("\"", true) where scalars.first == "\"": field.append(scalars.removeFirst())
      case ("\"", _): isQuoted.toggle()
      case (",", false): end()
      case ("\n", false):
        end()
        rows.append(row)
        row = []
      default: field.append(scalar)
      }
    }
    return rows
  }
}
