import Foundation
import Improvement
import SupplyModel
import TestSupport
import Testing

@testable import Telling

/// What a report tells of improvement.
@Suite struct ImprovementPageTests {
  private func whole(_ language: Language = .english) -> ReportContext {
    var input = ReportFixture.input(language)
    input.improvement = ImprovementFixture.facts
    return ReportContext(input, split: .facility)
  }

  private func page(_ language: Language = .english) throws -> String {
    let whole = whole(language)
    let path = try #require(whole.files.improvement(at: 0))
    return try #require(ImprovementPage(whole.at(path))).html()
  }

  @Test func thePageTellsCausesStandardsTargetsCyclesAndNeed() throws {
    let page = try page()
    for words in [
      "Warehouse empty", "2 · 50 %", "Washing of &lt;hands&gt;", "50 % → 90 %", "off track",
      "to be measured again",
      "Comprar &lt;jabón&gt;", "Jefatura", "Shifts to move", "An estimated 9 visits",
      "of the months were reported",
    ] {
      #expect(page.contains(words), "\(words)")
    }
    #expect(!page.contains("<hands>") && !page.contains("<jabón>"))
    // Off track before reached.
    let states = [page.range(of: "off track</span>"), page.range(of: "reached</span>")].compactMap {
      $0?.lowerBound
    }
    #expect(states.count == 2 && states[0] < states[1])
    #expect(try self.page(.spanish).contains("Acciones vencidas"))
  }

  @Test func eachPageHasItsOwnPartAndLeadsOn() throws {
    let whole = whole()
    let root = try #require(FigureSection.improvement(whole))
    #expect(root.more?.href == "mejora/informe.html" && root.told.contains { $0.contains("4 shelf-months") })
    let facility = try #require(FigureSection.improvement(whole.only(.facility("06530F01"))))
    // Cycles and targets of everything are told on the page of everything.
    #expect(facility.more == nil && facility.told.count == 1 && facility.told[0].contains("2 shelf-months"))
    #expect(try ReportPage.html(whole).contains("id=\"improvement\""))
    for (context, count) in [(whole, "4"), (whole.only(.facility("06530F01")), "2")] {
      let entry = ReportPage.sections(of: context).bar.first { $0.target == "improvement" }
      #expect(entry?.count == count && entry?.label == "Improvement: months out of stock")
    }
    #expect(FigureSection.improvement(ReportContext(ReportFixture.input(.english), split: .facility)) == nil)
  }

  @Test func theFilesAreThereOnlyWithFacts() throws {
    let folder = try TemporaryFolder()
    var input = ReportFixture.input(.spanish)
    let before = try ReportWriter().write(input, to: folder.path("sin"))
    input.improvement = ImprovementFixture.facts
    let after = try ReportWriter().write(input, to: folder.path("con"))
    let names = { (paths: [String], folder: String) in
      Set(paths.map { String($0.dropFirst(folder.count + 1)) })
    }
    let added = names(after, folder.path("con")).subtracting(names(before, folder.path("sin")))
    #expect(added.isSuperset(of: ImprovementList.fileNames))
    #expect(added.count { $0.hasPrefix("mejora/") } == added.count - ImprovementList.fileNames.count)
    let causes = try String(contentsOfFile: folder.path("con/causas.csv"), encoding: .utf8)
    #expect(causes.split(whereSeparator: \.isNewline).count == 5)
    // A report without them takes the pages away.
    input.improvement = nil
    _ = try ReportWriter().write(input, to: folder.path("con"))
    #expect(!FileManager.default.fileExists(atPath: folder.path("con/mejora/informe.html")))
  }

  @Test func overdueActionsAreTold() {
    let directory = FacilityDirectory(ReportFixture.facilities)
    let lines = Language.english.overdueActions(
      ImprovementFixture.cycles, on: ImprovementFixture.today, standards: ImprovementFixture.standards,
      facilities: directory)
    #expect(lines == ["Comprar <jabón> (Jefatura, by 2026-10-01; cycle 1: Washing of <hands>, All)"])
    #expect(
      Language.english.overdueActions(
        ImprovementFixture.cycles, on: Day(month: ImprovementFixture.month, dayOfMonth: 1),
        standards: ImprovementFixture.standards, facilities: directory) == [])
  }

  @Test func theWorklistEndsWithWhatIsOverdue() throws {
    let whole = try ReportPage.html(whole())
    #expect(whole.contains("id=\"overdue-actions\"") && whole.contains("Comprar &lt;jabón&gt;"))
    #expect(!whole.contains("<jabón>") && whole.contains("href=\"#overdue-actions\""))
    let without = try ReportPage.html(ReportContext(ReportFixture.input(.english), split: .facility))
    #expect(!without.contains("overdue-actions"))
  }

  @Test func sheetsSayByWhatACycleWasMeasured() {
    let basis = MeasurementBasis(
      scope: .familyPlanning, day: ImprovementFixture.today, dataThrough: ImprovementFixture.month)
    let words = Language.english.basis(of: basis, began: nil)
    #expect(words.contains("contraceptives") && words.contains(ImprovementFixture.today.description))
    #expect(Language.english.basis(of: nil, began: nil).contains("was not noted"))
  }
}
