import SupplyModel
import Testing

@testable import DataQuality

@Suite("Levels")
struct LevelRollUpTests {
  private let directory = FacilityDirectory([
    Facility(
      code: "06528F01", name: "TAHUISHCO", microNetwork: "LLUYLLUCUCHA", network: "MOYOBAMBA",
      regionalAuthority: "SAN MARTIN"),
    Facility(
      code: "06530F01", name: "SAN MARCOS", microNetwork: "SORITOR", network: "MOYOBAMBA",
      regionalAuthority: "SAN MARTIN"),
    Facility(code: "030S05", name: "ALMACEN", regionalAuthority: "SAN MARTIN"),
  ])

  private func figure(_ facility: FacilityCode, stock: Double?, average: Double = 10) -> StockFigure {
    StockFigure(
      facility: facility, product: "04594", stock: stock, consumption: average, averageConsumption: average,
      isStockedOut: stock == 0)
  }

  @Test("a post without stock stays visible under an IPRESS with plenty, and at every level above")
  func stockOutBelow() {
    let rollUp = LevelRollUp(
      directory: directory,
      figures: [
        figure("06528F02", stock: 0), figure("06528F01", stock: 300), figure("06530F01", stock: nil),
        figure("030S05", stock: 1000, average: 0),
      ])
    let ipress = rollUp.totals(at: .healthFacility)
    #expect(ipress.map(\.place.code) == ["06528", "06530"])
    #expect(ipress.map(\.name) == ["TAHUISHCO", "SAN MARCOS"])
    #expect(ipress.map(\.stock) == [300, nil])
    #expect(ipress.map(\.unknownStocks) == [0, 1])
    #expect(ipress[0].members == 2 && ipress[0].monthsOfStock == 15)
    #expect(ipress[0].stockedOut == [.init(code: "06528F02", name: "TAHUISHCO (F02)")])
    #expect(ipress[0].hidesStockOut && !ipress[1].hidesStockOut)
    for level in [SupplyLevel.network, .regionalAuthority] {
      let total = rollUp.totals(at: level)
      #expect(total.count == 1)
      #expect(total.first?.stock == 300 && total.first?.averageConsumption == 30)
      #expect(total.first?.members == 3 && total.first?.unknownStocks == 1)
      #expect(total.first?.stockedOut.map(\.code) == ["06528F02"])
    }
    #expect(rollUp.totals(at: .microNetwork).map(\.name) == ["LLUYLLUCUCHA", "SORITOR"])
    #expect(rollUp.totals(at: .pharmacy).count == 3)
    #expect(rollUp.totals(at: .warehouse).map(\.stock) == [1000])
  }

  @Test("places of one name in two networks stay two, and unknown places stay together")
  func names() {
    let twins = FacilityDirectory([
      Facility(code: "00001F01", name: "A", microNetwork: "SAN FERNANDO", network: "UNO"),
      Facility(code: "00002F01", name: "B", microNetwork: "SAN FERNANDO", network: "DOS"),
    ])
    let rollUp = LevelRollUp(
      directory: twins,
      figures: ["00001F01", "00002F01", "C1", "C2"].map { figure($0, stock: 1) })
    #expect(rollUp.totals(at: .microNetwork).map(\.members) == [2, 1, 1])
    #expect(rollUp.totals(at: .microNetwork).map(\.place.network) == [nil, "DOS", "UNO"])
    #expect(rollUp.totals(at: .healthFacility).map(\.place.code) == ["C1", "C2", "00002", "00001"])
  }

  @Test("the order of figures does not matter, and products stay apart")
  func order() {
    var other = figure("06528F01", stock: 7)
    other.product = "18102"
    let figures = [figure("06528F01", stock: 0.1), figure("06528F02", stock: 0.2), other]
    let totals = LevelRollUp(directory: directory, figures: figures).totals
    #expect(totals == LevelRollUp(directory: directory, figures: figures.reversed()).totals)
    #expect(totals.filter { $0.place.level == .network }.map(\.product) == ["04594", "18102"])
    #expect(LevelRollUp(directory: directory, figures: []).totals.isEmpty)
  }
}
