import Foundation
import TestSupport
import Testing

@testable import Telling

@Suite("Lists as text, CSV and JSON")
struct ListTableTests {
  private func tables(_ language: Language) -> [(String, ListTable)] {
    let input = ReportFixture.input(language)
    return [
      ("pedidos", OrderTable.table(for: input.run, names: input.names)),
      ("alertas", AlertTable.table(for: input.run, names: input.names)),
      ("transferencias", TransferTable.table(for: input.run, names: input.names)),
      ("faltantes", ShortageTable.table(for: input.run, names: input.names)),
      ("vencimientos", ExpiryTable.table(for: input.run, names: input.names)),
    ]
  }

  @Test("are what was read and approved", arguments: Language.allCases)
  func golden(language: Language) throws {
    for (name, table) in tables(language) {
      for (ending, text) in [("csv", table.csv), ("txt", table.text), ("json", table.json)] {
        let file = "reporting/\(name).\(language.rawValue).\(ending)"
        #expect(try Golden.difference(text, from: file) == nil)
      }
    }
  }

  @Test("hold every order, every alert and nothing else")
  func complete() {
    let run = ReportFixture.input().run
    #expect(tables(.spanish)[0].1.rows.count == run.assessments.count { $0.order.quantity > 0 })
    #expect(
      tables(.spanish)[1].1.rows.count
        == run.worklist.count + run.assessments.count { $0.alert == .unknown })
    for (_, table) in tables(.english) {
      #expect(table.rows.allSatisfy { $0.count == table.columns.count })
      #expect(Set(table.columns.map(\.key)).count == table.columns.count)
    }
  }

  @Test("give the order-up-to level in whole units, as it is ordered")
  func wholeLevels() throws {
    let table = tables(.spanish)[0].1
    let column = try #require(table.columns.firstIndex { $0.key == "order_up_to" })
    let levels = ReportFixture.lines.map(\.1).filter { $0.order.quantity > 0 }.compactMap(
      \.order.orderUpToLevel)
    #expect(levels.contains { $0 != $0.rounded() })
    for row in table.rows {
      guard case .number(let level, 0) = row[column] else {
        Issue.record("a level with decimals")
        continue
      }
      #expect(level == level.rounded() && levels.contains { $0 <= level && level < $0 + 1 })
    }
  }

  @Test("give no spreadsheet a formula from a name")
  func injection() {
    for start in ["=", "+", "-", "@", "\t", "\r"] {
      #expect(CSVDocument.neutralised(start + "1") == "'" + start + "1")
    }
    #expect(CSVDocument.neutralised("P.S. = 1") == "P.S. = 1")
    #expect(CSVDocument.neutralised("") == "")
    var document = CSVDocument(header: ["a", "=b"])
    document.append([.text("=1+2"), .plain("-3.5")])
    document.append([.blank, .text("\"quoted\", \r\n")])
    #expect(document.text == "a,'=b\n'=1+2,-3.5\n,\"\"\"quoted\"\", \r\n\"\n")
  }

  @Test("double a quotation mark that carries a combining accent")
  func combiningQuote() {
    var document = CSVDocument(header: ["a"])
    document.append([.text("x\"\u{301},y")])
    #expect(document.text == "a\n\"x\"\"\u{301},y\"\n")
  }

  @Test("are JSON that a parser reads back")
  func json() throws {
    let things: [(String?, Double)] = [("é\u{1}\"\\\n", 1234.56), (nil, .nan)]
    let table = ListTable(name: "things", rows: things, language: .english) {
      Column("a", es: "A") { .optional($0.0) }
      Column("b", es: "B") { .number($0.1, decimals: 1) }
    }
    let read = try JSONSerialization.jsonObject(with: Data(table.json.utf8)) as? [String: Any]
    let rows = try #require(read?["things"] as? [[String: Any]])
    #expect(read?["schema_version"] as? Int == 1)
    #expect(rows[0]["a"] as? String == "é\u{1}\"\\\n")
    #expect(rows[0]["b"] as? Double == 1234.6)
    #expect(rows[1]["a"] is NSNull && rows[1]["b"] is NSNull)
    let empty = ListTable(name: "things", rows: [Int](), language: .english) {
      Column("a", es: "A") { .whole($0) }
    }
    #expect(empty.json == "{\"schema_version\":1,\"things\":[]}\n")
  }

  @Test("let no name steer a terminal")
  func control() {
    let table = ListTable(name: "things", rows: ["x\u{1B}[31m\u{202E}y\n"], language: .spanish) {
      Column("a", es: "Un nombre") { .text($0) }
    }
    #expect(table.text == "un nombre\nx?[31m?y?\n")
  }
}
