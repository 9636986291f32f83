import DataQuality
import Improvement
import StockPolicy
import SupplyModel
import Testing

/// What Colca measures of its standards, at facilities and above.
@Suite struct StandardMeasurerTests {
  private func table(
    _ histories: [SupplySeries], months: ClosedRange<Month> = october...october,
    _ change: (inout MeasureInput) -> Void = { _ in }
  ) -> MeasureTable {
    var input = MeasureInput(reported: histories, directory: registers, products: ProductCatalogue([]))
    change(&input)
    return StandardMeasurer(input).table(months)
  }

  private func tally(
    _ measure: ColcaMeasure, _ table: MeasureTable, item: String = "",
    in months: ClosedRange<Month> = october...october
  ) -> Tally {
    table.tally(Indicator(measure.code, item: item), of: table.facilities.indices, in: months)
  }

  @Test func aMethodIsInStockWhereSomeOfItIsLeft() {
    let measured = table([
      history("A", "04594", [month(5), month(0)]), history("B", "04594", [month(5), month(7)]),
      history("H", "03351", [month(3), month(0)]),
    ])
    #expect(tally(.methodInStock, measured, item: "Inyectable trimestral") == Tally(met: 1, total: 2))
    #expect(tally(.methodInStock, measured, item: "Implante") == Tally(met: 0, total: 1))
    #expect(tally(.methodInStock, measured, item: "Implante").value(.share) == 0)
  }

  @Test func whoHasNotReportedTheMonthIsNeitherInStockNorOut() {
    let measured = table([history("A", "04594", [month(5), nil])])
    #expect(tally(.methodInStock, measured, item: "Inyectable trimestral") == .none)
    #expect(tally(.methodInStock, measured, item: "Inyectable trimestral").value(.share) == nil)
    #expect(tally(.reported, measured) == Tally(met: 0, total: 1))
  }

  @Test func threeMethodsAreAskedOfPrimaryFacilitiesAndFiveOfHospitals() {
    let codes: [ProductCode] = ["04594", "03351", "08054", "18102"]
    let measured = table(
      codes.map { history("A", $0, [month(5), month(5)]) }
        + codes.prefix(2).map { history("B", $0, [month(5), month(5)]) }
        + codes.map { history("H", $0, [month(5), month(5)]) })
    #expect(tally(.threeMethods, measured) == Tally(met: 1, total: 2))
    #expect(tally(.fiveMethods, measured) == Tally(met: 0, total: 1))
  }

  @Test func aMonthIsStockedOutByItsCloseOrItsDays() {
    var days = month(5)
    days.stockoutDays = 4
    let measured = table(
      [
        history("A", "04594", [month(0), days, month(5)]), history("B", "04594", [month(9), nil, month(9)]),
      ],
      months: october.advanced(by: -2)...october)
    let all = october.advanced(by: -2)...october
    #expect(tally(.stockoutMonths, measured, in: all) == Tally(met: 2, total: 5))
    #expect(tally(.stockoutMonths, measured) == Tally(met: 0, total: 2))
  }

  @Test func aRecordBalancesToHalfAUnit() {
    var wrong = month(5)
    wrong.closing = 7
    var near = month(5)
    near.closing = 5.5
    let unknown = StockQuantities(consumed: 3, closing: 4)
    let measured = table([
      history("A", "04594", [wrong]), history("A", "03351", [near]), history("A", "08054", [unknown]),
    ])
    #expect(tally(.balanced, measured) == Tally(met: 1, total: 2))
  }

  @Test func stockOfTwoToSixMonthsIsNormal() {
    let used = Array(repeating: month(10), count: 11)
    let measured = table([
      history("A", "04594", used + [month(20)]), history("B", "04594", used + [month(61)]),
      history("H", "04594", used + [month(0)]),
    ])
    #expect(tally(.normalStock, measured) == Tally(met: 1, total: 3))
  }

  @Test func reportsAreOnTimeOnlyWhereSomebodySaysUntilWhen() {
    let histories = [
      history("A", "04594", [month(5), month(5)]), history("B", "04594", [month(5), month(5)]),
    ]
    #expect(tally(.reportedOnTime, table(histories)) == .none)
    let told = table(histories) {
      $0.deadline = ReportingDeadline(dayOfNextMonth: 5)
      $0.arrivals = [
        "A": [october: Day(month: october.advanced(by: 1), dayOfMonth: 5)],
        "B": [october: Day(month: october.advanced(by: 1), dayOfMonth: 6)],
      ]
    }
    #expect(tally(.reportedOnTime, told) == Tally(met: 1, total: 2))
    #expect(tally(.reported, told) == Tally(met: 2, total: 2))
  }

  @Test func expiredValueCountsLotsWithADateAndAPrice() {
    let shelf = SeriesKey("A", "04594")
    let measured = table([history("A", "04594", [month(30)])]) {
      $0.lots = [
        ShelfLotsOfMonth(
          key: shelf, month: october,
          lots: [
            StockLot(expiry: .endOf(october), units: 10, priceSoles: 2),
            StockLot(expiry: .endOf(october.advanced(by: 5)), units: 15, priceSoles: 4),
            StockLot(expiry: .notBefore(october), units: 100, priceSoles: 4),
            StockLot(expiry: .endOf(october), units: 100),
          ])
      ]
    }
    #expect(tally(.expiredValue, measured) == Tally(met: 20, total: 80))
  }

  @Test func coupleYearsAreDispensedAndLost() {
    let measured = table([history("A", "04594", [month(0, consumed: 8)])]) {
      $0.demands = [EstimatedDemand(entries: [.init(quantity: 12, isCorrected: true)])]
    }
    #expect(tally(.coupleYearsDispensed, measured).value(.coupleYears) == 2)
    #expect(tally(.coupleYearsLost, measured) == Tally(met: 1, total: 3))
    // Where nobody has estimated the demand, nothing is said to be lost.
    let unknown = table([history("A", "04594", [month(0, consumed: 8)])])
    #expect(tally(.coupleYearsLost, unknown) == .none)
  }

  @Test func aTeamsChecklistCountsForItsOwnStandardAloneAndWithoutATotalForNone() {
    let measured = table([history("A", "04594", [month(5)])]) {
      $0.checklists = [
        ChecklistResult(facility: "A", month: october, standard: "lavado", met: 3, total: 4),
        ChecklistResult(facility: "B", month: october, standard: "lavado", met: 0, total: 0),
        ChecklistResult(facility: "A", month: october, standard: "normostock", met: 9, total: 9),
      ]
    }
    #expect(
      measured.tally(Indicator("lavado"), of: measured.facilities.indices, in: october...october)
        == Tally(met: 3, total: 4))
    #expect(tally(.normalStock, measured).met <= 1)
  }

  @Test func aStandardThatATeamTakesOverIsMeasuredByItsChecklist() {
    var own = BuiltInStandards.all.first { $0.code == ColcaMeasure.balanced.code }
    own?.source = .checklist
    let stated = own.map { [$0] } ?? []
    let measured = table([history("A", "04594", [month(5)])]) {
      $0.standards = StandardCatalogue(stated)
      $0.checklists = [
        ChecklistResult(facility: "A", month: october, standard: "balance_correcto", met: 1, total: 8)
      ]
    }
    #expect(tally(.balanced, measured) == Tally(met: 1, total: 8))
  }

  @Test func figuresOfPlacesAreTheSumsOfTheirFacilities() {
    let measured = table([
      history("A", "04594", [month(5), month(0)]), history("B", "04594", [month(5), month(7)]),
      history("H", "04594", [month(3), month(2)]),
    ])
    let groups = PlaceGroups(measured, at: .network, directory: registers)
    let figures = PlaceFigure.list(
      measured, months: october...october, groups: groups, standards: StandardCatalogue()
    ).filter { $0.indicator.standard == ColcaMeasure.stockoutMonths.code }
    #expect(figures.map(\.place.name) == ["DOS", "UNO"])
    #expect(figures.map(\.tally) == [Tally(met: 0, total: 1), Tally(met: 1, total: 2)])
    #expect(figures.map(\.facilities) == [1, 2])
    #expect(figures.map(\.isMet) == [true, false])
    let within = groups.within(ServicePlace(level: .network, path: ["", "UNO"]), measured, registers)
    #expect(within.groups.map(\.place.name) == ["UNO"])
  }
}
