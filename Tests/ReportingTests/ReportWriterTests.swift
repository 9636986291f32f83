import Foundation
import SupplyModel
import TestSupport
import Testing

@testable import Reporting

@Suite("Writing a report")
struct ReportWriterTests {
  private static let pages = ["microrredes/lluyllucucha.html", "microrredes/soritor-cia.html"]

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
    #expect(first.map { $0.replacingOccurrences(of: start, with: "") } == ReportWriter.fileNames + Self.pages)
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
    #expect(names == (ReportWriter.fileNames + ["microrredes"]).sorted())
    #expect(FileManager.default.contents(atPath: folder.path("informe.html"))?.count ?? 0 > 10_000)
  }

  @Test("says what cannot be written, and why")
  func cannotWrite() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("taken", "x")
    #expect(throws: ColcaError.cannotWrite(path: file, reason: "Not a directory")) {
      try ReportWriter().write(ReportFixture.input(), to: file)
    }
    #expect(throws: ColcaError.cannotWrite(path: file, reason: "Not a directory")) {
      try ReportWriter().write(ReportFixture.input(), to: file + "/below")
    }
  }

  @Test("does not leave half a report when one file cannot be put in place")
  func allOrNothing() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path("informe.html"), withIntermediateDirectories: true)
    try folder.write("informe.html/inside", "x")
    let expected = ColcaError.cannotWrite(
      path: folder.url.path + "/informe.html", reason: "Is a directory")
    #expect(throws: expected) { try ReportWriter().write(ReportFixture.input(), to: folder.url.path) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["informe.html"])
  }
}
