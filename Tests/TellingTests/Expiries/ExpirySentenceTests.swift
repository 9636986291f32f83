import StockPolicy
import SupplyModel
import Testing

@testable import Telling

@Suite struct ExpirySentenceTests {
  private let asOf = ReportFixture.asOf

  private func sentence(
    _ units: Double, lost: Double, number: String? = "KD2041", months: Int = 2, isNearest: Bool = false,
    value: Double? = 96.6, uses: [LotUse] = [], unit: String = "ampolla", _ language: Language = .spanish
  ) -> String {
    let month = asOf.advanced(by: months)
    let lot = StockLot(number: number, expiry: isNearest ? .notBefore(month) : .endOf(month), units: units)
    let outlook = LotOutlook(lot: lot, expectedLoss: lost, medianLoss: lost, lossProbability: 1, uses: uses)
    return language.sentence(
      for: outlook, value: value, unit: language.unitNoun(unit), asOf: asOf, name: { "P.S. \($0)" })
  }

  @Test func whoWouldUseThem() {
    #expect(
      sentence(
        40, lost: 28,
        uses: [LotUse(facility: "A", units: 20, trip: 3), LotUse(facility: "B", units: 5, trip: nil)])
        == "De 40 ampollas del lote KD2041, que vence en diciembre de 2026, se usarían unas 12 y se vencerían unas 28 "
        + "(S/\u{A0}96.60): 20 van a P.S. A (viaje 3), P.S. B puede usar 5 antes de esa fecha, avise a la red por 3 más."
    )
    #expect(
      sentence(2, lost: 1.2, value: nil, uses: [LotUse(facility: "A", units: 1, trip: 1)], unit: "implante")
        == "De 2 implantes del lote KD2041, que vence en diciembre de 2026, se usaría alrededor de 1 y se vencería "
        + "alrededor de 1: 1 va a P.S. A (viaje 1).")
  }

  @Test func nobodyWould() {
    #expect(
      sentence(28, lost: 28, number: nil)
        == "De 28 ampollas de un lote sin número, que vence en diciembre de 2026, no se usaría casi ninguna unidad y se "
        + "vencerían unas 28 (S/\u{A0}96.60): nadie de la red las usará a tiempo; avise a la red.")
    #expect(
      sentence(28, lost: 28, .english)
        == "Of 28 ampoules of lot KD2041, which expires in December 2026, hardly any would be used and about 28 would "
        + "expire (S/\u{A0}96.60): nobody in the network will use them in time; tell the network.")
  }

  @Test func theDateOfTheFirstUnitsOnly() {
    #expect(
      sentence(1_250, lost: 620.4, number: nil, isNearest: true, unit: "condón")
        == "El reporte solo da la fecha de lo que vence primero (diciembre de 2026): de 1,250 condones se vencerían 620 "
        + "como máximo (S/\u{A0}96.60); mire las cajas: nadie de la red los usará a tiempo; avise a la red.")
    #expect(
      sentence(10, lost: 1, isNearest: true, value: nil, .english)
        == "The report gives only the date of what expires first (December 2026): of 10 ampoules at most 1 would expire; "
        + "look at the boxes: nobody in the network will use it in time; tell the network.")
  }

  @Test func whatHasExpiredAlready() {
    #expect(
      sentence(12, lost: 12, months: 0)
        == "El lote KD2041 venció en octubre de 2026 y aún figuran 12 ampollas (S/\u{A0}96.60): retírelas y dé de baja el lote."
    )
    #expect(
      sentence(1, lost: 1, months: -1, value: nil, unit: "implante")
        == "El lote KD2041 venció en septiembre de 2026 y aún figura 1 implante: retírelo y dé de baja el lote."
    )
    #expect(
      sentence(12, lost: 12, months: 0, .english)
        == "Lot KD2041 expired in October 2026 and 12 ampoules are still booked (S/\u{A0}96.60): set them apart and write the "
        + "lot off.")
  }

  @Test func anOrderSaysWhatOfTheStockCannotBeUsed() {
    var line = ReportFixture.lines[9].1
    line.order.arithmetic?.expiring = 3.2
    #expect(
      ReportFixture.input().names.reason(line).hasPrefix(
        "Quedan 10 <b>es (3 vencerán sin usarse) y se usan unos 9 al mes"))
    line.order.arithmetic?.expiring = 1
    #expect(ReportFixture.input().names.reason(line).contains("(1 vencerá sin usarse)"))
    #expect(
      ReportFixture.input(.english).names.reason(line).contains("10 <b>s are left (1 will expire unused) and")
    )
    line.order.arithmetic?.expiring = 0.4
    #expect(!ReportFixture.input().names.reason(line).contains("sin usarse"))
  }

  @Test func amountsHaveTwoDecimals() {
    #expect(NumberText.cents(1_234.5) == "1,234.50")
    #expect(NumberText.cents(0.004) == "0.00")
    #expect(NumberText.cents(-2.345) == "-2.35")
    #expect(NumberText.cents(999_999_999_999_999) == "999,999,999,999,999.00")
    #expect(NumberText.cents(999_999_995e9) == "999,999,995,000,000,000.00")
    #expect(NumberText.cents(.nan) == "–")
  }

  @Test func whatIsWorthMostComesFirstAndNoPriceIsNoZero() throws {
    let input = ReportFixture.input()
    let lines = ExpiryLine.lines(of: input.run, names: input.names)
    #expect(lines.map(\.outlook.lot.number) == [nil, "<b>&", "KD2041", "=1+1"])
    #expect(lines.map { $0.valueSoles.map { ($0 * 100).rounded() / 100 } } == [91.82, 18, 14.49, nil])
    let table = ExpiryTable.table(for: input.run, names: input.names)
    let value = try #require(table.columns.firstIndex { $0.key == "value" })
    #expect(table.rows.last?[value] == .blank)
    #expect(ExpiryTable.table(for: input.run, names: input.names, facility: "06530F01").rows.count == 1)
    // A price of the catalogue stands in for that of the lot.
    var priced = input
    priced.products = ProductCatalogue(
      ReportFixture.products.map { product in
        var priced = product
        priced.priceSoles = 50
        return priced
      })
    #expect(ExpiryLine.lines(of: priced.run, names: priced.names).first?.outlook.lot.number == "=1+1")
    #expect(ExpiryLine.lines(of: priced.run, names: priced.names).first?.valueSoles == 330)
  }
}
