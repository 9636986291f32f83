import Foundation
import SupplyModel
import TestSupport
import Testing

@testable import SISMEDImport

/// What stands beside the data of a table: footnotes, words for nothing, names that other systems give columns.
@Suite struct PassingWordsTests {
  @Test(arguments: [
    "#N/A", "N/A", "NULL", "nan", "#REF!", "s/d", "=VLOOKUP(A1)", "COND\u{FFFD}N",
  ])
  func whatIsNoNameStatesNone(name: String) throws {
    let file = try read("CODIGO_PRE;CODIGO_MED;DESCRIP;202609;202610;STOCK\n6531;03952;\(name);4;5;12\n")
    #expect(file.reports.count == 2)
    #expect(file.batches.allSatisfy { $0.statedProducts.values.allSatisfy { $0.name == nil } })
  }

  @Test func footnotesAreNoRows() throws {
    let table = FormdetSample.file([["SALDO": "7", "STOCK_FIN": "7"]])
    let notes = "\nFuente: SISMED;;;;\nElaborado: 05/11/2026 10:32\n(*) Nota: preliminar\n"
    let file = try read(table + "Fuente: SISMED\n" + "Leyenda;;\n" + notes)
    #expect(file.findings.isEmpty && file.rows == 1)
    #expect(file.reports.map(\.quantities.closing) == [7])
    // A line that is cut off is none of these.
    #expect(try read(table + "06528F01\n").findings.map(\.code) == [.rowTooShort])
    #expect(try read(table + "Fuente;202610;04594\n").findings.map(\.code) == [.rowTooShort])
  }

  @Test(arguments: [
    ("closing_stock", "closing"), ("Closing Balance", "closing"), ("SOH", "closing"),
    ("receipts", "received"),
    ("Opening Balance", "opening"), ("losses_adjustments", "adjustment"), ("qty_ordered", "ordered"),
    ("days_out_of_stock", "stockout_days"),
  ])
  func namesOfOtherSystemsAreAskedAbout(written: String, meant: String) throws {
    let file = try read("facility,product,month,consumed,\(written)\nP1,X,2026-05,3,9\n")
    #expect(
      file.findings == [Finding(.file(.misspeltColumn(name: written, meant: meant, layout: "open")), line: 1)]
    )
    #expect(file.reports.first?.quantities == StockQuantities(consumed: 3))
  }

  @Test(arguments: ["05/2026", "5/2026", "5-2026", "2026-05", "01/05/2026", "2026-05-31 23:59:59"])
  func theMonthOfAReportIsReadAsThatOfAHeading(month: String) throws {
    let file = try read("facility,product,month,consumed\nP1,X,\(month),3\n")
    #expect(file.findings.isEmpty && file.reports.first?.month.description == "2026-05")
  }

  /// 10 January is what an American spreadsheet makes of 01/10, the first of October.
  @Test(arguments: ["2026-01-10", "2026-01-02", "10/01/2026", "46032"])
  func aFirstOfAMonthThatWasTurnedRoundIsNoJanuary(day: String) throws {
    let file = try read(
      FormdetSample.file([["ANNOMES": day], ["ANNOMES": "2026-01-31", "CODIGO_MED": "18102"]]))
    #expect(file.findings.map(\.code) == [.badMonth] && file.reports.map(\.month.description) == ["2026-01"])
  }

  @Test(arguments: [
    ("30/06/2029", "2029-06", false), ("jun-29", "2029-06", false), ("30-JUN-2029", "2029-06", false),
    ("06/30/2029", nil, true), ("2O29-06-30", nil, true), ("31/12/2092", nil, true),
    ("31/13/2029", nil, true),
    ("S/F", nil, false), ("  /  /  ", nil, false), ("----C", nil, false), ("01/01/29", nil, false),
    ("30/12/1899", nil, false), ("", nil, false), ("INDETERMINADO", nil, false),
  ])
  func anExpiryThatNobodyCanReadIsTold(written: String, month: String?, isTold: Bool) throws {
    let header = (FormdetSample.columns + ["MEDLOTE", "MEDFECHVTO"]).joined(separator: ";")
    let row = FormdetSample.row(["SALDO": "7", "STOCK_FIN": "7"]) + ";L9;\(written)"
    let file = try read(header + "\n" + row + "\n")
    #expect(file.findings.map(\.code) == (isTold ? [.badExpiry] : []), "\(file.findings)")
    #expect(file.reports.first?.lots.first?.expiry.month?.description == month)
    let stock = try read(
      "ALMCOD;MEDCOD;MEDLOTE;MEDFECHVTO;STKSALDODE\n034S0501;04594;A1;\(written);7\n",
      name: "MSTKALMDE_202610.csv")
    #expect(stock.findings.map(\.code) == [.monthFromName] + (isTold ? [.badExpiry] : []))
  }

  @Test func anEncodingOfTwoBytesALetterThatTheFileHasNotIsRefused() throws {
    let text = FormdetSample.file([["SALDO": "7", "STOCK_FIN": "7"]])
    #expect(
      try read(text, ImportOptions(encoding: .utf16)).findings
        == [Finding(.file(.wrongEncoding(given: .utf16, found: .utf8)))])
    let units = Data(text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    #expect(try read(units, ImportOptions(encoding: .utf16)).reports.count == 1)
    #expect(try read(units).reports.count == 1)
  }

  @Test func theListBeforeARequisitionIsKnownBelowItsTitle() throws {
    let rows = [
      ["Requerimiento"], ["Datos hasta octubre"],
      ["Hoja", "Microrred", "Código", "Establecimiento", "Productos", "Urgentes"],
      ["06528F01", "", "06528F01", "SAN MARCOS", "2", "0"],
    ]
    let xml = rows.enumerated().map { WorkbookBytes.row($0 + 1, $1) }.joined()
    let file = try read(WorkbookBytes(rows: xml).data, name: "req.xlsx")
    #expect(file.findings.map(\.code) == [.tablePassedOver])
  }
}
