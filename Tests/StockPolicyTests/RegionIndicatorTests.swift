import DemandForecasting
import SupplyModel
import Testing

@testable import StockPolicy

@Suite("Indicators of a region")
struct RegionIndicatorTests {
  private let asOf = Month(count: 2026 * 12 + 9)

  private func line(
    _ facility: FacilityCode, _ product: ProductCode, stock: Double?, month: Month? = nil,
    decision: OrderRecommendation.Decision = .enough, alert: AlertLevel = .calm, harm: Double = 0
  ) -> SeriesAssessment {
    SeriesAssessment(
      facility: facility, product: product, state: .inStock, stockMonth: month ?? asOf, stock: stock,
      recentConsumption: [],
      official: OfficialIndicators(averageConsumption: 1, monthsOfStock: stock, availability: .normostock),
      monthlyDemand: [], risk: nil,
      order: OrderRecommendation(
        decision: decision, quantity: 0, orderUpToLevel: nil, coverMonths: 3, serviceLevel: 0.9,
        officialQuantity: nil), alert: alert, expectedHarm: harm)
  }

  @Test(
    "Availability is normostock and sobrestock of what can be judged; the limits belong to the better band")
  func availability() {
    let share = AvailabilityShare([
      .normostock, .sobrestock, .substock, .desabastecido, .sinDato, .sinRotacion, .noConsumidor,
    ])
    #expect(share.evaluated == 4 && share.available == 0.5 && share.out == 0.25)
    #expect(share.unknown == 1 && share.unused == 1 && share.band == .low)
    #expect(AvailabilityShare([]).available == nil && AvailabilityShare([.sinDato]).band == nil)
    let bands = [1, 0.9, 0.8999, 0.8, 0.7, 0.6999].map(AvailabilityBand.init(share:))
    #expect(bands == [.optimal, .optimal, .high, .high, .regular, .low])
  }

  @Test("A method is out where all its products are; who did not report is neither in stock nor out")
  func methods() {
    let lines = [
      line("A", "implant1", stock: 0), line("A", "implant2", stock: 3), line("A", "pill", stock: 0),
      line("B", "pill", stock: 5), line("B", "condom", stock: 1), line("B", "implant1", stock: 2),
      line("C", "pill", stock: 0, month: asOf.advanced(by: -1)), line("C", "condom", stock: nil),
      line("H", "pill", stock: 4), line("H", "condom", stock: 4, decision: .notHeld),
    ]
    let found = MethodAvailability(
      lines, asOf: asOf, category: { $0 == "H" ? "II-2" : $0 == "A" ? "I-3" : nil },
      method: { $0.text.hasPrefix("implant") ? "implant" : $0.text })
    #expect(found.methods.map(\.name) == ["condom", "implant", "pill"])
    #expect(found.methods.map(\.offering) == [1, 2, 3])
    #expect(found.methods.map(\.out) == [0, 0, 1])
    #expect(found.any.offering == 3 && found.any.out == 1)
    #expect(found.primary.facilities == 2 && found.primary.enough == 1)
    #expect(found.hospital.facilities == 1 && found.hospital.share == 0)
  }

  @Test("Couple-years lost are demand less what was dispensed in corrected months of the year alone")
  func coupleYears() {
    let months = (-13...0).map { asOf.advanced(by: $0) }
    let series = SupplySeries(
      facility: "A", product: "p", reports: months.map { ($0, StockQuantities(consumed: 4, closing: 1)) },
      through: asOf)
    let demand = EstimatedDemand(
      entries: months.indices.map { .init(quantity: $0 % 5 == 0 ? 10 : 4, isCorrected: $0 % 5 == 0) })
    var years = CoupleYears()
    years.add(series, demand: demand, perUnit: 0.25, from: asOf.advanced(by: -11), through: asOf)
    // Twelve months of 4 units; of the corrected places 0, 5 and 10 two lie within the year.
    #expect(years.dispensed == 12 && years.lost == 3 && years.correctedMonths == 2)
    years.add(series, demand: nil, perUnit: 1, from: asOf, through: asOf)
    #expect(years.dispensed == 16 && years.lost == 3)
  }

  @Test("Changes between two runs are told once each, the worst first")
  func changes() {
    func run(_ alerts: [(ProductCode, AlertLevel)]) -> ForecastRun {
      ForecastRun(
        settings: .init(asOf: asOf), assessments: alerts.map { line("A", $0.0, stock: 1, alert: $0.1) })
    }
    let before = run([
      ("a", .calm), ("b", .watch), ("c", .urgent), ("d", .stockedOut), ("e", .urgent), ("g", .urgent),
    ])
    let after = run([
      ("a", .urgent), ("b", .stockedOut), ("c", .unknown), ("d", .excess), ("e", .urgent), ("f", .stockedOut),
      ("g", .stockedOut), ("h", .watch),
    ])
    let changes = RunChanges(from: before, to: after)
    // In the order of the list of alerts, what has ended last.
    #expect(changes.changes.map(\.line.product) == ["b", "f", "g", "a", "h", "c", "d"])
    #expect(changes.changes.map(\.kind) == [.worse, .new, .worse, .new, .new, .lostSight, .ended])
    #expect(changes.changes.prefix(5).map(\.line) == after.worklist.filter { $0.product != "e" })
    #expect(changes.stillCount == 1)
    #expect(RunChanges(from: after, to: after).changes.isEmpty)
    #expect(changes.only(["A"]) == changes && changes.only(["B"]).changes.isEmpty)
    #expect(changes.only(["B"]).stillCount == 0)
  }
}
