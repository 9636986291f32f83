import Operations
import StockPolicy
import SupplyModel

@testable import Telling

/// A small run that has every decision, every state of a month, a late facility and hostile names.
enum ReportFixture {
  static let asOf = Month(count: 2026 * 12 + 9)
  static let sample = SampleLines(asOf: asOf)
  static let hostile = "O'Higgins & Ñahui \"B\" <script>alert(1)</script>"

  static let products = [
    Product(
      code: "04594", name: "MEDROXIPROGESTERONA ACETATO - 150 mg/mL - INYECT - 1 mL", unit: "INYECT",
      type: "Inyectable trimestral",
      coupleYearsPerUnit: 0.25),
    Product(
      code: "18102", name: "ETINILESTRADIOL + LEVONORGESTREL (BLISTER) - 30 µg + 150 µg", unit: "BLISTER",
      coupleYearsPerUnit: 0.066667),
    Product(code: "03351", name: "ETONOGESTREL (IMPLANTE) - 68 mg - UNIDAD", unit: "IMPLANTE"),
    Product(code: "08054", name: "PRESERVATIVOS SIN NONOXINOL - UNIDAD", unit: "CONDON"),
    Product(code: "29945", name: "LEVONORGESTREL - 1.5 mg - TABLET (ECP)", unit: "TABLET"),
    Product(code: "38680", name: "LEVONORGESTREL - 750 µg - TABLET - BLISTER X 2 (ECP)", unit: "BLISTER"),
    Product(
      code: "=99001", name: "=HYPERLINK(\"x\")\"><img src=x onerror=alert(1)>", unit: "<b>",
      type: "Anticonceptivo \"><img src=x onerror=alert(2)>"),
  ]

  static let facilities = [
    Facility(
      code: "06528F01", name: "P.S. Tahuishco", category: "I-2", microNetwork: "Lluyllucucha",
      telephone: "042 561 234", latitude: -6.03, longitude: -76.97),
    Facility(
      code: "06530F01", name: hostile, category: "II-1", microNetwork: "Soritor & \"Cía\"",
      telephone: "<942>",
      latitude: -6.14, longitude: -77.1),
    Facility(code: "06531F01", name: "P.S. San Marcos", microNetwork: "Soritor & \"Cía\""),
  ]

  /// Twelve months with a little of everything, then the run's month.
  private static func months(_ last: [SampleLines.Reported]) -> [SampleLines.Reported] {
    let earlier: [SampleLines.Reported] = [
      (40, 8), (31, 9), (20, 11), nil, (6, 7), (0, 6), (0, 0), (24, 3), (24, 0), (nil, 9), (30, 8),
    ]
    return earlier + last
  }

  /// One order with every step of its arithmetic, another shared out of too little.
  static let lines: [(SupplySeries, SeriesAssessment)] = {
    var lines = plainLines
    lines[9].1.order.arithmetic = arithmetic(stock: 10, onOrder: 4)
    lines[9].1.order.arithmetic?.cap = .init(kinds: [.facilityBudget], units: 1_234)
    lines[1].1.order.arithmetic = arithmetic(stock: 0, onOrder: 28)
    lines[1].1.order.arithmetic?.allotment = .init(warehouse: "030S05", stock: 40, ordered: 90, units: 4)
    lines[1].1.order.arithmetic?.correctedMonths = 3
    for (place, lots) in outlooks { lines[place].1.lots = lots }
    return lines
  }()

  /// Lots that somebody could use, one past its date, one of which only the first date is known, and one without a price.
  private static let outlooks: [Int: [LotOutlook]] = [
    0: [
      LotOutlook(
        lot: StockLot(number: "KD2041", expiry: .endOf(asOf.advanced(by: 2)), units: 12, priceSoles: 3.45),
        expectedLoss: 4.2, medianLoss: 4, lossProbability: 0.9,
        uses: [LotUse(facility: "06530F01", units: 3, trip: nil)])
    ],
    3: [
      LotOutlook(
        lot: StockLot(expiry: .notBefore(asOf.advanced(by: 5)), units: 1_250, priceSoles: 0.148),
        expectedLoss: 620.4, medianLoss: 600, lossProbability: 1)
    ],
    6: [
      LotOutlook(
        lot: StockLot(number: "<b>&", expiry: .endOf(asOf.advanced(by: -1)), units: 5, priceSoles: 3.6),
        expectedLoss: 5, medianLoss: 5, lossProbability: 1),
      LotOutlook(
        lot: StockLot(number: "KD2043", expiry: .endOf(asOf.advanced(by: 30)), units: 55), expectedLoss: 0.2,
        medianLoss: 0, lossProbability: 0.05),
    ],
    10: [
      LotOutlook(
        lot: StockLot(number: "=1+1", expiry: .endOf(asOf.advanced(by: 1)), units: 10), expectedLoss: 6.6,
        medianLoss: 6, lossProbability: 0.97, uses: [LotUse(facility: "06530F01", units: 6, trip: 1)])
    ],
  ]

  private static func arithmetic(stock: Double, onOrder: Double) -> OrderArithmetic {
    OrderArithmetic(
      serviceLevel: ServiceLevel(0.95, basis: .withoutSubstitute), demand: 33.5, expectedDemand: 27,
      floor: 18,
      ceiling: 54, isByQuantity: false, least: 0, stock: stock, expiring: 0, moved: 0,
      onOrder: onOrder,
      overdue: 0, packSize: stock > 0 ? 6 : 1, minimumOrder: stock > 0 ? 30 : 0, isBlocked: false)
  }

  static let warehouseStocks = [
    WarehouseStock(warehouse: "030S05", product: "18102", stock: 40, ordered: 90, allotted: 40, lines: 7),
    WarehouseStock(warehouse: "030S05", product: "04594", stock: 400, ordered: 90, allotted: 90, lines: 3),
  ]

  private static let plainLines: [(SupplySeries, SeriesAssessment)] = {
    let (near, hard, far): (FacilityCode, FacilityCode, FacilityCode) = (
      "06528F01", "06530F01", "06531F01"
    )
    func line(
      _ facility: FacilityCode, _ product: ProductCode, _ months: [SampleLines.Reported], monthly: Double,
      _ decision: OrderRecommendation.Decision, _ alert: AlertLevel, quantity: Int = 0, harm: Double = 1,
      moved: Int = 0
    ) -> (SupplySeries, SeriesAssessment) {
      let series = sample.series(facility, product, months)
      return (
        series,
        sample.assess(
          series, monthly: monthly, decision: decision, alert: alert, quantity: quantity, harm: harm,
          moved: moved)
      )
    }
    let idle: [SampleLines.Reported] = (0..<14).map { _ in (0, 0) }
    let unused: [SampleLines.Reported] = (0..<14).map { _ in (5, 0) }
    return [
      line(near, "04594", months([(12, 9)]), monthly: 9, .orderUrgently, .urgent, quantity: 24, harm: 3),
      line(near, "18102", months([(0, 5)]), monthly: 1.2, .orderUrgently, .stockedOut, quantity: 6, harm: 2),
      line(near, "03351", unused, monthly: 0, .overstocked, .excess),
      line(near, "08054", months([(1_250, 110)]), monthly: 20, .overstocked, .excess),
      line(near, "29945", months([(1, 2)]), monthly: 0.5, .order, .watch, quantity: 1),
      line(near, "38680", idle, monthly: 0, .notHeld, .calm),
      line(hard, "04594", months([(60, 9)]), monthly: 9, .enough, .calm),
      line(hard, "18102", months([(nil, 9)]), monthly: 9, .stockUnknown, .unknown),
      line(hard, "29945", months([(1, 0)]), monthly: 0.02, .enough, .calm),
      line(hard, "=99001", months([(10, 9)]), monthly: 9, .order, .watch, quantity: 1_234, harm: 5, moved: 6),
      line(near, "=99001", idle + [(30, 5), (24, 6)], monthly: 6, .enough, .calm, moved: -6),
      line(far, "04594", months([(20, 9), nil, nil]), monthly: 9, .orderUrgently, .urgent, quantity: 40),
      line(far, "18102", months([(0, 9), nil, nil, nil]), monthly: 9, .notReported, .unknown),
      line(far, "03351", months([(1, 1), nil, nil, nil]), monthly: 0.4, .notReported, .unknown),
    ]
  }()

  /// One trip, of the product and to the facility whose names are hostile.
  static let transfers = [
    Transfer(
      trip: 1, from: "06528F01", to: "06530F01", product: "=99001", units: 6, kilometres: 12.34,
      coupleYears: 0.3,
      lots: [StockLot(number: "=1+1", expiry: .endOf(asOf.advanced(by: 1)), units: 6)], expiringUnits: 6,
      expiringSoles: 20.7)
  ]

  /// What was demanded of a history: a unit and a half for each dispensed where the month closed empty.
  private static func demand(of series: SupplySeries) -> EstimatedDemand {
    EstimatedDemand(
      entries: series.entries.map { entry in
        let used = entry.quantities?.consumed
        let isOut = entry.state == .stockedOut
        return .init(quantity: used.map { isOut ? $0 * 1.5 + 1 : $0 }, isCorrected: isOut && used != nil)
      })
  }

  /// The run of the month before: the first line was calm, the second already out, the fifth urgent.
  private static let earlier: ForecastRun = {
    var settings = sample.settings
    settings.asOf = asOf.advanced(by: -1)
    let alerts: [Int: AlertLevel] = [0: .calm, 1: .stockedOut, 4: .urgent, 7: .urgent]
    let assessments = lines.enumerated().map { place, line in
      SeriesAssessment(
        facility: line.1.facility, product: line.1.product, state: line.1.state, stockMonth: nil, stock: nil,
        recentConsumption: [], official: line.1.official, monthlyDemand: [], risk: nil, order: line.1.order,
        alert: alerts[place] ?? line.1.alert, expectedHarm: 0)
    }
    return ForecastRun(settings: settings, assessments: assessments)
  }()

  /// Scores of two months, one of them also two months ahead, and of a product with a hostile name.
  static let accuracy: [AccuracyRecord] = {
    func record(
      _ back: Int, _ step: Int, _ scope: AccuracyRecord.Scope, _ code: String = "", times: Int = 1
    ) -> AccuracyRecord {
      var score = AccuracyScore()
      (score.rows, score.outcomes, score.forecasts, score.crps) = (10 * times, 90, 100, 27)
      score.absoluteErrors = 36
      (score.within80, score.withinP90, score.riskRows) = (7 * times, 9 * times, 20 * times)
      (score.events, score.probabilities) = (3 * times, 2.4 * Double(times))
      return AccuracyRecord(
        month: asOf.advanced(by: -back), step: step, scope: scope, code: code, runID: 1, score: score)
    }
    return [
      record(1, 1, .all, times: 2), record(0, 2, .all), record(0, 1, .all),
      record(0, 1, .product, "=99001"), record(1, 1, .product, "=99001"), record(0, 1, .facility, "06528F01"),
    ]
  }()

  /// The first two lines with something doubted: one runs out, the other has.
  private static func doubting(_ line: SeriesAssessment, at place: Int) -> SeriesAssessment {
    guard place < 2 else { return line }
    var line = line
    line.doubt = SeriesDoubt(
      figures: [
        DoubtedFigure(
          finding: "k3v0x9q2m7ab", code: .consumptionSpike, firstMonth: asOf, month: asOf, reported: 90,
          reading: .leftOut(usual: 9))
      ], orderOtherwise: place == 0 ? 110 : line.order.quantity)
    return line
  }

  /// One that asks, one with its own months and something on its way, one that is to be counted first, and one with enough.
  static let requisitions = [
    WarehouseRequisition(
      warehouse: "030S05", product: "18102", stock: 4, lines: 2, ordered: 9, monthlyDemand: 7.25, packSize: 10
    ),
    WarehouseRequisition(
      warehouse: "030S05", product: "04594", stock: 50, lines: 3, ordered: 120, monthlyDemand: 30,
      onOrder: 20,
      calendar: FacilityCalendar(stated: SupplyCalendar(leadTimeMonths: 1, reviewPeriodMonths: 2))),
    WarehouseRequisition(
      warehouse: "030S05", product: "=99001", stock: nil, lines: 1, ordered: 1, monthlyDemand: 0.5),
    WarehouseRequisition(
      warehouse: "030S05", product: "29945", stock: 40, lines: 0, ordered: 0, monthlyDemand: 2),
  ]

  static func input(_ language: Language = .spanish) -> ReportInput {
    let finding = Finding(.row(.badNumber(at: .init(column: "STOCK_FIN", text: "1O & <i>"))), line: 214)
    return ReportInput(
      run: ForecastRun(
        settings: sample.settings, assessments: lines.enumerated().map { doubting($1.1, at: $0) },
        transfers: transfers,
        calendars: ["06528F01": .assumed], warehouseStocks: warehouseStocks),
      history: lines.map(\.0), demands: lines.map { demand(of: $0.0) }, earlier: earlier,
      accuracy: accuracy,
      facilities: FacilityDirectory(facilities), products: ProductCatalogue(products),
      files: [
        ImportedFile(
          id: 1, name: "FORMDET <oct>.csv", layout: LayoutName(rawValue: "formdet"), rows: 1_204,
          accepted: 1_180, replaced: 12,
          unchanged: 0, rejected: 12)
      ],
      findings: OpenFindings(
        errors: 1, warnings: 1, notices: 0,
        shown: [ReviewedFinding(file: "FORMDET <oct>.csv", finding: finding)]),
      outside: OutsideScope(rows: 12_431, products: 412),
      madeOn: Day(month: asOf.advanced(by: 1), dayOfMonth: 20), programVersion: "0.0.0",
      requisitions: requisitions, language: language)
  }
}
