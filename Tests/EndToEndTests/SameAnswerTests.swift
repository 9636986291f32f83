import Foundation
import TestSupport
import Testing

/// Counts that several outputs print: each is parsed out of every output that has it, and held equal.
@Suite("The same answer everywhere") struct SameAnswerTests {
  /// Whose files are looked at.
  enum Network: String, CaseIterable, Sendable {
    /// The sample that the program comes with.
    case sample
    /// A simulated one.
    case simulated
    /// A simulated one in which a facility fell silent eight months ago, and a warehouse two.
    case fallenSilent
  }

  private struct Installation {
    let colca: ColcaProgram
    /// What `colca forecast` says for programs.
    let forecast: [String: Any]
    /// What `colca status` says for programs.
    let status: [String: Any]
    let scope: [String]

    func count(_ key: String, of part: [String: Any]) throws -> Int { try #require(part[key] as? Int) }

    func alerts(_ level: String) throws -> Int {
      try count(level, of: try #require(forecast["alerts"] as? [String: Any]))
    }
  }

  /// The files of a simulated network, not imported.
  private static let files = Prepared {
    let colca = try ColcaProgram(clock: "2026-11-29T12:00:00Z")
    let made = try colca("simulate", "--out", "red", "--facilities", "24", "--months", "18", "--seed", "5")
    try #require(made.status == 0)
    return (colca, ())
  }

  /// The same network, imported.
  private static let imported = Prepared {
    let colca = try files.copied().colca
    try load(colca.workingFolder.path("red"), into: colca)
    return (colca, ())
  }

  private static func load(_ folder: String, into colca: ColcaProgram) throws {
    let months = try FileManager.default.contentsOfDirectory(atPath: folder + "/ici").sorted()
    let registers = ["establecimientos.csv", "productos.csv"].map { "\(folder)/\($0)" }
    try #require(try colca.run(["import"] + months.map { "\(folder)/ici/\($0)" } + registers).status == 0)
  }

  /// The program with a network imported.
  private func program(_ network: Network) throws -> ColcaProgram {
    switch network {
    case .sample:
      let colca = try ColcaProgram(clock: "2026-11-29T12:00:00Z")
      try Self.load(Golden.root.appendingPathComponent("data/sample").path, into: colca)
      return colca
    case .simulated: return try Self.imported.copied().colca
    case .fallenSilent:
      let colca = try Self.files.copied().colca
      let folder = colca.workingFolder.path("red")
      for name in try FileManager.default.contentsOfDirectory(atPath: folder + "/ici")
      where name > "ICI_202602.csv" {
        try drop(
          ["99004F01"] + (name > "ICI_202608.csv" ? ["990S01"] : []), from: folder + "/ici/" + name)
      }
      try Self.load(folder, into: colca)
      return colca
    }
  }

  private func installation(
    _ network: Network, scope: String? = nil, earlierRuns: [String] = []
  ) throws -> Installation {
    let colca = try program(network)
    let option = scope.map { ["--scope", $0] } ?? []
    for earlier in earlierRuns {
      #expect(
        try colca.run(["forecast", "--model", "light", "--as-of", earlier] + option).status == 0)
    }
    let run = try colca.run(["forecast", "--model", "light", "--format", "json"] + option)
    let status = try object(try colca.run(["status", "--format", "json"] + option).output)
    return Installation(
      colca: colca, forecast: try object(run.output),
      status: try #require(status["summary"] as? [String: Any]),
      scope: option)
  }

  /// Takes the rows of some facilities out of a file.
  private func drop(_ codes: [String], from path: String) throws {
    let text = try String(contentsOfFile: path, encoding: .isoLatin1)
    let kept = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).filter { line in
      !codes.contains { line.contains($0) }
    }
    try kept.joined(separator: "\r\n").write(toFile: path, atomically: true, encoding: .isoLatin1)
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func rows(_ text: String, _ list: String) throws -> [[String: Any]] {
    try #require(try object(text)[list] as? [[String: Any]])
  }

  /// The numbers of the first place where a text has this form.
  private func numbers(_ pattern: String, in text: String) throws -> [Int] {
    let found = try #require(try Regex(pattern).firstMatch(in: text), "\(pattern)")
    return try (1..<found.output.count).map { place in
      let part = try #require(found.output[place].substring)
      return try #require(Int(part.replacing(",", with: "")))
    }
  }

  private static let cases: [(Network, String?)] = [
    (.sample, nil), (.simulated, "04594,18102"), (.fallenSilent, "todos"),
  ]

  @Test(arguments: cases)
  func whatIsCountedIsTheSameEverywhere(_ network: Network, scope: String?) throws {
    let here = try installation(network, scope: scope)
    var pages: [String: String] = [:]
    for language in ["es", "en"] { pages[language] = try page(of: here, language) }
    try checkLines(here, pages)
    try checkReporting(here, network, pages)
  }

  private func checkReporting(
    _ here: Installation, _ network: Network, _ pages: [String: String]
  ) throws {
    let known = try here.count("facilities", of: here.status)
    let expected = try here.count("expected_last_month", of: here.status)
    let reported = try here.count("reported_last_month", of: here.status)
    let warehouses = try here.count("warehouses", of: here.status)
    #expect(known == expected + (network == .fallenSilent ? 1 : 0) && 0 < reported && reported < expected + 1)
    #expect(warehouses == 2)
    let text = try here.colca.run(["status"] + here.scope).output
    #expect(try numbers(#"Reportaron 2026-10: (\d+) de (\d+) est"#, in: text) == [reported, expected])
    #expect(try numbers(#"de (\d+) establecimientos, (\d+) almacenes y"#, in: text) == [known, warehouses])
    let english = try here.colca.run(["status", "--lang", "en"] + here.scope).output
    #expect(try numbers(#"Reported 2026-10: (\d+) of (\d+) fac"#, in: english) == [reported, expected])
    let list = try rows(
      try here.colca.run(["status", "--lang", "en", "--format", "json"] + here.scope).output, "facilities")
    let listed = list.filter { $0["kind"] as? String == "facility" }
    #expect(listed.count == known)
    #expect(listed.count { $0["last_report"] as? String == "2026-10" } == reported)
    let rates = try rows(
      try here.colca.run(["status", "--rates", "--lang", "en", "--format", "json"] + here.scope).output,
      "reporting_rates"
    ).filter { $0["month"] as? String == "2026-10" && $0["kind"] as? String == "facilities" }
    #expect(try rates.reduce(0) { try $0 + here.count("expected", of: $1) } == expected)
    #expect(try rates.reduce(0) { try $0 + here.count("reported", of: $1) } == reported)
    for (language, sentence) in [
      ("es", #"(\d+) de (\d+) est[a-z]+ report"#), ("en", #"(\d+) of (\d+) fac[a-z]+ report"#),
    ] {
      let page = try #require(pages[language])
      #expect(try numbers(sentence, in: page) == [reported, expected])
      #expect(try numbers(##"href="#not-reported">[^<]*<b>(\d+)"##, in: page) == [expected - reported])
      let parts = try #require(page.range(of: "<section id=\"parts\"").map { page[$0.lowerBound...] })
      let total = try #require(try Regex(#"(?s)<tr class="sumrow">.*?</tr>"#).firstMatch(in: parts))
      let share = language == "es" ? #"(\d+) de (\d+)<"# : #"(\d+) of (\d+)<"#
      #expect(try numbers(share, in: String(parts[total.range])) == [reported, expected])
    }
    // The night's own figures: one line for programs that watch.
    let metrics = try metrics(of: here)
    #expect(metrics["colca_facilities_expected"] == expected)
    #expect(metrics["colca_facilities_reported"] == reported)
    for level in ["stocked_out", "urgent", "watch"] {
      #expect(try metrics["colca_alerts{level=\"\(level)\"}"] == here.alerts(level))
    }
  }

  private func page(of here: Installation, _ language: String) throws -> String {
    #expect(try here.colca("report", "--out", "informe-" + language, "--lang", language).status == 0)
    return try String(
      contentsOfFile: here.colca.workingFolder.path("informe-\(language)/informe.html"), encoding: .utf8)
  }

  /// The metrics that a night leaves, by name and labels.
  private func metrics(of here: Installation) throws -> [String: Int] {
    let scope = here.scope.last.map { "ambito = \($0)\n" } ?? ""
    try here.colca.workingFolder.write(
      "colca.conf",
      "metricas = colca.prom\nmodelo = light\nmb_libres = 0\nsegundos_quieto = 0\nregistro = colca.log\n"
        + scope)
    #expect(try here.colca("nightly").status == 0)
    let text = try String(contentsOfFile: here.colca.workingFolder.path("colca.prom"), encoding: .utf8)
    return text.split(separator: "\n").reduce(into: [:]) { values, line in
      let parts = line.split(separator: " ")
      if parts.count == 2, let value = Double(parts[1]) { values[String(parts[0])] = Int(value) }
    }
  }

  private func checkLines(_ here: Installation, _ pages: [String: String]) throws {
    let (out, unknown) = (try here.alerts("stocked_out"), try here.alerts("unknown"))
    let orders = try here.count("order_lines", of: here.forecast)
    #expect(out > 0 && orders > 0)
    let levels = try rows(
      try here.colca.run(["status", "--levels", "--format", "json"] + here.scope).output, "levels")
    for level in ["regional_authority", "pharmacy"] {
      let totals = levels.filter { $0["level"] as? String == level }
      func sum(_ key: String) throws -> Int { try totals.reduce(0) { try $0 + here.count(key, of: $1) } }
      #expect(try sum("stocked_out") == out, "\(level)")
      #expect(try sum("unknown_stocks") == unknown, "\(level)")
      #expect(try sum("facilities") == here.count("held", of: here.forecast), "\(level)")
    }
    let alerts = try rows(try here.colca("alerts", "--format", "json").output, "alerts")
    let remembered = try rows(
      try here.colca("alerts", "list", "--format", "json").output, "alerts")
    for level in ["stocked_out", "urgent", "watch"] {
      let count = try here.alerts(level)
      #expect(alerts.count { $0["alert"] as? String == level } == count)
      #expect(
        remembered.count { $0["kind"] as? String == "stock" && $0["alert"] as? String == level } == count)
    }
    #expect(try rows(try here.colca("orders", "--format", "json").output, "orders").count == orders)
    let transfers = try rows(try here.colca("transfers", "--format", "json").output, "transfers").count
    #expect(try transfers == here.count("transfer_lines", of: here.forecast))
    let lots = try rows(try here.colca("expiries", "--format", "json").output, "expiries").count
    #expect(try lots == here.count("expiring_lots", of: here.forecast))
    for language in ["es", "en"] {
      let page = try #require(pages[language])
      for (target, count) in [
        ("stocked-out", out), ("urgent", try here.alerts("urgent")), ("watch", try here.alerts("watch")),
        ("unknown", unknown), ("expiries", lots), ("excess", try here.alerts("excess")),
      ] {
        #expect(
          try numbers("href=\"#\(target)\">[^<]*<b>([0-9,]+)", in: page) == [count], "\(target) \(language)")
      }
      let parts = try #require(page.range(of: "<section id=\"parts\"").map { page[$0.lowerBound...] })
      let total = try #require(try Regex(#"(?s)<tr class="sumrow">.*?</tr>"#).firstMatch(in: parts))
      let cells = Array(repeating: "<td>([0-9,]+)</td>", count: 5).joined()
      let sums = try numbers(cells, in: String(parts[total.range]))
      #expect(
        try sums == [out, here.alerts("urgent"), here.alerts("watch"), unknown, orders], "\(language)")
      // The files beside the page.
      let list = try String(
        contentsOfFile: here.colca.workingFolder.path("informe-\(language)/pedidos.csv"), encoding: .utf8)
      #expect(list.split(whereSeparator: \.isNewline).count - 1 == orders)
    }
  }

  @Test func theTableOfEarlierForecasts() throws {
    let here = try installation(.simulated, earlierRuns: ["2026-07", "2026-09"])
    for language in ["es", "en"] { try checkAccuracy(here, language) }
  }

  private func checkAccuracy(_ here: Installation, _ language: String) throws {
    let page = try page(of: here, language)
    let section = try #require(try Regex(#"(?s)<section id="accuracy".*?</table>"#).firstMatch(in: page))
    let table = String(page[section.range])
    func cells(_ pattern: String, in text: String) throws -> [String] {
      try text.matches(of: Regex(pattern)).compactMap { $0.output[1].substring.map(String.init) }
    }
    let onPage = try cells(#"(?s)<tr class="row">(.*?)</tr>"#, in: table).map { row in
      try cells(#"<t[hd][^>]*>([^<]*)<"#, in: row).joined(separator: " ")
    }
    let head = try cells(#"<th scope="col"[^>]*>([^<]*)<"#, in: table).joined(separator: " ")
    let printed = try here.colca("accuracy", "--lang", language).output.split(separator: "\n").map { line in
      line.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
    }
    #expect(onPage.count > 2)
    #expect(printed == [head] + onPage)
  }
}
