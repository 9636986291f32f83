import Foundation
import SISMEDImport
import SupplyModel
import TestSupport
import Testing

@Suite struct OtherLayoutTests {
  @Test func theOpenLayoutKeepsCodesAndBlanks() throws {
    let file = try read(
      """
      facility,product,month,opening,received,consumed,adjustment,closing,ordered,stockout_days
      6528,"P,1",2026-09,,,4,,,,
      0007,143,202610,5,2,4,-1,2,9,3

      """)
    #expect(file.layout == .open)
    #expect(file.findings == [])
    #expect(file.reports.map(\.facility) == ["6528", "0007"])
    #expect(file.reports.map(\.product) == ["P,1", "143"])
    #expect(file.reports.first?.quantities == StockQuantities(consumed: 4))
    #expect(
      file.reports.last?.quantities
        == StockQuantities(
          opening: 5, received: 2, consumed: 4, adjustment: -1, closing: 2, ordered: 9, stockoutDays: 3))
  }

  @Test func theOpenLayoutNeedsFourColumnsOnly() throws {
    let file = try read("month;consumed;facility;product\n2026-10;3;A;B\n")
    #expect(file.reports.map(\.quantities) == [StockQuantities(consumed: 3)])
  }

  @Test func renipressGivesPlacesByTheirPharmacy() throws {
    let header = "INSTITUCION;COD_IPRESS;NOMBRE;CATEGORIA;DISA;RED;MICRORED;DISTRITO;TELEFONO;NORTE;ESTE\n"
    let bytes =
      Data([0xEF, 0xBB, 0xBF])
      + Data(
        (header
          + "GR;6528;TAHUISHCO ÑAHUI;I-2;SAN MARTIN;MOYOBAMBA;LLUYLLUCUCHA;MOYOBAMBA;042-1;-6.03;-76.97\n")
          .utf8)
    let file = try read(bytes)
    #expect(
      file.register
        == .facilities([
          Facility(
            code: "06528F01", name: "TAHUISHCO ÑAHUI", category: "I-2", microNetwork: "LLUYLLUCUCHA",
            network: "MOYOBAMBA", regionalAuthority: "SAN MARTIN", district: "MOYOBAMBA", telephone: "042-1",
            latitude: -6.03, longitude: -76.97)
        ]))
  }

  @Test func aCatalogueGivesProducts() throws {
    let file = try read(
      "code,name,unit,cyp_per_unit,type,other\n4594,DMPA,vial,0.25,Inyectable,x\nAS1,Y,,,,\n")
    #expect(
      file.register
        == .products([
          Product(code: "04594", name: "DMPA", unit: "vial", type: "Inyectable", coupleYearsPerUnit: 0.25),
          Product(code: "AS1", name: "Y"),
        ]))
  }

  @Test func aCalendarGivesMonthsInBounds() throws {
    let file = try read(
      "facility,lead_time_months,review_period_months\n6528,2,3\n06529F01,1,0\n06530,1.5,1\nC1,0,1\n")
    #expect(
      file.register
        == .supplies([
          FacilitySupply(
            facility: "06528F01", calendar: SupplyCalendar(leadTimeMonths: 2, reviewPeriodMonths: 3)),
          FacilitySupply(facility: "C1", calendar: SupplyCalendar(leadTimeMonths: 0, reviewPeriodMonths: 1)),
        ]))
    #expect(file.findings.map(\.line) == [3, 4])
    #expect(file.findings.map(\.code) == [.badNumber, .badNumber])
  }

  @Test func aCalendarMayStateABudgetAlone() throws {
    let file = try read(
      "facility,lead_time_months,review_period_months,warehouse,storage_litres,budget\n"
        + "6528,,,30S5,,1500.5\n6529,1,2,30S05,40,\n6530,1,,,,10\n6531,,,,,\n6532,1,1,,-1,\n")
    #expect(
      file.register
        == .supplies([
          FacilitySupply(facility: "06528F01", warehouse: "30S5", budgetSoles: 1500.5),
          FacilitySupply(
            facility: "06529F01", calendar: SupplyCalendar(leadTimeMonths: 1, reviewPeriodMonths: 2),
            warehouse: "030S05", storageLitres: 40),
        ]))
    #expect(file.findings.map(\.line) == [4, 5, 6])
    #expect(file.findings.map(\.code) == [.blankCell, .blankCell, .badNumber])
    #expect(
      file.findings.map(\.column) == ["review_period_months", "lead_time_months", "storage_litres"])
  }

  @Test func aCatalogueMaySayHowProductsAreOrdered() throws {
    let file = try read(
      "codigo,nombre,unidades_por_paquete,pedido_minimo,precio,litros_por_unidad,grupo_sustituto,nivel_de_servicio\n"
        + "4594,DMPA,25,50,3.45,0.02,inyectables,0.97\n143,Y,2.5,,,,,\n144,Z,,,,,,0.3\n145,W,0,,,,,\n")
    #expect(
      file.register
        == .products([
          Product(
            code: "04594", name: "DMPA", packSize: 25, minimumOrder: 50, priceSoles: 3.45,
            litresPerUnit: 0.02, substituteGroup: "inyectables", serviceLevel: 0.97)
        ]))
    #expect(file.findings.map(\.code) == [.badNumber, .badNumber, .badNumber])
  }

  @Test func aCatalogueMaySayWhatTakesAProductsPlace() throws {
    let file = try read("codigo,nombre,sucesor\n4594,DMPA,3234\n3234,CIC,\n143,Y,00143\n")
    #expect(
      file.register
        == .products([
          Product(code: "04594", name: "DMPA", successor: "03234"), Product(code: "03234", name: "CIC"),
        ]))
    // None takes its own place.
    #expect(file.findings.map(\.code) == [.badProductCode] && file.findings.map(\.line) == [4])
  }

  @Test func ordersUnderWayAreReadUnderBothNames() throws {
    let expected = RegisterContent.orders([
      OrderUnderWay(
        facility: "06528F01", product: "04594", quantity: 40, expectedMonth: Month(count: 2026 * 12 + 11),
        orderedMonth: Month(count: 2026 * 12 + 9)),
      OrderUnderWay(
        facility: "C1", product: "AS1", quantity: 0, expectedMonth: Month(count: 2026 * 12 + 10)),
    ])
    let english = try read(
      "facility,product,quantity,expected_month,ordered_month\n6528,4594,40,2026-12,2026-10\nC1,AS1,0,202611,\n"
    )
    let spanish = try read(
      "Código Pre;Código Med;Cantidad;Mes esperado;Mes pedido\n6528;4594;40;2026-12;2026-10\nC1;AS1;0;202611;\nTOTAL;;40;;\n"
    )
    for file in [english, spanish] {
      #expect(file.layout == .onOrder)
      #expect(file.register == expected)
      #expect(file.rows == 2)
    }
  }

  @Test func anOrderThatContradictsItselfStaysOut() throws {
    let file = try read(
      """
      facility,product,quantity,expected_month,ordered_month
      A,P,5,2026-10,2026-11
      A,P,-1,2026-11,
      A,,3,2026-11,
      A,P,3,,
      A,P,3,2026-11,
      A,P,4,2026-11,

      """)
    #expect(file.findings.map(\.code) == [.badMonth, .badNumber, .blankCell, .blankCell, .duplicateCode])
    #expect(file.findings.map(\.line) == [2, 3, 4, 5, 7])
    #expect(file.rejected == 5)
  }

  @Test func renipressAndReportsNameTheExecutingUnit() throws {
    let register = try read("COD_IPRESS;NOMBRE;COD_UE\n6528;TAHUISHCO;030\n")
    #expect(
      register.register == .facilities([Facility(code: "06528F01", name: "TAHUISHCO", executingUnit: "030")]))
    #expect(
      ["30", "030", "7", "1234", "", "A"].map { FacilityCodeGrammar.executingUnit($0) }
        == ["030", "030", "007", nil, nil, nil])
  }

  @Test func aLayoutThatIsToldIsNotGuessed() throws {
    let text = "facility,product,month,consumed\nA,B,2026-10,3\n"
    let file = try read(text, ImportOptions(layout: .catalogue))
    #expect(file.reports.isEmpty)
    #expect(file.register == nil)
    #expect(file.findings.map(\.code) == [.unknownLayout])
  }

  @Test func theDigestIsTheSHA256OfTheBytes() throws {
    // FIPS 180-2, the test vector "abc".
    #expect(
      try read("abc").digest == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }
}
