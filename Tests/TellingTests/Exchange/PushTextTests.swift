import Operations
import SupplyModel
import TestSupport
import Testing

@testable import Telling

@Suite("What became of a file that was sent")
struct PushTextTests {
  private static let values = (1...12).map { number in
    PushedValue(
      key: .init(element: "de\(number)", orgUnit: "ou", period: "202610", combination: "", attributes: ""),
      text: "\(number)")
  }

  private func report(_ outcome: PushReport.Outcome, status: Int? = 409) throws -> PushReport {
    PushReport(
      file: PushedFile(
        path: "v.json", format: .json, bytes: [], digest: String(repeating: "0", count: 64),
        values: Self.values),
      address: try PushAddress("https://d.example.org"), isTrial: false, instant: "2026-11-02T09:30:07Z",
      attempts: 1, status: status, answer: nil, outcome: outcome)
  }

  private func summary(_ conflicts: [PushSummary.Conflict], ignored: Int) -> PushSummary {
    PushSummary(
      status: conflicts.isEmpty ? .success : .warning, imported: 12 - ignored, updated: 0, ignored: ignored,
      deleted: 0, conflicts: conflicts, message: "")
  }

  @Test("shows some values of a conflict and counts the others; programs get all")
  func conflicts() throws {
    let conflict = PushSummary.Conflict(
      code: "E7619", objects: ["x"], message: "bad <b>", places: Array(3..<11))
    let report = try report(.answered(summary([conflict], ignored: 8)))
    let text = PushText(report, answerPath: "v.json.respuesta-1.json", language: .spanish).text
    #expect(text.contains("Conflicto en 8 datos [E7619]: el valor no es del tipo"))
    #expect(text.contains("  dato 4: elemento de4, unidad ou, período 202610 → 4\n"))
    #expect(text.contains("  dato 8:") && !text.contains("dato 9:") && text.contains("  y 3 más\n"))
    let json = PushJSON([(report, nil)], language: .english).text
    #expect(try JSONSchema("push").faults(of: json) == [])
    #expect(json.contains("\"place\":11") && json.contains("\"outcome\":\"conflicts\""))
    #expect(report.exitReason == .badData)
  }

  @Test("has a sentence of its own in either language for every fault, and none for what it does not know")
  func sentences() throws {
    for language in Language.allCases {
      let said = ImportProblem.allCases.map { language.sentence(for: $0) }
      // Some codes are of one thing, said in two places.
      #expect(Set(said).count >= said.count - 4 && said.allSatisfy { !$0.isEmpty })
      let unknown = PushSummary.Conflict(code: "E9999", objects: ["ou1"], message: "own words", places: [])
      let sentence = language.sentence(for: unknown, count: 0)
      #expect(sentence.contains("own words") && sentence.contains("[E9999]") && sentence.contains("ou1"))
    }
    for failure in TransportFailure.allCases {
      let report = try report(.failed(.noAnswer(failure, attempts: 2)), status: nil)
      #expect(report.exitReason == .tryAgain)
      #expect(try JSONSchema("push").faults(of: PushJSON([(report, nil)], language: .spanish).text) == [])
      let error = PushError.noAnswer(failure, attempts: 2)
      #expect(Language.spanish.sentence(for: error) != Language.english.sentence(for: error))
    }
  }

  @Test("tells that something is missing though nothing is said against it")
  func shortfall() throws {
    let text = PushText(
      try report(.answered(summary([], ignored: 2)), status: 200), answerPath: nil, language: .english
    ).text
    #expect(text.contains("did not take all of the 12 values"))
    let whole = try report(.answered(summary([], ignored: 0)), status: 200)
    #expect(whole.isWhole && whole.exitReason == nil)
    #expect(!PushText(whole, answerPath: nil, language: .english).text.contains("did not take"))
  }
}
