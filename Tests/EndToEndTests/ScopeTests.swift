import Foundation
import TestSupport
import Testing

/// A whole export beside one of contraceptives alone: what is said of contraceptives is the same to the byte.
@Suite struct ScopeTests {
  private let sample = Golden.root.appendingPathComponent("data/sample").path
  /// Months of which no row is rejected: what is wrong with a row is told whatever the scope.
  private let months = ["202602", "202603", "202604", "202605", "202606"]

  /// A month of the sample, with twenty more products beside the eight where `isWhole`, and a facility that holds only others.
  ///
  /// Bytes, as the files are in code page 1252.
  private func month(_ name: String, isWhole: Bool) throws -> Data {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(sample)/ici/ICI_\(name).csv"))
    guard isWhole else { return bytes }
    let text = try #require(String(data: bytes, encoding: .isoLatin1))
    let lines = text.split(whereSeparator: \.isNewline).map(String.init)
    var written = [lines[0]]
    for line in lines.dropFirst() {
      written.append(line)
      var cells = line.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
      let code = cells[4]
      for copy in 1...3 where copy < 3 || code < "08068" {
        cells[4] = "\(copy)1" + code.suffix(3)
        // Some of the copies do not add up: their findings are not those of contraceptives.
        if copy == 2 { cells[5] = "  999" }
        written.append(cells.joined(separator: ";"))
        if line.contains("99001F01") {
          var alone = cells
          alone[1] = "99777F01"
          written.append(alone.joined(separator: ";"))
        }
      }
    }
    return try #require((written.joined(separator: "\r\n") + "\r\n").data(using: .isoLatin1))
  }

  /// A program that has imported the months and made a run of each month asked for.
  private func program(
    isWhole: Bool, runs: [String] = ["2026-05", "2026-06"], scope: [String] = []
  ) throws -> (colca: ColcaProgram, imported: String) {
    let colca = try ColcaProgram()
    var paths: [String] = []
    for name in months {
      let path = colca.workingFolder.path("ICI_\(name).csv")
      try month(name, isWhole: isWhole).write(to: URL(fileURLWithPath: path))
      paths.append("ICI_\(name).csv")
    }
    let imported = try colca.run(
      ["import"] + paths + ["establecimientos.csv", "calendario.csv"].map { "\(sample)/\($0)" })
    #expect(imported.status == 0)
    for asOf in runs {
      let run = try colca.run(["forecast", "--model", "light", "--as-of", asOf] + scope)
      #expect(run.status == 0 && run.messages.isEmpty, "\(run.messages)")
    }
    return (colca, imported.output)
  }

  /// The lines that do not count what the files hold as files.
  private func said(_ text: String) -> [Substring] {
    text.split(separator: "\n").filter { line in
      let ofFiles = [
        "ICI_2026", ".csv ", "href=\"#files\"", "Fuera del ámbito", "archivos, ", "\"outside_scope\"",
      ]
      return !ofFiles.contains(where: line.contains)
    }
  }

  private func files(in colca: ColcaProgram, _ folder: String) throws -> [String: Data] {
    let root = colca.workingFolder.path(folder)
    let names = try FileManager.default.subpathsOfDirectory(atPath: root).filter { $0.contains(".") }
    return try names.reduce(into: [:]) {
      $0[$1] = try Data(contentsOf: URL(fileURLWithPath: "\(root)/\($1)"))
    }
  }

  @Test func twentyMoreProductsChangeNothingButTheCountOfWhatIsOutside() throws {
    let (alone, plain) = try program(isWhole: false)
    let (whole, told) = try program(isWhole: true)
    #expect(!plain.contains("ámbito"))
    #expect(
      told.contains("Fuera del ámbito (anticonceptivos): ")
        && told.contains(" de 20 productos más, guardadas."))
    for command in [
      "alerts", "orders", "transfers", "shortages", "expiries", "findings", "findings --count",
      "findings --all",
      "status", "status --rates", "status --levels", "status --facility 99001F01", "accuracy", "alerts list",
      "history --scope anticonceptivos", "explain --facility 99001F01 --product 04594",
      "backtest --origins 2026-04 --model light",
      "replay --model light --from 2026-05 --to 2026-06 --warm-up 0",
    ] {
      let words = command.split(separator: " ").map(String.init)
      let (left, right) = (try alone.run(words), try whole.run(words))
      #expect(left.status == right.status && left.messages == right.messages, "\(command)")
      #expect(said(left.output) == said(right.output), "\(command)")
    }
    // A bundle says when it was made.
    func bundle(_ colca: ColcaProgram) throws -> String {
      try colca("export", "--format", "fhir").output.replacing(/"timestamp":"[^"]*"/, with: "")
    }
    #expect(try bundle(alone).contains("SupplyRequest") && bundle(alone) == bundle(whole))
    for format in ["dhis2", "dhis2-csv", "adx", "openlmis"] {
      let template = try alone("export", "--template").output.split(separator: "\n").map { line -> String in
        let cells = line.split(separator: ",", omittingEmptySubsequences: false).prefix(4)
        let target = cells[3].isEmpty ? cells[..<3].joined(separator: "_") : String(cells[3])
        return cells[..<3].joined(separator: ",") + "," + target
      }.joined(separator: "\n")
      for colca in [alone, whole] { try colca.workingFolder.write("m.csv", template) }
      let (left, right) = (
        try alone("export", "--format", format, "--mapping", "m.csv"),
        try whole("export", "--format", format, "--mapping", "m.csv")
      )
      func told(_ text: String) -> String { text.replacing(/exported="[^"]*"/, with: "") }
      #expect(left.status == 0 && told(left.output) == told(right.output), "\(format)")
    }
    let status = try whole("status")
    #expect(status.output.contains("Fuera del ámbito (anticonceptivos): "))
    #expect(try JSONSchema("status").faults(of: whole("status", "--format", "json").output) == [])

    for colca in [alone, whole] { #expect(try colca("report", "--out", "informe").status == 0) }
    let (left, right) = (try files(in: alone, "informe"), try files(in: whole, "informe"))
    #expect(left.keys.sorted() == right.keys.sorted() && left.count > 12)
    for (name, bytes) in left {
      guard name.hasSuffix(".html") else {
        #expect(bytes == right[name], "\(name)")
        continue
      }
      let other = String(decoding: right[name] ?? Data(), as: UTF8.self)
      // The page of a facility, a product, a warehouse or of improvement tells of its own alone, that of the words of none.
      let isPart = ["establecimientos/", "productos/", "almacenes/", "mejora/", "glosario"].contains(
        where: name.hasPrefix)
      #expect(other.contains("Fuera del ámbito (anticonceptivos): ") != isPart, "\(name)")
      #expect(said(String(decoding: bytes, as: UTF8.self)) == said(other), "\(name)")
    }
  }

  @Test func everyMedicineIsShownWhereAllAreAskedFor() throws {
    let (whole, _) = try program(isWhole: true, runs: ["2026-06"], scope: ["--ambito", "todos"])
    let orders = try whole("orders", "--format", "csv").output
    #expect(Set(orders.split(separator: "\n").dropFirst().map { $0.split(separator: ",")[3] }).count > 8)
    let status = try whole("status", "--scope", "todos", "--format", "json").output
    #expect(status.contains("\"products\":28,") && !status.contains("outside_scope"))
    #expect(try whole("report", "--out", "informe").status == 0)
    let page = String(decoding: try files(in: whole, "informe")["informe.html"] ?? Data(), as: UTF8.self)
    #expect(page.contains(">Medicamentos: qué falta, qué se acaba y qué pedir</"))
    #expect(!page.contains("Anticonceptivos") && !page.contains("los anticonceptivos"))
    // A run remembers what it looked at, and is explained and made again by that.
    let explained = try whole("explain", "--facility", "99777F01", "--product", "11594")
    #expect(explained.status == 0, "\(explained.messages)")
    #expect(try whole("runs", "repeat", "1").status == 0)
    let narrow = try whole("forecast", "--model", "light", "--scope", "04594,11594")
    #expect(narrow.status == 0)
    let outside = try whole("explain", "--facility", "99001F01", "--product", "18102")
    #expect(outside.status == 66 && outside.messages.contains("--scope todos"))
    #expect(try whole("forecast", "--scope", "malaria").status == 64)
    #expect(try whole("forecast", environment: ["COLCA_SCOPE": "77777"]).status == 64)
  }
}
