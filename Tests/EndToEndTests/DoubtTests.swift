import Foundation
import TestSupport
import Testing

/// One figure of 400 for 4, from the file to the page, as somebody at a desk meets it.
@Suite struct DoubtTests {
  private let colca: ColcaProgram

  init() throws {
    colca = try ColcaProgram(clock: "2026-11-05T12:00:00Z")
    var rows = ""
    for facility in 1...4 {
      for offset in 0..<22 {
        let month = String(format: "%04d-%02d", 2025 + offset / 12, offset % 12 + 1)
        let used = facility == 1 && offset == 21 ? 400 : 3 + (offset + facility) % 3
        rows += "F\(facility),P,\(month),8,\(used),\(used),0,8\n"
      }
    }
    let file = try colca.workingFolder.write(
      "a.csv", "facility,product,month,opening,received,consumed,adjustment,closing\n" + rows)
    #expect(try colca("import", file).status == 0)
  }

  private func json(_ arguments: String...) throws -> [[String: Any]] {
    let output = try colca.run(arguments + ["--format", "json"]).output
    let object = try JSONSerialization.jsonObject(with: Data(output.utf8))
    return object as? [[String: Any]] ?? (object as? [String: Any])?.values.compactMap {
      $0 as? [[String: Any]]
    }.first ?? []
  }

  private func order() throws -> [String: Any] {
    #expect(try colca("forecast").status == 0)
    return try #require(try json("orders").first { $0["facility"] as? String == "F1" })
  }

  @Test func fromTheFindingToTheConfirmedOrder() throws {
    let finding = try #require(
      try json("findings").first { $0["code"] as? String == "consumption_spike" })
    let id = try #require(finding["id"] as? String)
    #expect(finding["state"] as? String == "open")

    let doubted = try order()
    #expect(doubted["doubt"] as? String == "consumption_spike 2026-10 \(id)")
    let (now, otherwise) = (
      try #require(doubted["order"] as? Int), try #require(doubted["order_otherwise"] as? Int)
    )
    #expect(now < 60 && otherwise > 2 * now)
    #expect((doubted["reason"] as? String)?.contains("Si el dato es correcto, se pedirían") == true)
    #expect(try colca("report", "--out", "antes").status == 0)
    func pages(_ folder: String) throws -> String {
      let path = colca.workingFolder.path(folder + "/establecimientos")
      return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
        .map { try String(contentsOfFile: path + "/" + $0, encoding: .utf8) }.joined()
    }
    #expect(try pages("antes").contains("en duda; si el dato es correcto"))

    // A rehearsal writes nothing; then somebody confirms, once.
    let entries = try colca("audit").output.split(separator: "\n").count
    #expect(try colca("findings", "confirm", id, "--dry-run").output.contains("Se anotaría: 1 hallazgo"))
    #expect(try colca("audit").output.split(separator: "\n").count == entries)
    let confirmed = try colca("hallazgos", "confirmar", id, "--note", "campaña")
    #expect(confirmed.status == 0 && confirmed.output.contains("Anotado: 1 hallazgo, confirmado."))
    let again = try colca("findings", "confirm", id)
    #expect(again.status == 0 && again.output.contains("Sin cambio: 1 hallazgo, ya confirmado."))
    #expect(try colca("audit").output.split(separator: "\n").count == entries + 1)
    #expect(try colca("audit").output.contains("hallazgo confirmado"))

    #expect(try json("findings").allSatisfy { $0["id"] as? String != id })
    let listed = try json("findings", "--state", "confirmado")
    #expect(listed.compactMap { $0["id"] as? String } == [id])
    #expect(listed.compactMap { $0["note"] as? String } == ["campaña"])
    let counted = try order()
    #expect(counted["order"] as? Int == otherwise)
    #expect(counted["doubt"] is NSNull && counted["order_otherwise"] is NSNull)
    #expect(try colca("report", "--out", "despues").status == 0)
    #expect(try !pages("despues").contains("en duda;"))

    // A run of before is made again as it was, and what was said can be taken back.
    #expect(try colca("findings", "reopen", id).status == 0)
    #expect(try order()["order"] as? Int == now)
  }

  @Test func whatIsNotThereIsRefusedByName() throws {
    let none = try colca("findings", "confirm", "zzzzzzzzzzzz")
    #expect(none.status == 66 && none.messages.contains("zzzzzzzzzzzz"))
    #expect(try colca("findings", "confirm").status == 64)
    #expect(try colca("findings", "correct", "--code", "consumption_spike", "--month", "2026-10").status == 0)
    #expect(try colca("findings", "--state", "por corregir").output.contains("F1"))
  }

  /// As the forecasts of facilities, those of places learn from what was reported.
  @Test func aWordOnAFindingMovesNoOtherProductsPlaces() throws {
    let colca = try PreparedSample.forecast.copied().colca
    func demand() throws -> [String] {
      try colca("demand", "--by", "red", "--format", "csv").output.split(separator: "\n").map(String.init)
    }
    let before = try demand()
    let said = try colca("findings", "confirm", "--facility", "99006F01", "--month", "2026-03")
    try #require(said.status == 0, "\(said.messages)")
    let after = try demand()
    let moved = zip(before, after).filter { $0 != $1 }.map(\.0)
    #expect(before.count == after.count && moved.count == 1, "\(moved)")
    #expect(moved.allSatisfy { $0.contains("08054") && $0.contains("RED SINTÉTICA NORTE") })
  }
}
