import Foundation
import TestSupport
import Testing

/// The same table as CSV, DBF, XLSX, UTF-16 and inside a ZIP: the same rows, the same findings.
@Suite struct ContainerTests {
  private let rows: [[String: String]] = [
    ["SALDO": "8", "INTERSAN": "2", "STOCK_FIN": "6"],
    ["CODIGO_MED": "18102", "SALDO": "120", "INTERSAN": "31", "VENCIDO": "4", "STOCK_FIN": "85"],
    ["CODIGO_MED": "03351", "SALDO": "9", "INTERSAN": "2", "STOCK_FIN": "8"],
    ["CODIGO_MED": "08054", "ANNOMES": "202613", "STOCK_FIN": "0"],
    ["CODIGO_PRE": "06528X01", "CODIGO_MED": "08054", "STOCK_FIN": "0"],
  ]

  private var csv: String { FormdetSample.file(rows) }
  private var cells: [[String]] {
    rows.map {
      FormdetSample.row($0).split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    }
  }

  private var dbf: Data {
    let texts: Set<String> = [
      "CODIGO_EJE", "CODIGO_PRE", "TIPSUM", "ANNOMES", "CODIGO_MED", "FEC_EXP", "DO_FECEXP", "FECHA",
      "USUARIO",
      "INDIPROC", "SIT", "INDISIGA",
    ]
    let columns = FormdetSample.columns.map { name in
      texts.contains(name)
        ? DBFBytes.Column(name, "C", 11)
        : DBFBytes.Column(name, "N", name == "PRECIO" ? 12 : 9, name == "PRECIO" ? 6 : 0)
    }
    return DBFBytes(columns, cells).data
  }

  private var workbook: WorkbookBytes {
    let lines = [["Red de prueba"], FormdetSample.columns] + cells
    let sheet = lines.enumerated().map { WorkbookBytes.row($0.offset + 1, $0.element) }.joined()
    return WorkbookBytes([
      WorkbookBytes.Sheet("ICI", rows: sheet),
      WorkbookBytes.Sheet("Notas", rows: WorkbookBytes.row(1, ["llamar", "a Juana"])),
    ])
  }

  /// What an import says and what the database then holds, without what tells containers apart.
  private func outcome(_ name: String, _ bytes: Data) throws -> (summary: [String], history: String) {
    let colca = try ColcaProgram()
    let path = try colca.workingFolder.write(name, bytes)
    let imported = try colca("import", path, "--format", "json")
    #expect(imported.status == 0, "\(name): \(imported.output)")
    let summary = try #require(
      try JSONSerialization.jsonObject(with: Data(imported.output.utf8)) as? [String: Any])
    let files = try #require(summary["files"] as? [[String: Any]])
    let table = try #require(files.first { ($0["rows"] as? Int ?? 0) > 0 })
    var said = ["rows", "accepted", "replaced", "unchanged", "rejected", "layout"].map {
      "\($0) \(table[$0] ?? "")"
    }
    for finding in try #require(table["findings"] as? [[String: Any]]) {
      said.append("\(finding["code"] ?? "") \(finding["column"] ?? "") \(finding["value"] ?? "")")
    }
    return (said, try colca("history", "--format", "csv").output)
  }

  @Test func everyContainerGivesTheSame() throws {
    let expected = try outcome("ICI.csv", Data(csv.utf8))
    #expect(
      expected.summary.prefix(6) == [
        "rows 5", "accepted 3", "replaced 0", "unchanged 0", "rejected 2", "layout formdet",
      ])
    #expect(
      expected.summary.dropFirst(6) == [
        "unbalanced STOCK_FIN 8", "bad_month ANNOMES 202613", "bad_facility_code CODIGO_PRE 06528X01",
      ])
    let utf16 =
      Data([0xFF, 0xFE]) + csv.utf16.reduce(into: Data()) { $0 += [UInt8($1 & 255), UInt8($1 >> 8)] }
    let archive = ZipBytes([ZipBytes.Member("ICI.csv", csv)]).data
    let archivedTable = ZipBytes([ZipBytes.Member("FORMDET.DBF", dbf)]).data
    for (name, bytes) in [
      ("FORMDET.DBF", dbf), ("libro.xlsx", workbook.data), ("u16.csv", utf16), ("a.zip", archive),
      ("b.zip", archivedTable),
    ] {
      let found = try outcome(name, bytes)
      #expect(found.summary == expected.summary, "\(name)")
      #expect(found.history == expected.history, "\(name)")
    }
  }

  @Test func aLinkInAFolderIsRefusedAndOneThatIsNamedFollowed() throws {
    let colca = try ColcaProgram()
    let folder = colca.workingFolder.path("buzon")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    let target = try colca.workingFolder.write("fuera.csv", csv)
    try FileManager.default.createSymbolicLink(atPath: folder + "/enlace.csv", withDestinationPath: target)
    let outcome = try colca("import", folder)
    #expect(outcome.status == 65)
    #expect(outcome.output.contains("es un enlace simbólico"))
    #expect(try colca("status").output.contains("no tiene reportes"))
    #expect(try colca("import", folder + "/enlace.csv").status == 0)
    #expect(try colca("status").output.contains("Reportes: 3,"))
  }

  @Test func whatIsUnsafeIsRefusedAndTheRestGoesIn() throws {
    let colca = try ColcaProgram()
    let archive = ZipBytes([
      ZipBytes.Member("../fuera.csv", csv), ZipBytes.Member("ICI.csv", csv),
      ZipBytes.Member("otro.zip", ZipBytes([ZipBytes.Member("x.csv", csv)]).data),
    ]).data
    let outcome = try colca("import", try colca.workingFolder.write("envio.zip", archive))
    #expect(outcome.status == 65)
    #expect(outcome.output.contains("su nombre sale de la carpeta"))
    #expect(outcome.output.contains("es un archivo comprimido dentro de otro"))
    #expect(try colca("status").output.contains("Reportes: 3,"))
    #expect(!FileManager.default.fileExists(atPath: colca.workingFolder.path("../fuera.csv")))
  }

  @Test func aFileFromDOSIsReadAsSuch() throws {
    let colca = try ColcaProgram()
    let letters: [Character: UInt8] = ["ñ": 0xA4, "Ú": 0xE9, "Í": 0xD6, "ó": 0xA2]
    func write(_ name: String, _ text: String) throws -> String {
      try colca.workingFolder.write(name, Data(text.compactMap { letters[$0] ?? $0.asciiValue }))
    }
    let clear = try write("clara.csv", "code;name\n04594;ampolla de acción, niños de PERÚ\n")
    let imported = try colca("import", clear, "--format", "json")
    #expect(imported.status == 0)
    #expect(imported.output.contains("\"encoding\" : \"cp850\""))
    let doubtful = try write("dudosa.csv", "code;name\n04594;SAN JOSÚ\n")
    let refused = try colca("import", doubtful)
    #expect(refused.status == 65)
    #expect(refused.output.contains("se leen «JOSé» (windows-1252) o «JOSÚ» (cp850)"))
    #expect(try colca("import", doubtful, "--encoding", "windows-1252").status == 0)
  }
}
