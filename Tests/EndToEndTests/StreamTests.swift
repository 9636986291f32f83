import Foundation
import TestSupport
import Testing

/// What goes in and out of the program is a file, a stream, or an error: no crash, no waiting, no silence.
@Suite struct StreamTests {
  private let colca: ColcaProgram
  private let good: String

  init() throws {
    colca = try ColcaProgram()
    good = try colca.workingFolder.write("good.csv", FormdetSample.file([["SALDO": "8", "STOCK_FIN": "8"]]))
  }

  @Test(arguments: [["history", "--format", "csv"], ["status"], ["findings", "--format", "json"]])
  func aFullDiskBehindStdoutIsAnError(arguments: [String]) throws {
    #expect(try colca("import", good).status == 0)
    let outcome = try colca.run(arguments, givingTo: "/dev/full")
    #expect(outcome.status == 74)
    #expect(outcome.messages.contains("colca: "))
  }

  @Test func whatIsNoFileIsNotWaitedFor() throws {
    let pipe = colca.workingFolder.path("pipe.csv")
    #expect(mkfifo(pipe, 0o600) == 0)
    for place in [pipe, "/dev/zero"] {
      let outcome = try colca("import", place)
      #expect(outcome.status == 66)
      #expect(outcome.output.contains("No se puede leer"))
    }
  }

  @Test func theSummaryHasAllItsKeys() throws {
    let output = try colca("import", "none.csv", "--format", "json").output
    let summary = try #require(
      try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
    let file = try #require((summary["files"] as? [[String: Any]])?.first)
    for key in ["layout", "encoding", "delimiter", "decimal"] { #expect(file[key] is NSNull) }
    let finding = try #require((file["findings"] as? [[String: Any]])?.first)
    for key in ["line", "column", "value"] { #expect(finding[key] is NSNull) }
  }

  @Test func aFolderWithoutTablesIsNoInput() throws {
    let folder = colca.workingFolder.path("vacia")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    let outcome = try colca("import", folder, good)
    #expect(outcome.status == 66)
    #expect(outcome.output.contains("La carpeta no tiene archivos CSV"))
    #expect(try colca("status").output.contains("Reportes: 1,"))
  }

  @Test func aDryRunPrintsWhatTheImportWill() throws {
    let corrected = try colca.workingFolder.write(
      "corrected.csv", FormdetSample.file([["SALDO": "9", "STOCK_FIN": "9"]]))
    let arguments = ["import", good, corrected, good, "--format", "json"]
    let rehearsed = try colca.run(arguments + ["--dry-run"])
    #expect(try colca("status").status == 66)
    #expect(try colca.run(arguments).output == rehearsed.output)
  }
}
