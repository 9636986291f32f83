import Foundation
import TestSupport
import Testing

/// `colca explain` beside the forecast that it explains.
@Suite struct ExplainTests {
  private func program() throws -> ColcaProgram {
    let colca = try ColcaProgram()
    var rows = "facility,product,month,opening,received,consumed,adjustment,closing,ordered,stockout_days\n"
    for facility in 1...4 {
      for month in 1...12 {
        let used = (facility * 7 + month * 5) % 11
        rows += "F\(facility),P1,2025-\(month < 10 ? "0" : "")\(month),,,\(used),,\(20 - used),,\n"
      }
    }
    let path = try colca.workingFolder.write("open.csv", rows)
    #expect(try colca("import", path).status == 0)
    return colca
  }

  @Test func itExplainsTheSavedForecast() throws {
    let colca = try program()
    #expect(try colca("forecast", "--horizon", "2", "--target", "consumption").status == 0)
    let json = try colca("explicar", "--facility", "F2", "--product", "P1", "--format", "json")
    #expect(json.status == 0)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect(object["schema_version"] as? Int == 1 && object["target"] as? String == "consumption")
    #expect((object["demand"] as? [Any])?.count == 2 && (object["months"] as? [Any])?.count == 12)
    let early = try colca(
      "explain", "--facility", "F2", "--product", "P1", "--as-of", "2025-06", "--lang", "en")
    #expect(early.status == 0 && early.output.contains("Of the last 6 months, 6 count, 6 as recorded."))
  }

  @Test func whatIsNotThereIsSaid() throws {
    let colca = try program()
    let wrong = try colca("explain", "--facility", "F9", "--product", "P1")
    #expect(wrong.status == 66 && wrong.messages.contains("F9"))
    #expect(try colca("explain", "--facility", "F1").status == 64)
  }
}
