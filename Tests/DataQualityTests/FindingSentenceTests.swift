import DataQuality
import Foundation
import SupplyModel
import Telling
import TestSupport
import Testing

@Suite("Sentences of findings")
struct FindingSentenceTests {
  private func finding(_ code: FindingCode) -> Finding { Finding(FindingExamples.facts(of: code)) }

  @Test("every code has an example here")
  func everyCodeHasAnExample() {
    #expect(Set(FindingExamples.all.map(\.code)) == Set(FindingCode.allCases))
  }

  @Test("everything that can be found has its own sentence in both languages")
  func everySentence() throws {
    var told: Set<String> = []
    var lines = ""
    for facts in FindingExamples.all {
      for language in Language.allCases {
        let sentence = language.sentence(for: Finding(facts))
        #expect(
          sentence.count > 20 && (sentence.hasSuffix(".") || sentence.hasSuffix(",")), "\(facts): \(sentence)"
        )
        #expect(told.insert(sentence).inserted, "\(facts) shares its sentence")
        let parts = [facts.code.rawValue, facts.column ?? "-", facts.value ?? "-", sentence]
        lines += parts.joined(separator: "|") + "\n"
      }
    }
    #expect(try Golden.difference(lines, from: "findings/sentences.txt") == nil)
  }

  @Test("every finding is stored as JSON under the name of its case, and read back as it was")
  func storedAndReadBack() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    for facts in FindingExamples.all {
      let stored = try encoder.encode(facts)
      #expect(try JSONDecoder().decode(FindingFacts.self, from: stored) == facts)
    }
    let stored = try FindingExamples.all.map { String(decoding: try encoder.encode($0), as: UTF8.self) }
    let lines = stored.joined(separator: "\n") + "\n"
    #expect(try Golden.difference(lines, from: "findings/stored.jsonl") == nil)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(FindingFacts.self, from: Data("{\"rwo\":{\"damaged\":{}}}".utf8))
    }
  }

  @Test("codes are stable snake case, each once")
  func rawValues() {
    for code in FindingCode.allCases {
      #expect(code.rawValue.allSatisfy { ("a"..."z").contains($0) || $0 == "_" }, "\(code)")
    }
    #expect(Set(FindingCode.allCases.map(\.rawValue)).count == FindingCode.allCases.count)
  }

  @Test("severities of what histories show are as decided")
  func severities() {
    let warnings: [FindingCode] = [
      .openingBroken, .consumptionSpike, .frozenStock, .unitOfIssueJump, .fractionalQuantity, .partlySent,
      .expiredBeforePeriod, .orderWithoutHistory, .possibleMethod,
    ]
    let notices: [FindingCode] = [
      .monthGap, .officialSpike, .otherOutputsAboveConsumption, .otrasSalAboveConsumption, .unknownProduct,
      .unknownFacility,
    ]
    #expect(warnings.allSatisfy { $0.severity == .warning })
    #expect(notices.allSatisfy { $0.severity == .notice })
    #expect(FindingCode.futureMonth.severity == .error)
  }

  @Test("sentences give quantities and months as people write them")
  func text() {
    #expect(
      Language.spanish.sentence(for: finding(.openingBroken))
        == "El saldo inicial es 1,260, pero octubre de 2026 cerró con 40. Corrija en el SISMED el que esté mal y "
        + "vuelva a importar ambos meses.")
    #expect(
      Language.english.sentence(for: finding(.monthGap))
        == "2 reports of August 2026 to September 2026 are missing. Ask the facility and import; until then it "
        + "counts as not reported, not as zero.")
    #expect(
      Language.spanish.sentence(for: finding(.unitOfIssueJump))
        == "SALDO pasa de 60 a 1,260, unas 21 veces más: parece que cambió la unidad en que se cuenta. Confirme con "
        + "el establecimiento y corrija los meses en la unidad del catálogo.")
    #expect(Language.spanish.sentence(for: finding(.partlySent)).contains("faltan 1, 2, 3, 4, 5, 6 y 1 más"))
  }
}
