import Operations
import SupplyModel
import TestSupport
import Testing

@testable import Telling

/// Adherence as a list.
@Suite struct AdherenceTableTests {
  private static func table(_ language: Language, by: AdherencePlace = .microNetwork) -> ListTable {
    let input = ReportFixture.input(language)
    let lines = input.run.orderLines.enumerated().map { index, line in
      AdherenceLine(
        key: .order(facility: line.key.facility, product: line.key.product),
        month: ReportFixture.asOf.advanced(by: -(index % 2)), asked: index == 0 ? nil : 1,
        advised: 4, answer: AdherenceLine.Answer.allCases[index % AdherenceLine.Answer.allCases.count],
        arrived: index % 3, outcome: index % 4 == 0 ? .unknown : index % 4 == 1 ? .stockedOut : .inStock)
    }
    return AdherenceTable.table(for: lines, by: by, facilities: input.facilities, language: language)
  }

  @Test(arguments: Language.allCases, AdherencePlace.allCases)
  func jsonIsAsItsSchemaSays(language: Language, by: AdherencePlace) throws {
    let table = Self.table(language, by: by)
    #expect(!table.rows.isEmpty)
    #expect(try JSONSchema("adherence").faults(of: table.json) == [])
  }

  @Test func everyOrderIsCountedOnceWhateverThePlaces() {
    func advised(_ by: AdherencePlace) -> [ListCell] {
      let table = Self.table(.spanish, by: by)
      let place = table.columns.firstIndex { $0.key == "advised" } ?? 0
      return table.rows.map { $0[place] }
    }
    func sum(_ cells: [ListCell]) -> Double {
      cells.reduce(0) { sum, cell in if case .number(let value, _) = cell { sum + value } else { sum } }
    }
    let all = Double(ReportFixture.input(.spanish).run.orderLines.count)
    for by in AdherencePlace.allCases { #expect(sum(advised(by)) == all) }
    #expect(advised(.facility).count > advised(.all).count)
  }

  /// A transfer is counted where it goes, apart from the orders of that place.
  @Test func transfersStandBesideOrders() {
    func line(_ key: AdviceKey) -> AdherenceLine {
      AdherenceLine(
        key: key, month: ReportFixture.asOf, asked: nil, advised: 4, answer: .accepted, arrived: 0,
        outcome: .inStock)
    }
    let table = AdherenceTable.table(
      for: [
        line(.order(facility: "B", product: "P")), line(.transfer(from: "A", to: "B", product: "P")),
        line(.transfer(from: "A", to: "C", product: "P")),
      ], by: .facility, facilities: FacilityDirectory([]), language: .spanish)
    func column(_ key: String) -> [ListCell] {
      let place = table.columns.firstIndex { $0.key == key } ?? 0
      return table.rows.map { $0[place] }
    }
    #expect(column("place_name") == [.text("B"), .text("B"), .text("C")])
    #expect(
      column("kind_text") == [.text("pedido"), .text("transferencia"), .text("transferencia")])
  }

  @Test func nothingIsSaidOfShelvesThatNobodySaw() {
    let line = AdherenceLine(
      key: .order(facility: "F", product: "P"), month: ReportFixture.asOf, asked: nil, advised: 4,
      answer: .accepted,
      arrived: 0, outcome: .unknown)
    let table = AdherenceTable.table(
      for: [line], by: .all, facilities: FacilityDirectory([]), language: .spanish)
    let place = table.columns.firstIndex { $0.key == "followed" } ?? 0
    #expect(table.rows.map { $0[place] } == [.blank])
    #expect(Self.table(.spanish).text.contains(" de "))
  }
}
