import Foundation
import SupplyModel
import TestSupport
import Testing

@testable import SISMEDImport

/// `1.000` beside whole numbers is a thousand, or nobody knows: never one.
@Suite struct ThousandsTests {
  private func formdet(_ quantities: [String], price: String) throws -> ReadSample {
    try read(
      FormdetSample.file(
        quantities.enumerated().map {
          ["CODIGO_MED": "0\(4594 + $0)", "SALDO": $1, "STOCK_FIN": $1, "PRECIO": price]
        }))
  }

  @Test(arguments: [("3.50", "1.350"), ("3.500000", "1.350"), ("3,50", "1,350"), ("0,125", "1,350")])
  func aPriceMakesNoThousandthsOfAQuantity(price: String, quantity: String) throws {
    let file = try formdet(["12", quantity], price: price)
    #expect(file.reports.isEmpty)
    #expect(file.findings.map(\.code) == [.ambiguousDecimal] && file.findings.map(\.value) == [quantity])
  }

  @Test func aPriceMakesThousandsOfIt() throws {
    #expect(try formdet(["12", "1.350"], price: "3,50").reports.map(\.quantities.opening) == [12, 1350])
    #expect(try formdet(["12", "1,350"], price: "3.50").reports.map(\.quantities.opening) == [12, 1350])
  }

  @Test func aColumnWithWholeNumbersAndThreeDigitsBehindEachMarkIsAskedAbout() throws {
    // Another column has decimals by the point: here it would make thousandths beside whole numbers.
    let open = { (closing: [String], opening: String) in
      try read(
        "facility,product,month,opening,consumed,closing\nP1,X,2026-05,\(opening),3,\(closing[0])\n"
          + "P2,X,2026-05,,3,\(closing[1])\n")
    }
    #expect(try open(["12", "1.350"], "7.5").findings.map(\.code).contains(.ambiguousDecimal))
    // Where the column itself has decimals of another length, and where all have three, they are decimals.
    #expect(try open(["1.5", "1.350"], "7.5").reports.map(\.quantities.closing) == [1.5, 1.35])
    #expect(try open(["0.250", "1.350"], "7").reports.map(\.quantities.closing) == [0.25, 1.35])
  }

  @Test func averagesAndPlacesSettleNothingEither() throws {
    let table = "CODIGO_PRE;CODIGO_MED;202609;202610;STOCK;CPA\n6528;08054;940;1.210;2.150;55.5\n"
    #expect(try read(table).findings.map(\.code) == [.ambiguousDecimal])
    let catalogue =
      "code;name;pack_size;price;cyp_per_unit\nX1;Condón;1.000;0.12;0.008\nX2;Vial;10;3.50;0.25\n"
    #expect(try read(catalogue).findings.map(\.code) == [.ambiguousDecimal])
    let register = "COD_IPRESS;NOMBRE;NORTE;ESTE\n00006528;SAN MARCOS;-6.140;-77.100\n"
    let facilities = try read(register)
    #expect(facilities.findings.isEmpty && facilities.rejected == 0)
    guard case .facilities(let places)? = facilities.register else {
      Issue.record("no register")
      return
    }
    #expect(places.first?.latitude == -6.14 && places.first?.longitude == -77.1)
  }

  private let columns = ["facility", "product", "month", "consumed", "closing"]

  private func sheet(_ cells: [(text: String, isNumber: Bool)]) throws -> ReadSample {
    let rows = cells.enumerated().map { index, cell in
      let value =
        cell.isNumber
        ? "<c><v>\(cell.text)</v></c>" : "<c t=\"inlineStr\"><is><t>\(cell.text)</t></is></c>"
      let texts = ["P\(index)", "X", "2026-05"].map { "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }
      return "<row>\(texts.joined())<c><v>3</v></c>\(value)</row>"
    }
    return try read(
      WorkbookBytes(rows: WorkbookBytes.row(1, columns) + rows.joined()).data, name: "libro.xlsx")
  }

  @Test func textsOfAWorkbookAreAskedAboutAsThoseOfAFileOfText() throws {
    let alone = try sheet([("12", true), ("1.350", false)])
    #expect(alone.reports.isEmpty && alone.findings.map(\.code) == [.ambiguousDecimal])
    // Numbers that are stored as such are what they are, and say nothing of texts.
    #expect(
      try sheet([("1.35", true), ("12.125", true)]).reports.map(\.quantities.closing) == [1.35, 12.125])
    #expect(try sheet([("1.35", true), ("1.350", false)]).findings.map(\.code) == [.ambiguousDecimal])
    let comma = try sheet([("12.5", true), ("0,5", false), ("1.350", false)])
    #expect(comma.reports.map(\.quantities.closing) == [12.5, 0.5, 1350])
    #expect(try sheet([("12,5", false), ("7", true)]).reports.map(\.quantities.closing) == [12.5, 7])
  }

  @Test func textsOfADBFAreAskedAboutAndItsNumbersNot() throws {
    func table(_ type: Character, _ quantities: [String]) throws -> ReadSample {
      let fields = columns.map { DBFBytes.Column($0.uppercased(), $0 == "closing" ? type : "C", 10, 3) }
      let records = quantities.enumerated().map { ["P\($0)", "X", "2026-05", "3", $1] }
      return try read(DBFBytes(fields, records).data, name: "libro.dbf")
    }
    #expect(try table("C", ["12", "1.350"]).findings.map(\.code) == [.ambiguousDecimal])
    #expect(try table("N", ["12.000", "1.350"]).reports.map(\.quantities.closing) == [12, 1.35])
  }
}
