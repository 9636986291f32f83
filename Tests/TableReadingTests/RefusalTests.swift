import CSVReading
import Foundation
import TableReading
import TestSupport
import Testing

@Suite struct RefusalTests {
  @Test(
    arguments: [
      ("\u{89}PNG\r\n", .foreignFormat(.png)), ("\u{FF}\u{D8}\u{FF}\u{E0}", .foreignFormat(.jpeg)),
      ("%PDF-1.7", .foreignFormat(.pdf)),
      ("\u{D0}\u{CF}\u{11}\u{E0}\u{A1}", .notConverted(.xls, because: .noProgram)),
      ("Rar!\u{1A}\u{07}", .foreignFormat(.rar)), ("\u{1F}\u{8B}\u{8}", .foreignFormat(.gzip)),
      ("7z\u{BC}\u{AF}\u{27}\u{1C}", .foreignFormat(.sevenZip)),
      ("\u{FF}\u{FE}\0\0a\0\0\0", .foreignFormat(.utf32)),
      ("a;b\n1;\0\n", .nulByte(offset: 6)), ("\u{7F}ELF\0", .nulByte(offset: 4)), ("", .empty),
      ("\u{EF}\u{BB}\u{BF}", .empty), ("\u{FF}\u{FE}", .empty), ("PK\u{3}\u{4}garbage", .damagedArchive),
      ("PK\u{5}\u{6}" + String(repeating: "\0", count: 18), .nothingInside),
    ] as [(String, TableRefusal)])
  func whatIsNoTableIsRefused(letters: String, refusal: TableRefusal) throws {
    let bytes = Data(letters.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
    #expect(try Found.all(bytes, name: "x.csv") == [Found(name: "x.csv", refusal: refusal)])
  }

  @Test func aNULFarInIsFound() throws {
    let bytes = Data(repeating: 0x31, count: 600_000) + Data([0])
    #expect(try Found.all(bytes).first?.refusal == .nulByte(offset: 600_000))
  }

  @Test func otherDocumentsOfTheSameContainersAreNamed() throws {
    let word = ZipBytes([.init("[Content_Types].xml", "<Types/>"), .init("word/document.xml", "<w/>")])
    #expect(try Found.all(word.data).map(\.refusal) == [.foreignFormat(.office)])
    let sheet = ZipBytes([.init("mimetype", "x"), .init("content.xml", "<w/>")])
    #expect(try Found.all(sheet.data).map(\.refusal) == [.foreignFormat(.openDocument)])
  }

  @Test func emptyContainersAreRefused() throws {
    #expect(try Found.all(WorkbookBytes(rows: "").data).map(\.refusal) == [.nothingInside])
    #expect(try Found.all(ZipBytes([.init("x/", Data())]).data).map(\.refusal) == [.nothingInside])
  }

  @Test func aDocumentTypeIsNeverUnfolded() throws {
    let laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><sst><si><t>&b;</t></si></sst>"
    let members = WorkbookBytes(rows: "<row><c><v>1</v></c></row>").members.map {
      $0.name == "xl/sharedStrings.xml" ? ZipBytes.Member($0.name, laughs) : $0
    }
    #expect(
      try Found.all(ZipBytes(members).data).first?.refusal == .damagedWorkbook(part: "xl/sharedStrings.xml"))
  }

  @Test func deepAndEndlessElementsAreDamage() throws {
    let deep = String(repeating: "<x>", count: 100) + String(repeating: "</x>", count: 100)
    #expect(try Found.all(WorkbookBytes(rows: deep).data).first?.defects.map(\.kind) == [.damagedRest])
    let endless = "<row x=\"\(String(repeating: "x", count: 3 << 20))\"/>"
    #expect(try Found.all(WorkbookBytes(rows: endless).data).first?.defects.map(\.kind) == [.damagedRest])
  }

  @Test func sharedTextsAreLimited() throws {
    var workbook = WorkbookBytes(rows: "<row><c><v>1</v></c></row>")
    workbook.sharedTexts = Array(repeating: "<t>abcdefgh</t>", count: 10)
    let limits = TableLimits(sharedTextBytes: 100)
    #expect(try Found.all(workbook.data, limits: limits).map(\.refusal) == [.tooLarge(bytes: 100)])
  }

  @Test func whatIsNoFileIsNotWaitedFor() throws {
    let folder = try TemporaryFolder()
    let pipe = folder.path("pipe")
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(try Found.all(path: pipe) == [Found(name: "pipe", refusal: .notAFile)])
    #expect(throws: FileAccessError(path: folder.url.path, systemError: EISDIR)) {
      try Found.all(path: folder.url.path)
    }
    #expect(throws: FileAccessError(path: folder.path("none"), systemError: ENOENT)) {
      try Found.all(path: folder.path("none"))
    }
  }

  @Test func aLinkThatAPersonNamesIsFollowed() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.csv", "1;2\n")
    try FileManager.default.createSymbolicLink(atPath: folder.path("l.csv"), withDestinationPath: path)
    #expect(try Found.all(path: folder.path("l.csv")).first?.fields == [["1", "2"]])
  }
}
