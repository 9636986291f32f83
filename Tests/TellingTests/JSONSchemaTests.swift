import Foundation
import Operations
import StockPolicy
import SupplyModel
import TestSupport
import Testing

@testable import Telling

@Suite("JSON by its published schemas")
struct JSONSchemaTests {
  private static func lists(_ language: Language) -> [String: String] {
    let input = ReportFixture.input(language)
    let (run, names) = (input.run, input.names)
    let finding = ReviewedFinding(
      finding: Finding(
        .row(.badNumber(at: .init(column: "STOCK", text: "1\"O"))), line: 3,
        subject: Finding.Subject(facility: "06528F01", product: nil, month: ReportFixture.asOf)))
    let memory = AlertMemory([
      RememberedAlert(
        AlertKey(.stock, facility: "06528F01", product: "04594"),
        AlertState(level: .urgent, quantity: 3, asOf: ReportFixture.asOf))
    ])
    let summary = RunSummary(
      run: run, language: language, facilities: input.facilities, products: input.products)
    return [
      "orders": OrderTable.table(for: run, names: names).json,
      "alerts": AlertTable.table(for: run, names: names).json,
      "transfers": TransferTable.table(for: run, names: names).json,
      "shortages": ShortageTable.table(for: run, names: names, all: true).json,
      "shares": ShareTable.table(for: run, names: names).json,
      "warehouse-requisition": WarehouseRequisitionTable.table(
        of: ReportFixture.requisitions, names: names
      ).json,
      "expiries": ExpiryTable.table(for: run, names: names).json,
      "findings": FindingTable.table(for: [finding], language: language).json,
      "history": HistoryTable.table(for: input.history, demands: input.demands, language: language).json,
      "remembered-alerts": RememberedAlertTable.table(
        for: memory, facilities: input.facilities, products: input.products, language: language
      ).json,
      "decisions": DecisionFixture.table(language).json,
      "forecast": summary.json,
      "backtest": BacktestJSON(BacktestFixture.score).text,
    ]
  }

  @Test("is as the schemas in docs say, hostile names and all", arguments: Language.allCases)
  func valid(language: Language) throws {
    for (name, text) in Self.lists(language) {
      #expect(try JSONSchema(name).faults(of: text) == [], "\(name)")
    }
  }

  @Test("has no list without rows here, and the same keys in either language")
  func filled() throws {
    let (spanish, english) = (Self.lists(.spanish), Self.lists(.english))
    for (name, text) in spanish where name != "forecast" && name != "backtest" {
      let keys = try [text, try #require(english[name])].map { text in
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        let rows = try #require(object?.values.compactMap { $0 as? [[String: Any]] }.first)
        return try #require(rows.first, "\(name)").keys.sorted()
      }
      #expect(keys[0] == keys[1])
    }
  }

  @Test("is refused with a key gone, a key too many, or a value of another kind")
  func refused() throws {
    for (name, text) in Self.lists(.spanish) where name != "forecast" && name != "backtest" {
      let schema = try JSONSchema(name)
      let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
      var whole = try #require(object as? [String: Any])
      let key = try #require(whole.keys.first { $0 != "schema_version" })
      let row = try #require((whole[key] as? [[String: Any]])?.first)
      for column in row.keys where !column.hasPrefix("probability_") {
        var less = row
        less[column] = nil
        whole[key] = [less]
        #expect(schema.faults(in: whole) == ["$.\(key)[0]: \(column) is missing"])
        less[column] = ["x"]
        whole[key] = [less]
        #expect(schema.faults(in: whole).count == 1, "\(name) \(column)")
      }
      whole[key] = [row.merging(["more": 1]) { first, _ in first }]
      #expect(schema.faults(in: whole) == ["$.\(key)[0]: more is not foreseen"])
      whole[key] = [row]
      let version = try #require(whole["schema_version"] as? Int)
      whole["schema_version"] = version + 1
      #expect(schema.faults(in: whole) == ["$.schema_version: not \(version)"])
    }
  }

  @Test("says what taking a file back did, and what it would do", arguments: [true, false])
  func undone(isDryRun: Bool) throws {
    let summary = UndoSummary(
      UndoneImport(name: "a\"ñ.csv", restored: 2, removed: 3, kept: 1), isDryRun: isDryRun)
    #expect(try JSONSchema("undo").faults(of: summary.json()) == [])
    #expect(try summary.json().contains("\"dry_run\":\(isDryRun)"))
  }

  @Test("has a schema for each command that prints it, with a title that names it")
  func complete() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: JSONSchema.folder.path).sorted()
    #expect(
      names
        == [
          "accuracy", "adherence", "alerts", "audit", "backtest", "cause-lines", "causes", "changes",
          "compare", "configuration", "cycle-actions", "cycles", "decisions", "demand", "doctor", "expiries",
          "explain", "figures", "findings", "forecast", "history", "import",
          "improvement-actions", "league", "method-needs", "needs", "odds", "orders",
          "protection-factors", "push", "remembered-alerts", "replay", "run", "runs", "shares", "shift-moves",
          "shortages", "standards", "status",
          "targets", "transfers", "undo", "warehouse-requisition",
        ].map { $0 + ".schema.json" })
    for name in names {
      let text = try String(contentsOf: JSONSchema.folder.appendingPathComponent(name), encoding: .utf8)
      #expect(text.contains("\"title\": \"colca "), "\(name)")
    }
  }
}
