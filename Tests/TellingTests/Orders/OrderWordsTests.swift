import DemandForecasting
import StockPolicy
import SupplyModel
import TestSupport
import Testing

@testable import Telling

@Suite("An order in words")
struct OrderWordsTests {
  private let asOf = Month(count: 2026 * 12 + 9)

  /// Situations of one product, each with what people are told of it.
  private var situations: [(name: String, line: SeriesAssessment)] {
    let usual = OrderTerms(calendar: .assumed)
    func terms(_ change: (inout OrderTerms) -> Void) -> OrderTerms {
      var terms = usual
      change(&terms)
      return terms
    }
    func arriving(_ months: Int, _ units: Double) -> OrderTerms {
      terms { $0.arrivals = [.init(monthsAhead: months, units: units)] }
    }
    var cut = line(stock: 12, terms: terms { $0.packSize = 10 })
    cut.order.arithmetic?.cap = .init(kinds: [.facilityBudget, .storage], units: 20)
    cut.order.quantity = 20
    var nothing = line(stock: 12)
    nothing.order.arithmetic?.cap = .init(kinds: [.runBudget], units: 0)
    nothing.order.quantity = 0
    var shared = line(stock: 0)
    shared.order.arithmetic?.allotment = .init(warehouse: "030S05", stock: 40, ordered: 130, units: 12)
    shared.order.arithmetic?.uncounted = [.runBudget]
    shared.order.arithmetic?.correctedMonths = 3
    var doubted = line(stock: 12)
    doubted.doubt = SeriesDoubt(figures: Self.doubtedFigures, orderOtherwise: 1_400)
    var same = doubted
    same.doubt = SeriesDoubt(figures: [Self.doubtedFigures[0]], orderOtherwise: doubted.order.quantity)
    return [
      ("doubted in every way", doubted), ("doubted, and the order stays", same),
      ("usual", line(stock: 12)), ("counted a month before", line(stock: 12, late: 1)),
      ("on order", line(stock: 12, terms: arriving(2, 5))),
      ("enough on order", line(stock: 12, terms: arriving(2, 50))),
      ("overdue", line(stock: 12, terms: arriving(-2, 40))),
      ("received and on order", line(stock: 2, terms: arriving(2, 5), moved: 7)),
      ("floor", line(stock: 2, used: 20, demand: 4)),
      ("ceiling", line(stock: 2, used: 5, demand: 30)),
      ("by quantity", line(stock: 0, used: 2, demand: 0, active: 2)),
      (
        "packs and minimum", line(stock: 12, terms: terms { ($0.packSize, $0.minimumOrder) = (10, 45) })
      ),
      (
        "without a substitute",
        line(stock: 12, terms: terms { $0.serviceLevel = ServiceLevel(0.95, basis: .withoutSubstitute) })
      ),
      (
        "with a substitute",
        line(stock: 12, terms: terms { $0.serviceLevel = ServiceLevel(0.9, substitute: "03234") })
      ),
      (
        "catalogue", line(stock: 12, terms: terms { $0.serviceLevel = ServiceLevel(0.97, basis: .catalogue) })
      ),
      ("cut by two caps", cut), ("cut to nothing", nothing), ("a share of too little", shared),
    ]
  }

  /// A figure for each way in which one is read.
  private static var doubtedFigures: [DoubtedFigure] {
    let month = Month(count: 2026 * 12 + 8)
    let readings: [(FindingCode, DoubtedFigure.Reading)] = [
      (.consumptionSpike, .leftOut(usual: 4)), (.frozenStock, .leftOut(usual: 4)),
      (.consumptionSpike, .high(usual: 180)), (.unbalanced, .consumed(5)), (.unbalanced, .stock(40)),
      (.unbalanced, .stockAsReported(movementsGive: 330)), (.frozenStock, .standing(usual: 12)),
      (.unitOfIssueJump, .newUnit(factor: 28, isMore: true)),
      (.unitOfIssueJump, .earlierUnit(factor: 10, isMore: false)),
    ]
    return readings.enumerated().map { place, entry in
      DoubtedFigure(
        finding: "k3v0x9q2m7a\(place)", code: entry.0, firstMonth: month.advanced(by: -3), month: month,
        reported: 400, reading: entry.1)
    }
  }

  /// Ten used a month for a year unless said otherwise; demand spread over twice its mean.
  private func line(
    stock: Double, used: Double = 10, demand: Double = 10, active: Int = 12,
    terms: OrderTerms = OrderTerms(calendar: .assumed), moved: Int = 0, late: Int = 0
  ) -> SeriesAssessment {
    let reports = (0..<12).map { index in
      (
        month: asOf.advanced(by: index - 11 - late),
        quantities: StockQuantities(
          received: 0, consumed: index < active ? used : 0, adjustment: 0, closing: stock)
      )
    }
    func spread(_ mean: Double) -> QuantileDistribution {
      let levels = QuantileLevels.cumulative
      return QuantileDistribution(levels: levels, values: levels.map { $0 * 2 * mean })
    }
    return AssessmentPolicy(settings: ForecastRun.Settings(asOf: asOf)).assess(
      SupplySeries(facility: "06528F01", product: "04594", reports: reports, through: asOf),
      monthlyDemand: (1...6).map { _ in spread(demand) },
      cumulativeDemand: (1...12).map { spread(demand * Double($0)) }, terms: terms,
      coupleYearsPerUnit: 0.25, moves: ShelfMoves(units: moved))
  }

  private func names(_ language: Language) -> ReportNames {
    let products =
      ReportFixture.products + [Product(code: "03234", name: "ESTRADIOL CIPIONATO", unit: "INYECT")]
    return ReportNames(
      run: ForecastRun(settings: ForecastRun.Settings(asOf: asOf), assessments: situations.map(\.line)),
      facilities: FacilityDirectory(ReportFixture.facilities), products: ProductCatalogue(products),
      language: language)
  }

  @Test("reads well in every situation", arguments: Language.allCases)
  func golden(language: Language) throws {
    let names = names(language)
    let text = situations.map { name, line in
      let steps = names.steps(line).map { step in
        "  " + step.name + (step.units.map { ": " + NumberText.decimal($0) } ?? "")
      }
      let sentences = [
        names.reason(line), names.serviceLevel(line), names.difference(line),
        language.formula(of: line, asOf: asOf),
      ].compactMap { $0 }
      return ([name] + sentences.map { "  " + $0 } + steps).joined(separator: "\n") + "\n"
    }.joined(separator: "\n")
    #expect(try Golden.difference(text, from: "reporting/pedido.\(language.rawValue).txt") == nil)
  }

  @Test("adds up as it is printed")
  func steps() {
    for (name, line) in situations {
      let steps = names(.spanish).steps(line)
      guard let level = steps.firstIndex(where: { $0.name.hasPrefix("Nivel") }),
        let need = steps.firstIndex(where: { $0.name.hasPrefix("Falta") })
      else {
        #expect(steps.isEmpty, "\(name)")
        continue
      }
      let total = steps[level..<need].compactMap(\.units).reduce(0, +)
      #expect(steps[need].units == max(0, (total - 1e-9).rounded(.up)), "\(name)")
      #expect(steps.first { $0.name == "Pedido" }?.units == Double(line.order.quantity), "\(name)")
    }
  }

  @Test("tells a service level exactly")
  func levels() {
    #expect(
      [0.5, 0.9, 0.95, 0.975, 0.99].map(Language.spanish.serviceClause) == [
        "en 5 de cada 10 casos", "en 9 de cada 10 casos", "en 19 de cada 20 casos", "en 98 de cada 100 casos",
        "en 99 de cada 100 casos",
      ])
  }

  @Test("tells where a calendar comes from", arguments: Language.allCases)
  func calendars(language: Language) throws {
    let deliveries = (0..<30).map { index in
      (
        month: asOf.advanced(by: index - 29),
        quantities: StockQuantities(
          received: index % 3 == 0 ? Double(10 + index) : 0, consumed: 5, closing: 5,
          ordered: index % 3 == 1 ? Double(10 + index + 2) : 0)
      )
    }
    let series = SupplySeries(facility: "A", product: "P", reports: deliveries, through: asOf)
    let text = [
      FacilityCalendar(stated: SupplyCalendar(leadTimeMonths: 2, reviewPeriodMonths: 1)), .assumed,
      FacilityCalendar(ReceiptRhythm([series], asOf: asOf)),
    ].map { language.sentence(for: $0) + "\n" }.joined()
    #expect(try Golden.difference(text, from: "reporting/calendario.\(language.rawValue).txt") == nil)
  }
}
