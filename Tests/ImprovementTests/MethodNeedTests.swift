import StockPolicy
import SupplyModel
import Testing

@testable import Improvement

/// Whom each method protects.
@Suite struct MethodNeedTests {
  @Test func methodsAddUpToTheWholeAndMeetTheirOwnCouples() throws {
    let (pill, device): (ProductCode, ProductCode) = ("18102", "08068")
    var input = NeedInput(
      reported: [
        history("A", pill, [month(5, consumed: 13), month(5, consumed: 13)]),
        history("A", device, [month(2, consumed: 0), month(1, consumed: 1)]),
        history("B", pill, [nil, month(5, consumed: 26)]),
      ], directory: registers, products: ProductCatalogue([]))
    input.populations = [
      ServedPopulation(facility: "A", year: 2026, method: "píldora", couples: 48),
      ServedPopulation(facility: "A", year: 2026, method: "dispositivo", couples: 10),
      ServedPopulation(facility: "A", year: 2026, method: "ligadura", couples: 3),
    ]
    let period = october.advanced(by: -11)...october
    let needs = NeedMeasurer(input).facilities(period)
    let rows = PlaceMethodNeed.list(needs, period, at: .all, directory: registers)
    let whole = try #require(PlaceNeed.list(needs, period, at: .all, directory: registers).first)
    #expect(rows.reduce(0) { $0 + ($1.protected ?? 0) } == whole.protected)
    #expect(abs(rows.reduce(0) { $0 + ($1.coupleYears ?? 0) } - (whole.coupleYears ?? 0)) < 1e-9)
    let pills = try #require(rows.first { $0.units == 52 })
    // A: 26 ÷ 13 × 12 ÷ 2 = 12 of the 48 couples that it states; B: 26 ÷ 13 × 12 = 24, without couples.
    #expect(pills.protected == 36 && pills.couples == 48 && pills.ofProtected.value(.share) == 1)
    #expect(pills.protectedOfCouples == Tally(met: 12, total: 48))
    #expect(pills.ofCouples.value(.share).map { abs($0 - 48.0 / 61) < 1e-9 } == true)
    #expect(pills.months == Tally(met: 3, total: 24))
    // A device has no factor: it protects nobody, and has couple-years all the same.
    let devices = try #require(rows.first { $0.units == 1 })
    #expect(devices.protected == nil && devices.coupleYears == 4.6 * 6 && devices.couples == 10)
    #expect(devices.factor?.source == .unknown && devices.protectedOfCouples.value(.share) == nil)
    // What nobody dispenses is still to be protected.
    let other = try #require(rows.first { $0.method == "ligadura" })
    #expect(other.units == nil && other.factor == nil && other.couples == 3)
  }

  @Test func coupleYearsSayHowMuchWasReported() throws {
    let input = MeasureInput(
      reported: [
        history("A", "18102", [month(5), month(5)]), history("B", "18102", [month(5), nil]),
      ], directory: registers, products: ProductCatalogue([]))
    let table = StandardMeasurer(input).table(october...october)
    let groups = PlaceGroups(table, at: .all, directory: registers)
    let figures = PlaceFigure.list(
      table, months: october...october, groups: groups, standards: input.standards)
    let years = try #require(
      figures.first { $0.indicator.standard == ColcaMeasure.coupleYearsDispensed.code })
    #expect(years.coverage == Tally(met: 1, total: 2))
    #expect(figures.filter { $0.unit == .share }.allSatisfy { $0.coverage == .none })
  }
}
