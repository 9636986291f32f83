import Foundation
import TableReading
import TestSupport
import Testing

@Suite struct SameTableTests {
  private let names = ["CODIGO_PRE", "ANNOMES", "CODIGO_MED", "SALDO", "PRECIO", "FEC_EXP", "USUARIO"]
  private let values = [
    ["06528F01", "202610", "00143", "120", "0.35", "2027-01-31", "Quispe; A."],
    ["00006528", "202611", "04594", "-3", "12.5", "", ""],
  ]

  @Test func CSVDBFAndXLSXGiveTheSameRecords() throws {
    let expected = [names] + values
    for (kind, data) in try forms() {
      let found = try Found.all(data)
      #expect(found.count == 1)
      #expect(found.first?.kind == kind)
      #expect(found.first?.rows.map(\.line) == [1, 2, 3])
      #expect(found.first?.fields == expected)
    }
  }

  @Test func anArchiveOfThemGivesThemByName() throws {
    let forms = try forms()
    let archive = ZipBytes([
      .init("c/libro.xlsx", forms[2].1), .init("carpeta/", Data(), mode: 0o40755), .init("b.DBF", forms[1].1),
      .init("__MACOSX/._a.csv", Data([0])), .init("a.csv", forms[0].1),
    ])
    let found = try Found.all(archive.data, name: "envio.zip")
    #expect(found.map(\.name) == ["envio.zip/a.csv", "envio.zip/b.DBF", "envio.zip/c/libro.xlsx/Hoja1"])
    #expect(found.map(\.kind) == [.csv, .dbf, .xlsx])
    #expect(found.allSatisfy { $0.rows.count == 3 && $0.defects.isEmpty })
  }

  private func forms() throws -> [(TableKind, Data)] {
    let csv = ([names] + values).map { row in
      row.map { $0.contains(";") ? "\"\($0)\"" : $0 }.joined(separator: ";") + "\r\n"
    }
    let columns: [DBFBytes.Column] = [
      .init("CODIGO_PRE", "C", 11), .init("ANNOMES", "C", 6), .init("CODIGO_MED", "C", 7),
      .init("SALDO", "N", 8), .init("PRECIO", "N", 9, 2), .init("FEC_EXP", "D", 8), .init("USUARIO", "C", 15),
    ]
    let records = values.map { row in
      row.enumerated().map { $0 == 5 ? $1.replacingOccurrences(of: "-", with: "") : $1 }
    }
    // The sheet keeps numbers and dates as Excel does: 2027-01-31 is day 46,418.
    let numbers = [
      "<c r=\"D2\"><v>1.2E2</v></c><c r=\"E2\"><v>0.35</v></c><c r=\"F2\" s=\"1\"><v>46418</v></c>",
      "<c r=\"D3\"><v>-3</v></c><c r=\"E3\"><v>12.5</v></c>",
    ]
    let rows = values.enumerated().map { index, row in
      let texts = row.prefix(3).map { "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }.joined()
      let user = row[6].isEmpty ? "" : "<c r=\"G2\" t=\"s\"><v>0</v></c>"
      return "<row r=\"\(index + 2)\">\(texts)\(numbers[index])\(user)</row>"
    }
    var workbook = WorkbookBytes(rows: WorkbookBytes.row(1, names) + rows.joined())
    workbook.styles = [0, 14]
    workbook.sharedTexts = ["<t>Quispe; A.</t>"]
    return [
      (.csv, Data(csv.joined().utf8)), (.dbf, DBFBytes(columns, records).data), (.xlsx, workbook.data),
    ]
  }
}
