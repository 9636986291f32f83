import SupplyModel

@testable import Improvement
@testable import Telling

/// Something of everything that a report tells of improvement, about the facilities of the report's fixture.
enum ImprovementFixture {
  static let month = ReportFixture.asOf
  static let months = month.advanced(by: -11)...month
  static let codes: [FacilityCode] = ["06528F01", "06530F01", "06531F01"]
  static let today = Day(month: month.advanced(by: 1), dayOfMonth: 26)
  static let standards = StandardCatalogue([
    Standard(
      code: "lavado", target: 0.8, name: StandardText(es: "Lavado de <manos>", en: "Washing of <hands>"))
  ])

  /// Hands are washed in half of the cases in the first six months, and in nine of ten afterwards.
  private static var table: MeasureTable {
    let hands = Indicator("lavado")
    var table = MeasureTable(
      facilities: codes, months: months,
      indicators: [
        hands, Indicator(ColcaMeasure.reported.code), Indicator(ColcaMeasure.coupleYearsDispensed.code),
      ])
    for facility in codes.indices {
      for month in 0..<12 where month != 3 {
        table.add(Tally(met: month < 6 ? 5 : 9, total: 10), facility: facility, month: month, indicator: 0)
        table.add(Tally(met: 1, total: 1), facility: facility, month: month, indicator: 1)
        table.add(Tally(met: Double(month) / 10, total: 1), facility: facility, month: month, indicator: 2)
      }
    }
    return table
  }

  private static var causes: [CauseLine] {
    let told: [(FacilityCode, StockoutCause?)] = [
      ("06528F01", .warehouseEmpty), ("06530F01", .warehouseEmpty), ("06530F01", .expired), ("06531F01", nil),
    ]
    return told.enumerated().map { place, one in
      CauseLine(
        key: SeriesKey(one.0, "04594"), month: month.advanced(by: -place), cause: one.1, units: 4,
        orderMonth: nil,
        ordered: nil, received: nil, coupleYearsLost: 1)
    }
  }

  static let cycles = ImprovementCycle.all(
    [
      .started(
        CycleStart(
          place: .all, indicator: Indicator("lavado"), baselineMonth: month.advanced(by: -8),
          baseline: Tally(met: 15, total: 30), dueMonth: month.advanced(by: -2), target: 0.8)),
      .explained(cause: "No hay jabón"),
      .planned(
        PlannedAction(
          number: 1, text: "Comprar <jabón>", post: "Jefatura", due: Day(month: month, dayOfMonth: 1),
          note: "en camino")),
    ].enumerated().map { CycleEntry(number: Int64($0), instant: "2026-03-01T10:00:00Z", cycle: 1, event: $1) }
  )

  private static var needs: [FacilityNeed] {
    var input = NeedInput(
      reported: [], directory: FacilityDirectory(ReportFixture.facilities), products: ProductCatalogue([]))
    input.populations = codes.map { ServedPopulation(facility: $0, year: 2026, women: 100, couples: 40) }
    input.services = zip(codes, [(60.0, 40.0, 30.0), (20, 100, 40), (20, 80, 20)]).map { code, one in
      ServiceMonth(
        facility: code, month: month, service: "pf", visits: one.2, shiftHours: one.0, need: one.1)
    }
    var needs = NeedMeasurer(input).facilities(months)
    for place in needs.indices {
      needs[place].protected = 10
      needs[place].coupleYears = 15
      needs[place].withoutMethod = Tally(met: 3, total: 30)
    }
    return needs
  }

  /// A target of which so many of a hundred are met in the last month.
  private static func progress(of target: PlaceTarget, met: Double) -> TargetProgress {
    TargetProgress(
      target, measured: [TargetMonth(month, Tally(met: met, total: 100))], unit: .share, better: .higher)
  }

  static let facts: ImprovementFacts = {
    let directory = FacilityDirectory(ReportFixture.facilities)
    var rules = ShiftRules()
    (rules.visitsPerHour, rules.within) = (2, .all)
    let target = PlaceTarget(
      standard: "lavado", place: .all, from: month.advanced(by: -5), to: month.advanced(by: 2), start: 0.5,
      value: 0.95)
    return ImprovementFacts(
      month: month, day: today, table: table, standards: standards, causes: causes, cycles: cycles,
      targets: [
        progress(of: target, met: 40), progress(of: target, met: 96),
      ], needs: needs, proposal: ShiftProposal(needs, rules: rules, directory: directory),
      directory: directory)
  }()
}
