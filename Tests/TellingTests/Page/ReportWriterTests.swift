import Files
import Foundation
import SupplyModel
import TestSupport
import Testing

@testable import Telling

@Suite("Writing a report")
struct ReportWriterTests {
  private static let pages = [
    "microrredes/lluyllucucha.html", "establecimientos/06528f01-p-s-tahuishco.html",
    "microrredes/soritor-cia.html",
    "establecimientos/06530f01-o-higgins-nahui-b-script-alert-1-script.html",
    "establecimientos/06531f01-p-s-san-marcos.html", "productos/03351-implante-de-etonogestrel.html",
    "productos/04594-inyectable-trimestral.html", "productos/08054-condon-masculino.html",
    "productos/18102-pildora-combinada.html", "productos/29945-pildora-de-emergencia-1-5-mg.html",
    "productos/38680-pildora-de-emergencia-750-g.html",
    "productos/99001-hyperlink-x-img-src-x-onerror-ale.html", "almacenes/030s05-030s05.html",
  ]
  /// The workbooks of micro-networks, and the messages.
  private static let beside = [
    "libros/lluyllucucha.xlsx", "libros/soritor-cia.xlsx", "mensajes/06528f01.txt",
    "mensajes/06530f01.txt", "mensajes/06531f01.txt",
  ]

  @Test("makes the folder, and gives the same bytes twice")
  func deterministic() throws {
    let folder = try TemporaryFolder()
    let first = try ReportWriter().write(ReportFixture.input(), to: folder.path("a/b"))
    // The order of the histories and facilities given in is no part of what is said.
    var shuffled = ReportFixture.input()
    shuffled.history.reverse()
    shuffled.demands.reverse()
    let second = try ReportWriter().write(shuffled, to: folder.path("c/"))
    let start = folder.path("a/b") + "/"
    #expect(
      first.map { $0.replacingOccurrences(of: start, with: "") } == ReportWriter.fileNames + Self.pages
        + Self.beside)
    for (left, right) in zip(first, second) {
      let bytes = FileManager.default.contents(atPath: left)
      #expect(bytes != nil && bytes == FileManager.default.contents(atPath: right), "\(left)")
    }
  }

  @Test("leaves nothing but its files, also over an earlier report")
  func replaces() throws {
    let folder = try TemporaryFolder()
    try folder.write("informe.html", "yesterday")
    try ReportWriter().write(ReportFixture.input(), to: folder.path(""))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
    let folders = ["almacenes", "establecimientos", "libros", "mensajes", "microrredes", "productos"]
    #expect(names == (ReportWriter.fileNames + folders).sorted())
    #expect(FileManager.default.contents(atPath: folder.path("informe.html"))?.count ?? 0 > 10_000)
  }

  @Test("removes pages of an earlier report that it does not have, and nothing else")
  func stalePages() throws {
    let folder = try TemporaryFolder()
    let input = ReportFixture.input()
    try ReportWriter(split: .facility).write(input, to: folder.path(""))
    func names(_ path: String) -> [String]? {
      (try? FileManager.default.contentsOfDirectory(atPath: folder.path(path)))?.sorted()
    }
    let facilities = try #require(names("establecimientos"))
    let page = try #require(
      FileManager.default.contents(atPath: folder.path("establecimientos/" + facilities[0])))
    // A person's own notes, a page of another program's, and a page that somebody renamed.
    try folder.write("establecimientos/notas.txt", "x")
    try folder.write("establecimientos/otra.html", "<!DOCTYPE html><p>mía</p>")
    try folder.write("establecimientos/Página de ayer.html", page)
    try folder.write("copia.html", page)
    try folder.write("mensajes/lista.txt", "Ana\nLuis\n")
    // Paper of pages that go, and of pages that stay: it is of before.
    try folder.write("microrredes/soritor-cia.pdf", "%PDF-1.4")
    try folder.write("informe.pdf", "%PDF-1.4")
    try folder.write("acta.pdf", "%PDF-1.4")
    try ReportWriter(split: .microNetwork).write(input, to: folder.path(""))
    #expect(names("establecimientos") == ["Página de ayer.html", "notas.txt", "otra.html"])
    #expect(
      names("microrredes")?.map { "microrredes/" + $0 }
        == [Self.pages[0], Self.pages[2]])
    #expect(names("libros")?.map { "libros/" + $0 } == Array(Self.beside.prefix(2)))
    #expect(names("mensajes") == ["lista.txt"])
    #expect(names("")?.filter { $0.hasSuffix(".pdf") } == ["acta.pdf"])
    #expect(names("")?.contains("copia.html") == true)
    // A folder of nothing but such pages goes as well.
    try ReportWriter(split: .region).write(input, to: folder.path(""))
    #expect(names("microrredes") == nil && names("libros") == nil)
    // Every page is known for one, whatever its name and language.
    for language in Language.allCases {
      let path = folder.path(language.rawValue)
      let input = ReportFixture.input(language)
      try ReportWriter(split: .facility).write(input, to: path)
      try ReportWriter(split: .region).write(input, to: path)
      #expect(names(language.rawValue)?.sorted() == ReportWriter.fileNames.sorted())
    }
  }

  @Test("says what cannot be written, and why")
  func cannotWrite() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("taken", "x")
    #expect(throws: FileError.cannotWrite(path: file, reason: "Not a directory")) {
      try ReportWriter().write(ReportFixture.input(), to: file)
    }
    #expect(throws: FileError.cannotWrite(path: file, reason: "Not a directory")) {
      try ReportWriter().write(ReportFixture.input(), to: file + "/below")
    }
  }

  @Test("does not leave half a report when one file cannot be put in place")
  func allOrNothing() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path("informe.html"), withIntermediateDirectories: true)
    try folder.write("informe.html/inside", "x")
    let expected = FileError.cannotWrite(
      path: folder.url.path + "/informe.html", reason: "Is a directory")
    #expect(throws: expected) { try ReportWriter().write(ReportFixture.input(), to: folder.url.path) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["informe.html"])
  }
}
