import DataQuality
import SupplyModel
import Telling
import Testing

@Suite("Sentences of findings")
struct FindingSentenceTests {
  private func finding(_ code: FindingCode) -> Finding {
    let arguments: [FindingCode: [String]] = [
      .openingBroken: ["40", "2026-10"], .monthGap: ["2", "2026-08", "2026-09"], .futureMonth: ["2026-11"],
      .officialSpike: ["50", "1.5"], .consumptionSpike: ["20.5", "6.5"],
      .frozenStock: ["5", "2026-05", "10"],
      .unitOfIssueJump: ["21", "60", "×"], .otherOutputsAboveConsumption: ["25", "5"],
      .fractionalQuantity: ["1"], .partlySent: ["1", "8", "1,2,3,4,5,6,7"], .unknownProduct: ["2026-10"],
      .unknownFacility: ["2026-10"], .orderWithoutHistory: ["2026-10"],
      .expiredBeforePeriod: ["2026-10"], .otrasSalAboveConsumption: ["5"],
    ]
    return Finding(code, column: "SALDO", value: "1260", arguments: arguments[code] ?? ["1", "2", "3"])
  }

  @Test("every code has its own sentence in both languages", arguments: FindingCode.allCases)
  func everyCode(code: FindingCode) {
    for language in Language.allCases {
      let sentence = language.sentence(for: finding(code))
      #expect(
        sentence.count > 20 && sentence.hasSuffix(".") || sentence.hasSuffix(","), "\(code): \(sentence)")
      let others = FindingCode.allCases.filter { $0 != code }
      #expect(
        others.allSatisfy { language.sentence(for: finding($0)) != sentence }, "\(code) shares its sentence")
      // Nothing may be said of a finding whose facts are missing that stops the program.
      #expect(!language.sentence(for: Finding(code)).isEmpty)
    }
    #expect(Language.spanish.sentence(for: finding(code)) != Language.english.sentence(for: finding(code)))
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
      .expiredBeforePeriod, .orderWithoutHistory,
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
