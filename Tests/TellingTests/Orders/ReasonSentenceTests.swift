import StockPolicy
import SupplyModel
import TestSupport
import Testing

@testable import Telling

@Suite("The sentence that says why")
struct ReasonSentenceTests {
  @Test("reads well for every decision", arguments: Language.allCases)
  func golden(language: Language) throws {
    let names = ReportFixture.input(language).names
    var text = ""
    for (_, line) in ReportFixture.lines {
      text += "\(line.order.decision.rawValue), \(line.alert.rawValue): \(names.reason(line))\n"
    }
    #expect(try Golden.difference(text, from: "reporting/reasons.\(language.rawValue).txt") == nil)
  }

  @Test("covers every decision, state and alert that exists")
  func everyDecision() {
    let lines = ReportFixture.lines.map(\.1)
    #expect(Set(lines.map(\.order.decision)) == Set(OrderRecommendation.Decision.allCases))
    #expect(Set(lines.map(\.alert)) == Set(AlertLevel.allCases))
    #expect(Set(ReportFixture.lines.flatMap { $0.0.entries.map(\.state) }) == Set(MonthState.allCases))
    #expect(
      Set(lines.map(\.official.availability))
        .isSuperset(of: [.desabastecido, .substock, .normostock, .sobrestock, .sinRotacion, .sinDato]))
  }

  @Test("states the reader's own numbers")
  func numbers() throws {
    let names = ReportFixture.input().names
    let first = try #require(ReportFixture.lines.first?.1)
    #expect(
      names.reason(first)
        == "Quedan 12 ampollas y se usan unas 9 al mes: si no llega nada, en 8 de cada 10 casos "
        + "se acaban antes de fin de diciembre; pida ya 24, para que en 9 de cada 10 casos alcance 3 meses.")
  }

  @Test("names the month of the report that leaves the stock blank")
  func blankStockOfALateReport() {
    let sample = ReportFixture.sample
    let series = sample.series("06528F01", "04594", [(5, 9), (nil, 9), nil, nil])
    let line = sample.assess(series, monthly: 9, decision: .stockUnknown, alert: .unknown)
    #expect(
      ReportFixture.input().names.reason(line)
        == "El reporte de agosto de 2026 no dice cuánto queda: cuente el stock antes de pedir.")
  }

  @Test("tells an empty shelf's use by the same figure as any other's")
  func emptyShelf() {
    let sample = ReportFixture.sample
    let series = sample.series("06528F01", "04594", [(40, 31), (5, 35), (0, 33), (0, 0), (0, 0), (0, 0)])
    let line = sample.assess(
      series, monthly: 4, decision: .orderUrgently, alert: .stockedOut, quantity: 99)
    #expect(
      ReportFixture.input().names.reason(line)
        == "No queda ninguna ampolla y se usan unas 4 al mes; pida ya 99, "
        + "para que en 9 de cada 10 casos alcance 3 meses.")
  }

  @Test("counts the months with use where most had none, and says what look-alikes need")
  func rareUse() {
    let sample = ReportFixture.sample
    let months: [(Double?, Double)?] = Array(repeating: (5, 0), count: 9) + [(5, 4), (5, 0), (5, 0)]
    let series = sample.series("06528F01", "04594", months)
    var line = sample.assess(
      series, monthly: 1, decision: .order, alert: .watch, quantity: 7, cover: 4, moved: -2)
    line.order.arithmetic = OrderArithmetic(
      serviceLevel: ServiceLevel(0.9), demand: 10.4, expectedDemand: 4, floor: nil,
      ceiling: nil,
      isByQuantity: true, stock: 5, moved: -2)
    let names = ReportFixture.input().names
    #expect(
      names.reason(line).contains(
        "y hubo consumo en 1 de los últimos 12 meses con reporte, 4 en total, "
          + "pero en casos parecidos hacen falta hasta 10 en 4 meses"))
    // Who gives and orders anew is told both, in that order.
    #expect(names.reason(line).contains("; entregue 2 a otro establecimiento y pida 7, para que"))
    // Months in which stock was missed are none without use.
    line.order.arithmetic?.correctedMonths = 6
    #expect(names.reason(line).contains("y se usa alrededor de 1 al mes, y se corrigieron 6 meses"))
  }

  @Test("names a pack above the maximum, and says what an order beside an expiring lot is for")
  func packsAndExpiry() {
    let sample = ReportFixture.sample
    let months: [(Double?, Double)?] = Array(repeating: (30, 10), count: 12)
    let series = sample.series("06528F01", "04594", months)
    var line = sample.assess(
      series, monthly: 10, decision: .order, alert: .calm, quantity: 100, cover: 3)
    func arithmetic(minimum: Int) -> OrderArithmetic {
      OrderArithmetic(
        serviceLevel: ServiceLevel(0.9), demand: 40, expectedDemand: 30, floor: 20, ceiling: 60,
        isByQuantity: false, stock: 30, expiring: 12, packSize: minimum > 0 ? 5 : 100, minimumOrder: minimum)
    }
    line.order.arithmetic = arithmetic(minimum: 0)
    let (es, en) = (ReportFixture.input().names, ReportFixture.input(.english).names)
    #expect(es.reason(line).contains("pida 100 (redondeado al envase de 100: 58 sobre el máximo), para que"))
    line.order.arithmetic = arithmetic(minimum: 100)
    #expect(es.reason(line).contains("pida 100 (por el pedido mínimo de 100: 58 sobre el máximo), para que"))
    #expect(!es.reason(line).contains("Vencer"))
    let november = ReportFixture.sample.settings.asOf.advanced(by: 1)
    let lot = StockLot(number: "L", expiry: .endOf(november), units: 22)
    line.lots = [LotOutlook(lot: lot, expectedLoss: 12, medianLoss: 12, lossProbability: 1)]
    let month = Language.spanish.monthText(november)
    #expect(es.reason(line).hasSuffix(" Vencerán 12 en \(month); lo que se pide es para después."))
    #expect(en.reason(line).contains(" 12 will expire in "))
    // All that is expected to be used will be there: the order is for the rest of the cases.
    line.order.arithmetic?.expectedDemand = 18
    #expect(es.reason(line).hasSuffix("; lo que se pide es por si se usa más de lo esperado."))
  }

  @Test("says what a substitute carries, what is carried for one, and what lies under an old code")
  func substitutesAndOldCodes() {
    let sample = ReportFixture.sample
    let months: [(Double?, Double)?] = Array(repeating: (30, 10), count: 12)
    var line = sample.assess(
      sample.series("06528F01", "04594", months), monthly: 10, decision: .order, alert: .calm, quantity: 24,
      cover: 3)
    line.order.arithmetic = OrderArithmetic(
      serviceLevel: ServiceLevel(0.9), demand: 54, expectedDemand: 44, floor: 20, ceiling: 60,
      isByQuantity: false, stock: 30)
    let names = ReportFixture.input().names
    let plain = names.reason(line)
    line.order.arithmetic?.carried = .init(units: 14, products: ["03234"])
    #expect(
      names.reason(line) == plain + " Se cuentan 14 más porque no llega lo que falta de Inyectable mensual.")
    // Demand alone would pass the maximum: what is carried adds nothing.
    line.order.arithmetic?.ceiling = 40
    #expect(!names.reason(line).contains("Se cuenta"))
    line.order.arithmetic?.ceiling = 60
    line.order.arithmetic?.carried = nil
    line.order.arithmetic?.relief = .init(share: 0.3, substitute: "03234")
    #expect(
      names.reason(line) == plain + " Si falta, hay de sobra Inyectable mensual, que lleva el 30 %.")
    line.order.arithmetic?.relief = nil
    line.order.arithmetic?.replaced = [
      .init(product: "38680", stock: 12), .init(product: "11111", stock: 0),
    ]
    #expect(
      names.reason(line) == plain
        + " De lo que queda, 12 son del código 38680, que este reemplaza: no pida más de él."
        + " Cuenta el uso del código 11111, que este reemplaza.")
  }
}
