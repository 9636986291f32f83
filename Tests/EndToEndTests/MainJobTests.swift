import Foundation
import TestSupport
import Testing

/// The main job on the synthetic sample, run as a person runs it.
@Suite struct MainJobTests {
  private let sample = PreparedSample.folder

  @Test func fromExportsToAnOrderList() throws {
    let imported = try PreparedSample.imported.copied().outcome
    let summary = try #require(
      try JSONSerialization.jsonObject(with: Data(imported.utf8)) as? [String: Any])
    #expect(summary["schema_version"] as? Int == 1)
    #expect(try JSONSchema("import").faults(of: imported) == [])
    let files = try #require(summary["files"] as? [[String: Any]])
    #expect(files.count == 40)
    for file in files {
      let counts = try ["accepted", "replaced", "unchanged", "rejected"].map {
        try #require(file[$0] as? Int)
      }
      #expect(counts.reduce(0, +) == file["rows"] as? Int)
    }
    // The month that was sent again replaces what the first sending said.
    let resent = try #require(files.first { ($0["path"] as? String)?.contains("corregido") ?? false })
    #expect(resent["accepted"] as? Int == 0)
    #expect((resent["replaced"] as? Int ?? 0) > 0)

    let (colca, forecast) = try PreparedSample.forecast.copied()
    #expect(forecast.contains("\"as_of\":\"2026-10\""))
    #expect(try JSONSchema("forecast").faults(of: forecast) == [])
    for command in [
      "status", "findings", "doctor", "orders", "alerts", "transfers", "shortages", "expiries", "runs",
    ] {
      let printed = try colca(command, "--format", "json").output
      #expect(try JSONSchema(command).faults(of: printed) == [], "\(command)")
    }
    let report = try colca("report", "--out", "informe")
    #expect(report.status == 0)
    let lists = ["pedidos", "alertas", "transferencias", "faltantes", "vencimientos"]
    let always =
      ["informe.html"] + lists.map { $0 + ".csv" } + lists.map { $0 + ".xlsx" } + ["requerimientos.xlsx"]
      + ["glosario.html", "cambios.csv", "hallazgos.csv", "cambios.xlsx", "hallazgos.xlsx"]
    let written = report.output.split(separator: "\n").map(String.init)
    #expect(Array(written.prefix(always.count)) == always.map { "informe/" + $0 })
    let pages = written.dropFirst(always.count)
    #expect(pages.contains { $0.hasPrefix("informe/microrredes/") })
    #expect(pages.count { $0.hasPrefix("informe/establecimientos/") } == 30)
    let page = try text(colca, "informe/informe.html")
    #expect(page.contains("Sintético"))
    #expect(!page.contains("src=\"http") && !page.contains("href=\"http"))

    // What a double click opens in Peru, with a mark and semicolons, says the same.
    let opened = try text(colca, "informe/pedidos.csv")
    #expect(opened.hasPrefix("\u{FEFF}micro_network;facility;") && opened.contains("\r\n"))
    #expect(try colca("report", "--out", "informe", "--csv-dialect", "plain").status == 0)
    // The order list, the alerts on the terminal and the page are the same run.
    let orders = try text(colca, "informe/pedidos.csv")
    #expect(try colca("orders", "--format", "csv").output == orders)
    #expect(try colca("pedidos", "--format", "csv").output == orders)
    #expect(try colca("alertas", "--format", "csv").output == text(colca, "informe/alertas.csv"))
    #expect(orders.split(separator: "\n").count > 100)
    let transfers = try text(colca, "informe/transferencias.csv")
    #expect(try colca("transfers", "--format", "csv").output == transfers)
    #expect(try colca("transferencias", "--format", "csv").output == transfers)
    #expect(transfers.split(separator: "\n").count > 1)
    let expiries = try text(colca, "informe/vencimientos.csv")
    #expect(try colca("expiries", "--format", "csv").output == expiries)
    #expect(try colca("vencimientos", "--format", "csv").output == expiries)
    #expect(expiries.split(separator: "\n").count > 3)
    #expect(try colca("expiries").output.hasPrefix("establecimiento"))

    let needed = try colca("demanda", "--by", "diresa", "--format", "json").output
    #expect(try JSONSchema("demand").faults(of: needed) == [])
    let ofOne = try colca("demand", "--by", "microrred", "--product", "inyectable trimestral", "--monthly")
    #expect(ofOne.status == 0 && ofOne.messages.contains("no son la suma"))
    #expect(ofOne.output.split(separator: "\n").count > 3 && !ofOne.output.contains("08054"))

    // Without transfers what is missing is ordered, never less.
    let list = try colca("transfers", "--format", "json").output
    let units = try orderedUnits(colca("orders", "--format", "json").output)
    #expect(list.hasPrefix("{\"schema_version\":2,\"transfers\":[\n{\"trip\":1,\"way\":"))
    #expect(try colca("forecast", "--no-transfers").output.contains("Mover") == false)
    #expect(try colca("transfers", "--format", "json").output == "{\"schema_version\":2,\"transfers\":[]}\n")
    #expect(try orderedUnits(colca("orders", "--format", "json").output) > units)
  }

  /// All units of an order list.
  private func orderedUnits(_ json: String) throws -> Int {
    let list = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let orders = try #require(list["orders"] as? [[String: Any]])
    return orders.reduce(0) { $0 + ($1["order"] as? Int ?? 0) }
  }

  @Test func theSameInputGivesTheSameBytes() throws {
    var pages: [String] = []
    // What other tests begin with, and all of it once more from the files.
    let again = try ColcaProgram()
    #expect(try again.run(["import"] + PreparedSample.inputs()).status == 0)
    #expect(try again("forecast").status == 0)
    for colca in [try PreparedSample.forecast.copied().colca, again] {
      #expect(try colca("report", "--out", "r").status == 0)
      // Workbooks are bytes, not text; what counts is that they are the same.
      let books = ["pedidos", "requerimientos"].map { name in
        FileManager.default.contents(atPath: colca.workingFolder.path("r/\(name).xlsx"))?
          .base64EncodedString()
      }
      #expect(books.allSatisfy { $0 != nil })
      pages.append(
        try text(colca, "r/informe.html") + text(colca, "r/pedidos.csv") + text(colca, "r/alertas.csv")
          + books.compactMap { $0 }.joined())
    }
    #expect(pages[0] == pages[1])
  }

  @Test func importingTwiceChangesNothingAndSaysSo() throws {
    let colca = try ColcaProgram()
    let file = "\(sample)/ici/ICI_202609.csv"
    #expect(try colca("import", file).status == 0)
    let before = try colca("history", "--format", "csv").output
    let again = try colca("import", file)
    #expect(again.status == 0)
    #expect(again.output.contains("ya se había importado y no cambió nada"))
    #expect(try colca("history", "--format", "csv").output == before)
    #expect(try colca("status").output.contains("Archivos: 1."))
  }

  @Test func aDryRunPrintsWhatTheImportThenDoes() throws {
    let colca = try ColcaProgram()
    let files = ["\(sample)/ici/ICI_202607.csv", "\(sample)/ici/ICI_202608.csv"]
    let rehearsed = try colca.run(["import", "--dry-run", "--format", "json"] + files)
    #expect(try colca("status").status == 66)
    let imported = try colca.run(["import", "--format", "json"] + files)
    #expect(rehearsed.output == imported.output)
    #expect(imported.output.contains("\"code\" : \"bad_month\""))
  }

  @Test func historyKeepsToItsLayout() throws {
    let colca = try ColcaProgram()
    for month in ["202608", "202610"] {
      #expect(try colca("import", "\(sample)/ici/ICI_\(month).csv").status == 0)
    }
    let lines = try colca("history", "--facility", "99001", "--product", "4594", "--format", "csv").output
      .split(separator: "\n")
    #expect(lines.first == "facility,product,month,state,opening,received,consumed,adjustment,closing")
    #expect(
      lines.dropFirst().map { $0.prefix(23) } == [
        "99001F01,04594,2026-08,", "99001F01,04594,2026-09,", "99001F01,04594,2026-10,",
      ])
    #expect(lines[2] == "99001F01,04594,2026-09,not_reported,,,,,")
  }

  @Test func historyShowsDemandBesideWhatWasDispensed() throws {
    let colca = try PreparedSample.imported.copied().colca
    func rows(_ arguments: String...) throws -> [[Substring]] {
      try colca.run(["history", "--format", "csv"] + arguments).output.split(separator: "\n")
        .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    }
    let (plain, whole) = (try rows(), try rows("--demand"))
    #expect(whole.first?.last == "demand")
    #expect(whole.map { Array($0.dropLast()) } == plain)
    var raised = 0
    for row in whole.dropFirst() {
      guard let used = Double(row[6]), let demand = Double(row[9]) else {
        // Nobody is served at a warehouse.
        #expect((row[6].isEmpty || row[0].hasSuffix("S01")) && row[9].isEmpty)
        continue
      }
      // Six significant digits are written.
      #expect(demand >= max(0, used) - abs(used) * 1e-6)
      raised += demand > used ? 1 : 0
    }
    #expect(raised > 400 && raised < whole.count / 4)
    // One facility's rows are those of the whole network.
    let ofOne = try rows("--demand", "--facility", "99001").dropFirst()
    #expect(ofOne.map { $0 } == whole.filter { $0[0] == "99001F01" })

    let text = try colca("history", "--facility", "99001", "--product", "4594").output
    #expect(
      try colca("history", "--facility", "99001", "--product", "inyectable trimestral").output == text)
    #expect(text.split(separator: "\n").first?.hasSuffix("stock final  demanda  corregida") == true)
    let json = try colca("history", "--format", "json", "--facility", "99001").output
    let list = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let months = try #require(list["history"] as? [[String: Any]])
    #expect(months.contains { $0["corrected"] as? Bool == true })
    #expect(months.contains { $0["corrected"] as? Bool == false && $0["demand"] is Double })
  }

  @Test func englishIsThereForTheAsking() throws {
    let colca = try ColcaProgram()
    #expect(
      try colca("import", "\(sample)/ici/ICI_202610.csv", "--lang", "en").output.contains("rows 404: new 404")
    )
    #expect(try colca("forecast", "--lang", "en").output.contains("Last month known: 2026-10"))
    #expect(try colca("report", "--out", "r", "--lang", "en").status == 0)
    #expect(try text(colca, "r/informe.html").contains("<html lang=\"en\""))
  }

  private func text(_ colca: ColcaProgram, _ name: String) throws -> String {
    String(
      decoding: try Data(contentsOf: URL(fileURLWithPath: colca.workingFolder.path(name))), as: UTF8.self)
  }
}
