import SupplyModel
import Testing

/// Availability as SISMED itself printed it, closing mid-2026, for facilities in Ucayali.
@Suite struct OfficialRuleTests {
  struct PrintedRow: Sendable, CustomTestStringConvertible {
    let months: [Double]
    let stock: Double
    let average: Double
    let availability: AvailabilityClass
    var testDescription: String { "stock \(stock), CPA \(average)" }
  }

  static let printed: [PrintedRow] = [
    PrintedRow(
      months: [74, 53, 43, 68, 61, 32, 55, 50, 24, 90, 48, 49], stock: 113, average: 54,
      availability: .normostock),
    PrintedRow(
      months: [39, 39, 31, 33, 46, 32, 50, 55, 54, 52, 46, 47], stock: 66, average: 44,
      availability: .substock),
    PrintedRow(
      months: [56, 32, 52, 101, 57, 52, 9, 11, 0, 154, 40, 62], stock: 94, average: 57,
      availability: .substock),
    PrintedRow(
      months: [4, 3, 4, 3, 5, 6, 1, 3, 7, 8, 3, 2], stock: 29, average: 4, availability: .sobrestock),
    PrintedRow(
      months: [110, 30, 60, 120, 120, 140, 40, 210, 50, 40, 120, 80], stock: 1150, average: 93,
      availability: .sobrestock),
    PrintedRow(
      months: [1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0], stock: 5, average: 1, availability: .normostock),
    PrintedRow(
      months: [30, 50, 80, 0, 5, 5, 0, 25, 22, 10, 0, 0], stock: 42, average: 28, availability: .substock),
  ]

  @Test(arguments: printed) func sismedPrintsTheSame(row: PrintedRow) {
    let indicators = OfficialRule().indicators(consumption: row.months, stock: row.stock)
    #expect(indicators.averageConsumption == row.average)
    #expect(indicators.availability == row.availability)
    #expect(indicators.monthsOfStock == row.stock / row.average)
  }

  @Test func roundingChangesAClass() {
    // CPA 3.5 prints as 4, so 7 units are 1.75 months, though the exact ratio is 2.
    let months: [Double] = [3, 4]
    #expect(OfficialRule().indicators(consumption: months, stock: 7).availability == .substock)
    #expect(
      OfficialRule(rounding: .none).indicators(consumption: months, stock: 7).availability == .normostock)
    #expect(
      OfficialRule(rounding: .oneDecimal).indicators(consumption: [1, 1, 2], stock: 7).averageConsumption
        == 1.3)
  }

  @Test func limitsAreInclusive() {
    func availability(_ stock: Double?) -> AvailabilityClass {
      OfficialRule().indicators(consumption: [10, nil, 0, 10], stock: stock).availability
    }
    #expect(availability(0) == .desabastecido)
    #expect(availability(19) == .substock)
    #expect(availability(20) == .normostock)
    #expect(availability(60) == .normostock)
    #expect(availability(61) == .sobrestock)
    #expect(availability(nil) == .sinDato)
    #expect(availability(-4) == .sinDato)
  }

  @Test func withoutConsumptionThereIsNoRatio() {
    let idle = OfficialRule().indicators(consumption: [0, nil, 0], stock: 4)
    #expect(idle.availability == .sinRotacion)
    #expect(idle.monthsOfStock == nil)
    #expect(OfficialRule().indicators(consumption: [], stock: 0).availability == .noConsumidor)
  }
}
