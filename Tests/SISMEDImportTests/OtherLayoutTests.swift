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
        == .calendars([
          CalendarEntry(
            facility: "06528F01", calendar: SupplyCalendar(leadTimeMonths: 2, reviewPeriodMonths: 3)),
          CalendarEntry(facility: "C1", calendar: SupplyCalendar(leadTimeMonths: 0, reviewPeriodMonths: 1)),
        ]))
    #expect(file.findings.map(\.line) == [3, 4])
    #expect(file.findings.map(\.code) == [.badNumber, .badNumber])
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
