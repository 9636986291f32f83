import Foundation
import Operations
import StockPolicy
import SupplyModel
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

  @Test("say at a terminal that a day has gone by, and keep the day in files")
  func pastDays() {
    var input = ReportFixture.input()
    input.madeOn = Day(month: ReportFixture.asOf.advanced(by: 4), dayOfMonth: 1)
    let table = AlertTable.table(for: input.run, names: input.names)
    #expect(table.text.contains(" ya (") && !table.csv.contains("ya (") && !table.json.contains("ya ("))
    let days = input.run.worklist.compactMap { $0.risk?.expectedDate?.description }
    #expect(!days.isEmpty && days.allSatisfy { table.csv.contains($0) })
  }

  @Test("count in the sheet for people what asks for nothing, and keep each of them in the file for programs")
  func spikes() {
    func finding(_ fault: FindingFacts, _ facility: FacilityCode, _ product: ProductCode) -> ReviewedFinding {
      ReviewedFinding(
        finding: Finding(
          fault, subject: Finding.Subject(facility: facility, product: product, month: ReportFixture.asOf)),
        isOfHistory: true)
    }
    let spike = FindingFacts.history(.officialSpike(consumed: 91, median: 50, factor: 1.5))
    let all = [
      finding(spike, "06528F01", "04594"),
      finding(
        .history(
          .monthGap(
            months: 2, first: ReportFixture.asOf.advanced(by: -2), last: ReportFixture.asOf.advanced(by: -1))),
        "06528F01", "04594"),
      finding(spike, "06530F01", "04594"), finding(spike, "06530F01", "18102"),
    ]
    let sheet = FindingTable.sheet(of: all, language: .spanish)
    #expect(sheet.rows.count == 3 && FindingTable.table(for: all, language: .spanish).rows.count == 4)
    #expect(sheet.columns.map(\.key) == FindingTable.table(for: all, language: .spanish).columns.map(\.key))
    for dialect in CSVDialect.allCases {
      let bytes = FindingTable.csvBytes(
        for: OpenFindings(all).gravestFirst, count: all.count, language: .spanish, dialect)
      let sorted =
        all.filter { $0.finding.severity != .notice } + all.filter { $0.finding.severity == .notice }
      let table = FindingTable.table(for: sorted, language: .spanish)
      #expect(bytes == table.csvBytes(dialect))
    }
    #expect(sheet.text.contains("En 2 meses de 2 establecimientos") && sheet.text.contains("hallazgos.csv"))
    #expect(
      Language.spanish.openFindings(OpenFindings(all)).hasSuffix("y 3 picos de consumo que no piden nada"))
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
