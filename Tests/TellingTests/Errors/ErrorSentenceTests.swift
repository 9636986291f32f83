import Files
import Operations
import SupplyModel
import Testing

@testable import Telling

/// What stops a command is told in both languages, and ends it with the code of its kind.
@Suite struct ErrorSentenceTests {
  /// An error that no part of the program declares as one of its own.
  private struct Stranger: Error { let number = 7 }

  private static let month = Month(count: 2026 * 12 + 9)
  private static let entries = [NameSearch.Entry(code: "06528", name: "Soritor")]

  private static let fileErrors: [(error: any ColcaError, code: Int32)] = [
    (FileError.noSuchFile(path: "a"), 66), (FileError.unreadable(path: "a", reason: "r"), 66),
    (FileError.cannotWrite(path: "a", reason: "r"), 73), (FileError.inputOutput(path: "a", reason: "r"), 74),
    (FileError.folderInUse(lock: "a", holder: "b"), 75),
    (ConfigurationError.noConfiguration(path: nil), 78), (ConfigurationError.noConfiguration(path: "a"), 78),
    (ConfigurationError.badConfiguration(path: "a", complaints: 2), 78),
  ]

  private static let storeErrors: [(error: any ColcaError, code: Int32)] = [
    (StoreError.databaseLocked(path: "a"), 75), (StoreError.noDatabase(path: "a"), 66),
    (StoreError.notADatabase(path: "a"), 65), (StoreError.trialDatabase(path: "a"), 78),
    (StoreError.databaseFromLaterVersion(path: "a"), 78),
    (StoreError.damagedDatabase(path: "a", reason: "r"), 65), (StoreError.unknownImport(id: 7), 66),
    (StoreError.unknownRun(id: 7), 66),
    (TrialFault.outOfRange(.serviceLevel, 0.5...0.99), 64),
    (TrialFault.floorAboveCeiling(floor: 3, ceiling: 2), 64), (TrialFault.tripWithoutTransfers, 64),
  ]

  private static let runErrors: [(error: any ColcaError, code: Int32)] = [
    (RunError.noReports(month: nil), 66), (RunError.noReports(month: month), 66), (RunError.noRun, 66),
    (RunError.noHistory(facility: "1", product: "2"), 66),
    (RunError.unknownFacility(code: "1", nearest: "2"), 66),
    (RunError.unknownProduct(code: "1", nearest: nil), 66),
    (RunError.ambiguousFacility(name: "1", candidates: entries), 64),
    (RunError.ambiguousProduct(name: "1", candidates: entries), 64), (RunError.noAlert, 66),
    (RunError.noFinding(id: "k3v0x9q2m7ab"), 66), (RunError.noFinding(id: nil), 66),
    (RunError.closedFacility("06528F01"), 66),
    (RunError.monthBeyondReports(asked: Month(count: 24_325), last: Month(count: 24_321)), 64),
    (RunError.notAModel(path: "a"), 65), (RunError.modelHorizon(path: "a", months: 3), 64),
    (RunError.unknownScope(text: "a", nearest: "b", programmes: []), 64),
    (RunError.unknownScope(text: "a", nearest: nil, programmes: ["VIH"]), 64),
    (RunError.emptyScope(.programme(name: "VIH")), 66),
    (RunError.outsideScope(product: "1", scope: .familyPlanning), 66),
  ]

  private static let otherErrors: [(error: any ColcaError, code: Int32)] = [
    (StudyError.replayWindow(first: month, last: month, warmUpMonths: 1, known: month...month), 64),
    (StudyError.streamColumn("month"), 65), (StudyError.streamRow(line: 3, column: "month", value: "x"), 65),
    (StudyError.streamRow(line: 3, column: nil, value: ""), 65),
    (StudyError.streamOrder(line: 3, facility: "1", product: "2"), 65),
    (StudyError.streamBeyondModel(line: 3, month: month, model: month), 65),
    (NightError.littleRoom(path: "a", freeMegabytes: 1, neededMegabytes: 2), 74),
    (NightError.lostDatabase(path: "a", copy: "b", reports: 3, folder: "c"), 65),
    (NightError.unusableCopy(path: "a", fault: .altered), 65), (NightError.noCopy(folder: "a"), 66),
    (NightError.programFailed(program: "a", status: 1), 69),
    (NightError.programFailed(program: "a", status: nil), 69), (ProgrammingError("x"), 70),
  ]

  /// How the sentence of a fault of the program begins.
  private static func faultBegins(_ language: Language) -> String {
    language.text(es: "Colca tiene una falla", en: "There is a fault in Colca")
  }

  @Test func everyErrorHasItsSentenceAndItsCode() {
    var told: Set<String> = []
    for (error, code) in Self.fileErrors + Self.storeErrors + Self.runErrors + Self.otherErrors {
      #expect(error.exitReason.rawValue == code && ExitReason(error).rawValue == code, "\(error)")
      for language in Language.allCases {
        let sentence = language.sentence(for: error)
        #expect(sentence.count > 20 && told.insert(sentence).inserted, "\(error): \(sentence)")
        #expect(
          sentence.hasPrefix(Self.faultBegins(language)) == (error is ProgrammingError),
          "\(error): \(sentence)")
      }
    }
  }

  @Test func anErrorThatNobodyForesawIsToldAsAFaultOfTheProgram() {
    #expect(ExitReason(Stranger()).rawValue == 70)
    for language in Language.allCases {
      let sentence = language.sentence(for: Stranger())
      #expect(sentence.hasPrefix(Self.faultBegins(language)), "\(sentence)")
      #expect(sentence.contains("Stranger") && sentence.contains("7"), "\(sentence)")
      #expect(sentence.contains("colca --version"), "\(sentence)")
    }
  }

  @Test func aFaultOfTheProgramIsNoFullDisk() {
    let fault = ProgrammingError("the rehearsal had no transaction")
    for language in Language.allCases {
      let sentence = language.sentence(for: fault)
      #expect(sentence.contains(fault.what) && sentence == language.sentence(for: fault as any Error))
      let full = language.sentence(for: FileError.inputOutput(path: "colca.sqlite", reason: fault.what))
      #expect(full.contains(language.text(es: "espacio en disco", en: "free space")))
      #expect(!sentence.contains(language.text(es: "espacio en disco", en: "free space")))
    }
    #expect(ProgrammingError(unforeseen: fault) == fault)
  }

  @Test func aBrokenTemplateIsAFaultOfTheProgram() throws {
    struct Nothing: TemplateValue {}
    let template = Template("orders", Array("{{#open}}".utf8))
    let error = try #require(throws: ProgrammingError.self) {
      try template.html(Nothing(), language: .spanish)
    }
    #expect(error.what.hasPrefix("orders.mustache: ") && error.exitReason == .programmingError)
  }
}
