import Foundation
import TestSupport
import Testing

/// `colca replay` on the sample.
@Suite struct ReplayTests {
  @Test func theSampleIsReplayed() throws {
    let colca = try ColcaProgram()
    let sample = Golden.root.appendingPathComponent("data/sample").path
    let files = try FileManager.default.contentsOfDirectory(atPath: sample + "/ici").sorted().map {
      "\(sample)/ici/\($0)"
    }
    #expect(
      try colca.run(["import"] + files + ["\(sample)/productos.csv", "\(sample)/calendario.csv"]).status == 0)
    let arguments = ["--from", "2026-07", "--warm-up", "1", "--model", "light", "--levels", "0.9"]
    let text = try colca.run(["replay", "--html", "replay.html"] + arguments)
    #expect(
      text.status == 0 && text.output.contains("Regla oficial (CPMA)") && text.output.contains("Lo que pasó"))
    let page = try String(contentsOfFile: colca.workingFolder.path("replay.html"), encoding: .utf8)
    #expect(page.contains("<svg class=\"to\"") && !page.contains("<script"))
    let json = try colca.run(["repetir", "--format", "json"] + arguments)
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect(
      object?["first_counted_month"] as? String == "2026-08" && object?["last_month"] as? String == "2026-10")
    let rules = try #require(object?["rules"] as? [[String: Any]])
    let asked = Set(rules.compactMap { $0["asked_units"] as? Int })
    #expect(asked.count == 1 && rules.count > 20)
  }

  @Test func aSimulatedNetworkIsReplayed() throws {
    let colca = try ColcaProgram()
    let arguments = [
      "replay", "--simulated", "--facilities", "4", "--months", "31", "--model", "light", "--levels", "0.9",
    ]
    let outcome = try colca.run(arguments)
    #expect(outcome.status == 0 && outcome.output.contains("Colca, sin mover"))
    #expect(try colca.run(arguments).output == outcome.output)
    #expect(try colca("replay", "--simulated", "--months", "24").status == 64)
  }

  @Test func whatCannotBeReplayedIsSaid() throws {
    let colca = try ColcaProgram()
    #expect(try colca("replay").status == 66)
    #expect(try colca("replay", "--lead", "2").status == 64)
    #expect(try colca("replay", "--demand", "truth").status == 64)
  }
}
