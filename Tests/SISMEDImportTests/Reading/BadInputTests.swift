import Files
import Foundation
import SISMEDImport
import SupplyModel
import TestSupport
import Testing

/// Each broken row costs itself alone and says where.
@Suite struct BadInputTests {
  private let good = ["SALDO": "8", "INTERSAN": "2", "STOCK_FIN": "6"]

  /// The finding of a file whose second data row is bad, while the rows around it go in.
  private func finding(of bad: [String: String]) throws -> Finding? {
    let file = try read(
      FormdetSample.file([good, bad, good.merging(["CODIGO_MED": "18102"]) { $1 }]))
    #expect(file.rows == 3)
    #expect(file.rejected == 1)
    #expect(file.reports.count == 2)
    #expect(file.findings.count == 1)
    return file.findings.first
  }

  @Test(arguments: [
    (["INTERSAN": "veinte"], RowFault.badNumber(at: .init(column: "INTERSAN", text: "veinte"))),
    (["ANNOMES": "202413"], .badMonth(at: .init(column: "ANNOMES", text: "202413"))),
    (["ANNOMES": ""], .blankCell(at: .init(column: "ANNOMES", text: ""))),
    (["CODIGO_PRE": "06528X01"], .badFacilityCode(at: .init(column: "CODIGO_PRE", text: "06528X01"))),
    (["CODIGO_PRE": ""], .blankCell(at: .init(column: "CODIGO_PRE", text: ""))),
    (["CODIGO_MED": "04/594"], .badProductCode(at: .init(column: "CODIGO_MED", text: "04/594"))),
    (
      ["INTERSAN": "-4", "FEC_EXP": "01/01/2028"],
      .negativeConsumption(at: .init(column: "INTERSAN", text: "-4"))
    ),
  ])
  func aBadRowIsAFindingWithItsPlace(values: [String: String], fault: RowFault) throws {
    let finding = try finding(of: good.merging(values) { $1 })
    #expect(finding == Finding(.row(fault), line: 3))
  }

  @Test func aFileOfOneEndlessLineIsNotCalledEmpty() throws {
    let file = try read(String(repeating: "9", count: 3_000_000))
    #expect(file.rows == 0 && file.reports.isEmpty)
    #expect(file.findings == [Finding(.row(.lineTooLong), line: 1)])
  }

  @Test func aFindingNamesItsReportWhereItCanBeRead() throws {
    let file = try read(
      FormdetSample.file([
        good.merging(["INTERSAN": "veinte"]) { $1 }, good.merging(["ANNOMES": "13"]) { $1 },
      ]))
    let key = ReportKey(facility: "06528F01", product: "04594", month: Month(count: 2026 * 12 + 9))
    #expect(file.file.findings.map(\.subject) == [Finding.Subject(key), nil])
    // The first row begins behind the header and its line end.
    let header = FormdetSample.columns.joined(separator: ";").utf8.count + 2
    #expect(file.file.findings.first?.byte == header)
    let open = try read("facility,product,month,consumed\nA,B,2026-10,x\n")
    #expect(
      open.file.findings.map(\.subject)
        == [Finding.Subject(facility: "A", product: "B", month: Month(count: 2026 * 12 + 9))])
  }

  @Test func negativeStockGoesInWithAFinding() throws {
    let file = try read(FormdetSample.file([["SALDO": "1", "INTERSAN": "4", "STOCK_FIN": "-3"]]))
    #expect(file.rejected == 0)
    #expect(
      file.findings == [
        Finding(.row(.negativeStock(at: .init(column: "STOCK_FIN", text: "-3"))), line: 2)
      ])
    #expect(file.reports.first?.quantities.closing == -3)
  }

  @Test func anUnbalancedRowGoesInWithWhatTheMovementsGive() throws {
    let file = try read(FormdetSample.file([["SALDO": "10", "INTERSAN": "4", "STOCK_FIN": "7"]]))
    #expect(file.rejected == 0)
    #expect(
      file.findings == [
        Finding(.row(.unbalanced(at: .init(column: "STOCK_FIN", text: "7"), movementsGive: 6)), line: 2)
      ])
  }

  @Test func aFileCutInTheMiddleOfARowKeepsTheWholeOnes() throws {
    let whole = FormdetSample.file([good, good.merging(["CODIGO_MED": "18102"]) { $1 }])
    let file = try read(String(whole.dropLast(70)))
    #expect(file.rows == 2)
    #expect(file.rejected == 1)
    #expect(file.findings.map(\.code) == [.rowTooShort])
    #expect(file.findings.first?.line == 3)
    #expect(file.reports.map(\.product) == ["04594"])
  }

  @Test func anExtraDelimiterIsARowTooLongUnlessBlank() throws {
    let header = FormdetSample.columns.joined(separator: ";") + "\n"
    let row = FormdetSample.row(good)
    #expect(try read(header + row + ";;\n").findings == [])
    #expect(try read(header + row + ";x\n").findings.map(\.code) == [.rowTooLong])
  }

  @Test func filesThatAreNoneSaySo() throws {
    #expect(try read(Data()).findings == [Finding(.file(.emptyFile))])
    let png = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13])
    #expect(try read(png).findings == [Finding(.file(.foreignFormat(name: "PNG")))])
    #expect(try read(Data("a;b\0c\n".utf8)).findings.map(\.code) == [.notText])
    #expect(
      try read("hola\nmundo\n").findings == [Finding(.file(.unknownLayout(firstLine: "hola")), line: 1)])
    let header = FormdetSample.columns.joined(separator: ";") + "\n"
    #expect(try read(header).findings.map(\.code) == [.noRows])
    #expect(try read(header).layout == .formdet)
  }

  @Test func aMissingColumnNamesTheNearestHeader() throws {
    let text = FormdetSample.file([good]).replacingOccurrences(of: "INTERSAN", with: "INTERSANI")
    let file = try read(text)
    #expect(file.reports.isEmpty)
    #expect(
      file.findings == [
        Finding(
          .file(
            .missingColumn(name: "INTERSAN", layout: "formdet", nearest: "INTERSANI", isConsumption: true)),
          line: 1)
      ])
    let open = try read("facility,product,month,consumido\nA,B,2026-10,3\n")
    #expect(
      open.findings == [
        Finding(
          .file(.missingColumn(name: "consumed", layout: "open", nearest: "consumido", isConsumption: false)),
          line: 1)
      ])
  }

  @Test func aColumnTwiceIsRefused() throws {
    let text = FormdetSample.file([good]).replacingOccurrences(of: "STOCK_FIN1", with: "STOCK_FIN")
    #expect(try read(text).findings.map(\.code) == [.repeatedColumn])
  }

  @Test func aMissingFileIsAnError() throws {
    #expect(throws: FileError.noSuchFile(path: "/nowhere/ICI.csv")) {
      try SupplySource.forEach(in: "/nowhere/ICI.csv") { _ in }
    }
  }

  @Test func whateverBytesComeEveryRowIsAccountedFor() throws {
    // Seeded damage to a good file: no crash, and rows in + rows rejected = rows.
    var random = SeededGenerator(seed: 11)
    let whole = Array(
      FormdetSample.file((0..<20).map { ["CODIGO_MED": "0\(4500 + $0)", "SALDO": "8", "STOCK_FIN": "8"] })
        .utf8)
    for _ in 0..<300 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 1...255, using: &random)
        case 1: bytes.remove(at: place)
        default: bytes.insert(contentsOf: [0x22, 0x3B, 0x0A, 0x2D].shuffled(using: &random), at: place)
        }
      }
      let file = try read(Data(bytes))
      #expect(file.rowsTaken + file.rejected == file.rows)
      #expect(file.rowsTaken > 0 || !file.findings.isEmpty)
    }
  }

  /// Without a column of what else went out nobody knows the balance; but nothing else adds to a stock.
  @Test(arguments: [
    (
      "CODIGO_PRE;ANNOMES;CODIGO_MED;SALDO;INGRE;REINGRE;VENTA;SIS;INTERSAN;EXO;SOAT;CREDHOSP;OTR_CONV;STOCK_FIN",
      "06528F01;202610;04594;10;20;0;0;12;0;0;0;0;0;"
    ),
    ("facility;product;month;opening;received;consumed;closing", "A;P;2026-10;10;20;12;"),
  ]) func moreThanCameCannotBeThereWhateverElseWentOut(header: String, row: String) throws {
    let wrong = try read("\(header)\n\(row)180\n")
    #expect(wrong.findings.map(\.code) == [.unbalanced] && wrong.reports.count == 1)
    // Less may be there, and as much.
    #expect(try read("\(header)\n\(row)5\n").findings.isEmpty)
    #expect(try read("\(header)\n\(row)18\n").findings.isEmpty)
  }
}
