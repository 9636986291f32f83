import SISMEDImport
import SupplyModel
import TestSupport
import Testing

/// Lots as FORMDET's two forms and the layout of lots give them.
@Suite struct LotReadingTests {
  private func month(_ text: String) throws -> Month { try #require(Month(text)) }

  /// A FORMDET file of the newer form: the lot's columns behind the 46.
  private func perLot(_ rows: [(values: [String: String], lot: String, expiry: String)]) -> String {
    let header = FormdetSample.columns + ["MEDLOTE", "MEDFECHVTO"]
    let lines = rows.map { FormdetSample.row($0.values) + ";\($0.lot);\($0.expiry)" }
    return ([header.joined(separator: ";")] + lines).map { $0 + "\r\n" }.joined()
  }

  @Test func theNewerFormGivesEachLotItsOwnDate() throws {
    let file = try read(
      perLot([
        (["SALDO": "9", "STOCK_FIN": "9", "PRECIO": "3.450000"], "A12", "31/05/2028"),
        (["SALDO": "4", "STOCK_FIN": "4", "PRECIO": "3.510000"], "B7", "30/11/2027"),
        (["SALDO": "5", "INTERSAN": "5"], "C1", "30/11/2026"),
      ]))
    #expect(file.findings == [])
    #expect(file.reports.first?.quantities.closing == 13)
    #expect(
      file.reports.first?.lots == [
        StockLot(number: "B7", expiry: .endOf(try month("2027-11")), units: 4, priceSoles: 3.51),
        StockLot(number: "A12", expiry: .endOf(try month("2028-05")), units: 9, priceSoles: 3.45),
      ])
  }

  @Test func theOlderFormKnowsTheNearestDateOnly() throws {
    let row = ["SALDO": "9", "STOCK_FIN": "9", "PRECIO": "0.148000", "FEC_EXP": "31/05/2028"]
    let lots = try read(FormdetSample.file([row])).reports.first?.lots
    #expect(
      lots == [StockLot(expiry: .notBefore(try month("2028-05")), units: 9, priceSoles: 0.148)])
    #expect(lots?.first?.expiry.isNearestOnly == true)
    // Beside a lot's own date, the nearest one says nothing; without it, it is what there is.
    let both = try read(
      perLot([
        (["SALDO": "1", "STOCK_FIN": "1", "FEC_EXP": "31/03/2027"], "A", "31/05/2028"),
        (["SALDO": "2", "STOCK_FIN": "2", "FEC_EXP": "31/03/2027"], "B", ""),
      ])
    ).reports.first?.lots
    #expect(both?.map(\.expiry) == [.notBefore(try month("2027-03")), .endOf(try month("2028-05"))])
  }

  @Test(arguments: [
    ("31/12/2028", "2028-12"), ("31/12/28", "2028-12"), ("2028-12-31", "2028-12"), ("20281231", "2028-12"),
    ("31.12.2028", "2028-12"), ("202812", "2028-12"), ("12/2028", "2028-12"), ("2028-12", "2028-12"),
    ("2028-12-31 00:00:00", "2028-12"), ("47118", "2028-12"), ("01/12/2028", "2028-12"),
    ("01/01/29", ""), ("01/01/2029", ""), ("20290101", ""), ("02/01/2029", "2029-01"), ("----C", ""),
    ("S/L", ""), ("31/12/1999", ""), ("30/12/1899", ""), ("01/11/2041", ""), ("31/10/2041", "2041-10"),
    ("31/13/2028", ""), ("12/31/2028", ""), ("31/12/9999", ""), ("", ""), ("/ /", ""), ("3112", ""),
  ]) func datesAreReadOrUnknown(written: String, expected: String) throws {
    let row = ["SALDO": "9", "STOCK_FIN": "9", "PRECIO": "1.5", "FEC_EXP": written]
    let file = try read(FormdetSample.file([row]))
    #expect(file.rejected == 0)
    #expect(file.reports.first?.lots.first?.expiry.month?.description ?? "" == expected)
  }

  @Test(arguments: [
    ("A2304B", "A2304B"), (" LOTE 45/7 ", "LOTE 45/7"), ("2304", "2304"), ("----C", nil), ("S/L", nil),
    ("s.l.", nil), ("SIN LOTE", nil), ("SIN_REG_SAN", nil), ("N/A", nil), ("ninguno", nil), ("XXX", nil),
    ("0000", nil), ("-", nil), ("LOTE202610", nil), ("LOTE 10-2026", nil), ("LOTE991234", "LOTE991234"),
    ("CX", "CX"),
  ]) func numbersAreReadOrUnknown(written: String, expected: String?) throws {
    let file = try read(perLot([(["SALDO": "9", "STOCK_FIN": "9"], written, "31/05/2028")]))
    #expect(file.reports.first?.lots.map(\.number) == [expected])
  }

  @Test(arguments: [
    ("3.450000", 3.45), ("3,450000", 3.45), ("3.450", 3.45), ("98", 98), ("1,480.50", 1480.5),
    ("0.000000", nil),
    ("", nil), ("gratis", nil), ("-3", nil),
  ]) func aPriceNeverKeepsARowOut(written: String, expected: Double?) throws {
    let row = ["SALDO": "9", "STOCK_FIN": "9", "PRECIO": written, "FEC_EXP": "31/05/2028"]
    let file = try read(FormdetSample.file([row], delimiter: "|"))
    #expect(file.findings == [])
    #expect(file.reports.first?.lots.map(\.priceSoles) == [expected])
  }

  @Test func onlyStockThatSaysSomethingIsALot() throws {
    let empty = ["SALDO": "9", "INTERSAN": "9", "FEC_EXP": "31/05/2028"]
    let negative = ["STOCK_FIN": "-4", "FEC_EXP": "31/05/2028", "CODIGO_MED": "18102"]
    let silent = ["SALDO": "9", "STOCK_FIN": "9", "PRECIO": "0", "CODIGO_MED": "08054"]
    let file = try read(FormdetSample.file([empty, negative, silent]))
    #expect(file.reports.map(\.lots) == [[], [], []])
  }

  @Test func aFileOfLotsIsTheCompanionOfTheOpenLayout() throws {
    let file = try read(
      """
      facility,product,month,lot,expiry,quantity,price
      A,P,2026-10,X1,2027-03,12,3.5
      A,P,2026-10,X2,2028-01-01,8,
      B,P,2026-10,,,5,

      """)
    #expect(file.layout == .lots)
    #expect(file.findings == [])
    #expect(file.batches.allSatisfy { $0.merge == .lotsOnly })
    #expect(file.reports.map(\.facility) == ["A", "B"])
    #expect(file.reports.map(\.quantities) == [StockQuantities(closing: 20), StockQuantities(closing: 5)])
    #expect(
      file.reports.first?.lots == [
        StockLot(number: "X1", expiry: .endOf(try month("2027-03")), units: 12, priceSoles: 3.5),
        // Another system's first of January is a date.
        StockLot(number: "X2", expiry: .endOf(try month("2028-01")), units: 8),
      ])
    #expect(file.reports.last?.lots == [])
  }

  @Test func formdetlIsTheSameLayoutUnderSISMEDsNames() throws {
    let file = try read(
      """
      codigo_eje;codigo_pre;tipsum;annomes;codigo_med;lote;fechvto;saldo;sit
      036;6528;S;202610;4594;A12;31/05/2028;9;1
      036;06528F01;D;202610;04594;A12;31/05/2028;2;1
      036;06528F0102;S;202610;04594;S/L;01/01/29;4;1
      036;06528F01;S;202610;04594;A12;31/05/2028;9;1

      """)
    #expect(file.layout == .lots)
    #expect(file.reports.map(\.facility) == ["06528F01"])
    #expect(file.reports.map(\.product) == ["04594"])
    #expect(file.reports.first?.quantities.closing == 15)
    // What nothing is known of is no lot, and the fourth row is the first again.
    #expect(
      file.reports.first?.lots
        == [StockLot(number: "A12", expiry: .endOf(try month("2028-05")), units: 11)])
    #expect(file.findings.map(\.code) == [.duplicateRow])
    #expect(file.findings.first?.line == 5)
  }

  @Test func rowsOfLotsThatCannotGoInAreSaid() throws {
    let file = try read(
      """
      facility,product,month,lot,expiry,quantity
      A,P,2026-10,X1,pronto,3
      A,P,2026-10,X2,2060-01,3
      A,P,2026-10,X3,2026-08,3
      A,P,2026-10,X4,2027-08,-1
      A,P,2026-10,X5,2027-08,
      A,P,2026-13,X6,2027-08,2
      ,P,2026-10,X7,2027-08,2

      """)
    #expect(
      file.findings.map(\.code) == [
        .badExpiry, .badExpiry, .expiredBeforePeriod, .badNumber, .blankCell, .badMonth, .blankCell,
      ])
    #expect(
      file.findings.map(\.column) == [
        "expiry", "expiry", "expiry", "quantity", "quantity", "month", "facility",
      ])
    #expect(file.rows == 7 && file.rejected == 4)
    #expect(file.reports.first?.quantities.closing == 9)
    #expect(file.reports.first?.lots.map(\.number) == ["X3", "X1", "X2"])
  }

  @Test func aFileThatLacksAColumnIsNoOtherLayout() throws {
    let lots = try read("facility,product,month,lot,expiry\nA,P,2026-10,X,2027-08\n")
    #expect(lots.layout == .lots)
    #expect(lots.findings.map(\.code) == [.missingColumn])
    #expect(lots.findings.first?.column == "quantity")
    let columns = FormdetSample.columns.map { $0 == "STOCK_FIN" ? "X" : $0 == "STOCK_FIN1" ? "Y" : $0 }
    let formdet = try read(
      (columns + ["MEDLOTE", "MEDFECHVTO"]).joined(separator: ";") + "\n" + FormdetSample.row([:])
        + ";A;31/05/2028\n")
    #expect(formdet.layout == .formdet)
    #expect(formdet.findings.map(\.column) == ["STOCK_FIN"])
  }

  @Test func lotsFarApartInAFileComeTogether() throws {
    var rows = (0..<40_000).map {
      (
        values: [
          "CODIGO_PRE": String(10_000 + $0 / 100), "CODIGO_MED": String(10_000 + $0 % 100), "SALDO": "1",
          "STOCK_FIN": "1",
        ], lot: "A\($0)", expiry: "31/05/2028"
      )
    }
    rows.append((rows[0].values, "Z", "31/08/2028"))
    let file = try read(perLot(rows))
    #expect(file.batches.count > 1)
    let lots = file.batches.flatMap { batch in
      batch.rows.map { ($0.continues, batch.lots(of: $0).lots.map(\.number)) }
    }
    #expect(lots[0].1 == ["A0"] && lots[39_999].1 == ["A39999"])
    #expect(lots.last?.0 == true && lots.last?.1 == ["Z"])
  }
}
