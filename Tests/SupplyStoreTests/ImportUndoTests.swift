import Foundation
import SupplyModel
import SupplyStore
import TestSupport
import Testing

@Suite struct ImportUndoTests {
  private let folder: TemporaryFolder
  private let database: SupplyDatabase

  init() throws {
    folder = try TemporaryFolder()
    database = try SupplyDatabase(path: folder.path("colca.sqlite"), machine: .still)
  }

  /// Imports a file of one product: closing stock by facility.
  private func importFile(
    _ name: String, _ closings: [FacilityCode: Double], register: RegisterContent? = nil
  )
    throws
  {
    var batch = ReportBatch(products: ["P"])
    for (facility, closing) in closings.sorted(by: { $0.key < $1.key }) {
      batch.facilities.append(facility)
      batch.rows.append(
        ReportBatch.Row(
          facility: batch.facilities.count - 1, product: 0, month: Month(count: 24_320),
          quantities: StockQuantities(consumed: 1, closing: closing), line: 2))
    }
    _ = try database.importFile(name: name) { transaction in
      try transaction.save(batch)
      if let register { try transaction.save(register) }
      return ImportRecord(
        digest: name + "\(closings)", layout: LayoutName(rawValue: "open"), rows: closings.count, rejected: 0,
        findings: [Finding(.file(.noRows))])
    }
  }

  private func closings() throws -> [FacilityCode: Double] {
    var closings: [FacilityCode: Double] = [:]
    for series in try database.series(of: .all) {
      closings[series.facility] = series.entries.last?.quantities?.closing
    }
    return closings
  }

  @Test func theLastFileIsTakenBack() throws {
    try importFile("a", ["A": 1, "B": 2])
    try importFile("b", ["A": 10, "C": 30])
    let undone = try database.undoImport(id: 2)
    #expect(undone == UndoneImport(name: "b", restored: 1, removed: 1, kept: 0))
    #expect(try closings() == ["A": 1, "B": 2])
    #expect(try database.importedFiles().map(\.name) == ["a"])
    #expect(try database.findings().map(\.file) == ["a"])
  }

  @Test func aFileInTheMiddleIsTakenBackAndTheLaterOneStays() throws {
    try importFile("a", ["A": 1])
    try importFile("b", ["A": 10])
    try importFile("c", ["A": 100])
    #expect(try database.undoImport(id: 2) == UndoneImport(name: "b", restored: 0, removed: 0, kept: 1))
    #expect(try closings() == ["A": 100])
    // And then the last one gives way to the first, not to the one that is gone.
    #expect(try database.undoImport(id: 3) == UndoneImport(name: "c", restored: 1, removed: 0, kept: 0))
    #expect(try closings() == ["A": 1])
    #expect(try database.undoImport(id: 1) == UndoneImport(name: "a", restored: 0, removed: 1, kept: 0))
    #expect(try closings().isEmpty)
  }

  /// A number that somebody wrote down never comes to mean another file.
  @Test func noNumberIsGivenTwice() throws {
    for name in ["a", "b", "c"] { try importFile(name, ["A": 1]) }
    _ = try database.undoImport(id: 3)
    _ = try database.undoImport(id: 2)
    try importFile("d", ["A": 4])
    #expect(try database.importedFiles().map(\.id) == [1, 4])
    for file in try database.importedFiles() { _ = try database.undoImport(id: file.id) }
    try importFile("e", ["A": 5])
    #expect(try database.importedFiles().map(\.id) == [5])
  }

  @Test func undoingInAnyOrderLeavesWhatTheOthersSaid() throws {
    var random = SeededGenerator(seed: 9)
    for round in 0..<25 {
      let database = try SupplyDatabase(path: folder.path("round\(round).sqlite"), machine: .still)
      var files: [(id: Int64, values: [FacilityCode: Double])] = []
      for number in 1...6 {
        var values: [FacilityCode: Double] = [:]
        for facility: FacilityCode in ["A", "B", "C", "D"] where Bool.random(using: &random) {
          values[facility] = Double(Int.random(in: 0...3, using: &random))
        }
        try ImportUndoTests.importFile("f\(number)", values, database)
        guard let id = try database.importedFiles().last?.id, files.last?.id != id else { continue }
        files.append((id, values))
      }
      while !files.isEmpty {
        let gone = files.remove(at: Int.random(in: 0..<files.count, using: &random))
        _ = try database.undoImport(id: gone.id)
        var expected: [FacilityCode: Double] = [:]
        for file in files { expected.merge(file.values) { $1 } }
        var found: [FacilityCode: Double] = [:]
        for series in try database.series(of: .all) {
          found[series.facility] = series.entries.last?.quantities?.closing
        }
        #expect(found.filter { expected[$0.key] == $0.value }.count == found.count)
        #expect(Set(found.keys).isSubset(of: Set(expected.keys)))
      }
      #expect(try database.series(of: .all).isEmpty)
    }
  }

  private static func importFile(_ name: String, _ values: [FacilityCode: Double], _ database: SupplyDatabase)
    throws
  {
    var batch = ReportBatch(products: ["P"])
    for (facility, closing) in values.sorted(by: { $0.key < $1.key }) {
      batch.facilities.append(facility)
      batch.rows.append(
        ReportBatch.Row(
          facility: batch.facilities.count - 1, product: 0, month: Month(count: 24_320),
          quantities: StockQuantities(closing: closing), line: 2))
    }
    _ = try database.importFile(name: name) { transaction in
      try transaction.save(batch)
      return ImportRecord(
        digest: name, layout: LayoutName(rawValue: "open"), rows: values.count, rejected: 0, findings: [])
    }
  }

  @Test func registersGoBackToo() throws {
    let (first, second) = (Facility(code: "A", name: "UNO"), Facility(code: "A", name: "DOS", latitude: -6))
    try importFile("a", ["A": 1], register: .facilities([first]))
    try importFile("b", ["A": 1], register: .facilities([second]))
    try importFile("c", [:], register: .products([Product(code: "P", name: "DMPA")]))
    try importFile(
      "d", [:], register: .supplies([FacilitySupply(facility: "A", calendar: .assumed)]))
    _ = try database.undoImport(id: 2)
    #expect(try database.facilities() == [first])
    _ = try database.undoImport(id: 3)
    #expect(try database.products() == [Product(code: "P")])
    _ = try database.undoImport(id: 4)
    #expect(try database.facilitySupplies().isEmpty)
  }

  @Test func whatAFileLeavesBlankStaysAndComesBackByItself() throws {
    let months = FacilitySupply(
      facility: "A", calendar: SupplyCalendar(leadTimeMonths: 2, reviewPeriodMonths: 3), warehouse: "030S05")
    let money = FacilitySupply(facility: "A", budgetSoles: 900)
    try importFile("a", [:], register: .supplies([months]))
    try importFile("b", [:], register: .supplies([money]))
    try importFile("c", [:], register: .supplies([FacilitySupply(facility: "A", budgetSoles: 100)]))
    var both = months
    both.budgetSoles = 100
    #expect(try database.facilitySupplies() == [both])
    // The file of months goes: the money stays, and what comes back is not what the file said of money.
    #expect(try database.undoImport(id: 1) == UndoneImport(name: "a", restored: 0, removed: 1, kept: 0))
    #expect(try database.facilitySupplies() == [FacilitySupply(facility: "A", budgetSoles: 100)])
    #expect(try database.undoImport(id: 2) == UndoneImport(name: "b", restored: 0, removed: 0, kept: 1))
    #expect(try database.undoImport(id: 3) == UndoneImport(name: "c", restored: 0, removed: 1, kept: 0))
    #expect(try database.facilitySupplies().isEmpty)
  }

  @Test func ordersUnderWayAreReplacedTakenBackAndUndone() throws {
    func order(_ quantity: Double, month: Int = 24_322) -> OrderUnderWay {
      OrderUnderWay(
        facility: "A", product: "P", quantity: quantity, expectedMonth: Month(count: month),
        orderedMonth: Month(count: 24_320))
    }
    try importFile("a", [:], register: .orders([order(10), order(5, month: 24_323)]))
    try importFile("b", [:], register: .orders([order(20)]))
    #expect(try database.ordersUnderWay() == [order(20), order(5, month: 24_323)])
    try importFile("c", [:], register: .orders([order(0), order(0, month: 24_324)]))
    #expect(try database.ordersUnderWay() == [order(5, month: 24_323)])
    #expect(try database.importedFiles().map(\.accepted) == [2, 0, 0])
    #expect(try database.importedFiles().map(\.replaced) == [0, 1, 1])
    #expect(try database.importedFiles().map(\.unchanged) == [0, 0, 1])
    _ = try database.undoImport(id: 2)
    #expect(try database.ordersUnderWay() == [order(5, month: 24_323)])
    _ = try database.undoImport(id: 3)
    #expect(try database.ordersUnderWay() == [order(10), order(5, month: 24_323)])
    _ = try database.undoImport(id: 1)
    #expect(try database.ordersUnderWay().isEmpty)
  }

  @Test func theUnitThatReportsNameGoesWithItsFile() throws {
    func importUnit(_ unit: String) throws {
      var batch = ReportBatch(facilities: ["A"], products: ["P"])
      batch.executingUnits = [0: unit]
      _ = try database.importFile(name: unit) { transaction in
        try transaction.save(batch)
        return ImportRecord(
          digest: unit, layout: LayoutName(rawValue: "formdet"), rows: 1, rejected: 0, findings: [])
      }
    }
    try importUnit("030")
    try importUnit("036")
    #expect(try database.reportedUnits() == ["A": "036"])
    _ = try database.undoImport(id: 2)
    #expect(try database.reportedUnits() == ["A": "030"])
  }

  @Test func aNumberThatNamesNothingIsAnError() throws {
    #expect(throws: StoreError.unknownImport(id: 7)) { try database.undoImport(id: 7) }
  }
}
