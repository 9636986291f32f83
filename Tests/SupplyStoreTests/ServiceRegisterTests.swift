import SupplyModel
import TestSupport
import Testing

@testable import SupplyStore

/// What teams state of their service, kept and taken back.
@Suite struct ServiceRegisterTests {
  private let folder: TemporaryFolder
  private let database: SupplyDatabase
  private let month = Month(count: 2026 * 12 + 9)

  init() throws {
    folder = try TemporaryFolder()
    database = try SupplyDatabase(path: folder.path("colca.sqlite"), machine: .still)
  }

  @discardableResult
  private func save(_ content: RegisterContent, _ digest: String) throws -> SavedFile {
    try database.importFile(name: digest) { transaction in
      try transaction.save(content)
      return ImportRecord(
        digest: digest, layout: LayoutName(rawValue: "checklist"), rows: 1, rejected: 0, findings: [])
    }
  }

  private func checklist(_ met: Double, facility: FacilityCode = "A") -> ChecklistResult {
    ChecklistResult(facility: facility, month: month, standard: "parejas", met: met, total: 100)
  }

  @Test func eachRegisterComesBackAsItWasWritten() throws {
    let standard = Standard(
      code: "parejas", owner: .network, better: .lower, target: 0.25,
      name: StandardText(es: "Parejas", en: "Couples"),
      numerator: StandardText(es: "Protegidas"))
    let people = ServedPopulation(facility: "A", year: 2026, method: "implante", couples: 12.5)
    let visits = ServiceMonth(facility: "A", month: month, service: "control", visits: 3, need: 4)
    let target = PlaceTarget(
      standard: "parejas", place: ServicePlace(level: .microNetwork, path: ["CUSCO", "UNO", "SUR"]),
      from: month,
      to: month.advanced(by: 6), start: 0.1, value: 0.2, months: 6)
    try save(.standards([standard, Standard(code: "z", name: StandardText(es: "Z"))]), "1")
    try save(.populations([people]), "2")
    try save(.serviceMonths([visits]), "3")
    try save(.targets([target]), "4")
    try save(.checklists([checklist(9.3)]), "5")
    #expect(try database.standards() == [standard, Standard(code: "z", name: StandardText(es: "Z"))])
    #expect(try database.populations() == [people] && database.serviceMonths() == [visits])
    #expect(try database.placeTargets() == [target] && database.checklists() == [checklist(9.3)])
  }

  @Test func aLaterFileReplacesAndGivesWayWhenItIsTakenBack() throws {
    #expect(try save(.checklists([checklist(1)]), "a").counts.accepted == 1)
    #expect(try save(.checklists([checklist(2), checklist(5, facility: "B")]), "b").counts.replaced == 1)
    #expect(try save(.checklists([checklist(2)]), "c").counts.unchanged == 1)
    #expect(try database.checklists() == [checklist(2), checklist(5, facility: "B")])
    // The last said nothing new: with the second gone it has the word.
    let undone = try database.undoImport(id: 2)
    #expect(undone.kept == 1 && undone.removed == 1)
    #expect(try database.checklists() == [checklist(2)])
    _ = try database.undoImport(id: 3)
    #expect(try database.checklists() == [checklist(1)])
    _ = try database.undoImport(id: 1)
    #expect(try database.checklists().isEmpty)
  }

  /// What was replaced is kept as JSON: one of before a target had months comes back of its month alone.
  @Test func aTargetKeptBeforeItHadMonthsComesBack() throws {
    let target = PlaceTarget(standard: "x", place: .all, from: month, to: month.advanced(by: 6), value: 0.2)
    try save(.targets([target]), "a")
    var later = target
    (later.value, later.months) = (0.5, 12)
    try save(.targets([later]), "b")
    try database.write {
      try $0.execute(sql: "UPDATE superseded_register SET before = replace(before, ',\"months\":1', '')")
      #expect($0.changesCount > 0)
    }
    _ = try database.undoImport(id: 2)
    #expect(try database.placeTargets() == [target])
  }

  @Test func aTargetIsTakenBackByItsPlace() throws {
    func target(_ name: String) -> PlaceTarget {
      PlaceTarget(
        standard: "x", place: ServicePlace(level: .network, path: ["CUSCO", name]), from: month,
        to: month.advanced(by: 6), value: 0.2)
    }
    try save(.targets([target("UNO")]), "a")
    try save(.targets([target("DOS \"Ñ\"")]), "b")
    _ = try database.undoImport(id: 2)
    #expect(try database.placeTargets() == [target("UNO")])
  }
}
