import Files
import Foundation
import TableReading
import TestSupport
import Testing

/// Spreadsheets of other kinds, made into workbooks by a LibreOffice, by one that misbehaves, and by none.
@Suite struct SpreadsheetConverterTests {
  private let folder: TemporaryFolder
  private let old = Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])

  init() throws { folder = try TemporaryFolder() }

  /// A program in place of LibreOffice: `$in` is what it is given, `$out` where its work should lie.
  private func program(_ script: String, seconds: Int = 30) throws -> SpreadsheetConverter {
    let path = try folder.write(
      "soffice",
      Data(
        """
        #!/bin/sh
        while [ $# -gt 1 ]; do [ "$1" = --outdir ] && out=$2; shift; done
        in=$1
        echo "$out" > "\(folder.path("folder"))"
        \(script)
        """.utf8))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return SpreadsheetConverter(programs: [path], seconds: seconds)
  }

  private func workbook() throws -> String {
    let shown = WorkbookBytes.row(1, ["a", "b"]) + WorkbookBytes.row(2, ["1", "2"])
    return try folder.write(
      "made.xlsx",
      WorkbookBytes([.init("Octubre", rows: shown), .init("Notas", rows: shown, state: "hidden")]).data)
  }

  /// The folder that the program worked in, as it said itself.
  private func workFolder() throws -> String {
    try String(contentsOfFile: folder.path("folder"), encoding: .utf8).trimmingCharacters(in: .newlines)
  }

  @Test func itsSheetsAreThoseOfTheFileHiddenOnesLast() throws {
    let made = try workbook()
    let path = try folder.write("ICI.xls", old)
    let found = try Found.all(path: path, converter: program("cp '\(made)' \"$out/entrada.xlsx\""))
    #expect(found.map(\.name) == ["ICI.xls/Octubre", "ICI.xls/Notas"])
    #expect(found.map(\.fields) == [[["a", "b"], ["1", "2"]], [["a", "b"], ["1", "2"]]])
    #expect(try FileStamp(path: workFolder()) == nil)
  }

  @Test func itIsGivenACopyUnderAPlainNameWithTheEndingOfItsKind() throws {
    let script =
      "echo \"$(basename \"$in\") $HOME $http_proxy\" > '\(folder.path("given"))'; cat \"$in\" > '\(folder.path("copy"))'"
    let ods = ZipBytes([
      .init("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), .init("content.xml", "<x/>"),
    ]).data
    let path = try folder.write("-o & $(x) ñ.xls", ods)
    let found = try Found.all(path: path, converter: program(script))
    #expect(found.map(\.refusal) == [.notConverted(.ods, because: .failed)])
    let given = try String(contentsOfFile: folder.path("given"), encoding: .utf8)
    #expect(given.hasPrefix("entrada.ods /") && given.hasSuffix(" http://127.0.0.1:9\n"))
    #expect(FileManager.default.contents(atPath: folder.path("copy")) == ods)
  }

  @Test func aMemberOfAnArchiveIsConvertedToo() throws {
    let made = try workbook()
    let path = try folder.write("envio.zip", ZipBytes([.init("ICI.xls", old), .init("b.csv", "a;b\n")]).data)
    let found = try Found.all(path: path, converter: program("cp '\(made)' \"$out/entrada.xlsx\""))
    #expect(found.map(\.name) == ["envio.zip/ICI.xls/Octubre", "envio.zip/ICI.xls/Notas", "envio.zip/b.csv"])
  }

  @Test(arguments: ["exit 1", "exit 0", "printf basura > \"$out/entrada.xlsx\"", ": > \"$out/entrada.xlsx\""])
  func aProgramThatFailsLeavesTheRemedy(script: String) throws {
    let found = try Found.all(path: folder.write("ICI.xls", old), converter: program(script))
    #expect(found.map(\.refusal) == [.notConverted(.xls, because: .failed)])
    #expect(try FileStamp(path: workFolder()) == nil)
  }

  @Test func aProgramThatHangsIsEndedWithAllThatItStarted() throws {
    let hangs = try program("sleep 977 & echo $! > '\(folder.path("child"))'; wait", seconds: 1)
    let found = try Found.all(path: folder.write("ICI.xls", old), converter: hangs)
    #expect(found.map(\.refusal) == [.notConverted(.xls, because: .tookTooLong(seconds: 1))])
    let child = try String(contentsOfFile: folder.path("child"), encoding: .utf8)
    let number = try #require(Int32(child.trimmingCharacters(in: .newlines)))
    // Ended, or only waiting to be taken note of by whoever takes orphans.
    let state = (try? String(contentsOfFile: "/proc/\(number)/stat", encoding: .utf8)) ?? ") Z"
    #expect(state.contains(") Z") || state.contains(") X"))
    #expect(try FileStamp(path: workFolder()) == nil)
  }

  @Test func withoutAProgramItIsSaidSo() throws {
    let nobody = SpreadsheetConverter(programs: [folder.path("nobody"), "colca-no-such-program"], seconds: 5)
    let found = try Found.all(path: folder.write("ICI.xls", old), converter: nobody)
    #expect(found.map(\.refusal) == [.notConverted(.xls, because: .noProgram)])
  }

  @Test func theNextProgramIsTakenWhereTheFirstIsMissing() throws {
    let made = try workbook()
    var both = try program("cp '\(made)' \"$out/entrada.xlsx\"")
    both.programs.insert("colca-no-such-program", at: 0)
    #expect(try Found.all(path: folder.write("ICI.xls", old), converter: both).count == 2)
  }

  @Test func sheetsThatAreOneTextAreKnown() throws {
    let flat =
      "<?xml version=\"1.0\"?>\n<office:document office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\"/>"
    let old =
      "\u{FEFF}<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>"
    #expect(try Found.all(Data(flat.utf8)).map(\.refusal) == [.notConverted(.flatSheet, because: .noProgram)])
    #expect(
      try Found.all(Data(old.utf8)).map(\.refusal) == [.notConverted(.flatWorkbook, because: .noProgram)])
    let binary = ZipBytes([.init("[Content_Types].xml", "<Types/>"), .init("xl/workbook.bin", "x")])
    #expect(try Found.all(binary.data).map(\.refusal) == [.notConverted(.xlsb, because: .noProgram)])
  }

  /// The real one, where it is installed; where it is not, this is said and nothing is tried.
  @Test(.enabled(if: isInstalled, "no LibreOffice is installed here"))
  func theInstalledOneConvertsAFlatSheet() throws {
    func cell(_ text: String) -> String {
      "<table:table-cell office:value-type=\"string\"><text:p>\(text)</text:p></table:table-cell>"
    }
    func number(_ value: String) -> String {
      "<table:table-cell office:value-type=\"float\" office:value=\"\(value)\"><text:p>x</text:p></table:table-cell>"
    }
    let names = ["office", "table", "text"].map {
      "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\""
    }
    let sheet = """
      <?xml version="1.0" encoding="UTF-8"?>
      <office:document \(names.joined(separator: " ")) office:version="1.2" \
      office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>\
      <table:table table:name="Octubre"><table:table-row>\(cell("código"))\(cell("stock"))</table:table-row>\
      <table:table-row>\(cell("04594"))\(number("113.5"))</table:table-row></table:table>\
      </office:spreadsheet></office:body></office:document>
      """
    let path = try folder.write("libro.fods", Data(sheet.utf8))
    let found = try Found.all(path: path, converter: SpreadsheetConverter())
    #expect(found.map(\.name) == ["libro.fods/Octubre"])
    #expect(found.first?.fields == [["código", "stock"], ["04594", "113.5"]])
  }

  private static let isInstalled =
    ToolRun.run(["sh", "-c", "command -v soffice"], seconds: 20) == .ended(code: 0)
}
