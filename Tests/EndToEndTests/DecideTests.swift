import Foundation
import TestSupport
import Testing

/// What a pharmacist answers to orders, and what comes of it.
@Suite struct DecideTests {
  private let colca: ColcaProgram
  private let header = "facility,product,month,opening,received,consumed,adjustment,closing\n"

  init() throws {
    colca = try ColcaProgram(clock: "2026-11-10T12:00:00Z")
    let rows = (1...10).flatMap { month in
      ["P", "Q"].map { product in
        String(format: "F1,\(product),2026-%02d,%d,0,10,0,%d\n", month, 110 - 10 * month, 100 - 10 * month)
      }
    }
    let file = try colca.workingFolder.write("a.csv", header + rows.joined())
    #expect(try colca("import", file).status == 0)
  }

  private func forecast(_ asOf: String = "2026-10") throws {
    #expect(try colca("forecast", "--model", "light", "--as-of", asOf).status == 0)
  }

  /// The rows of a list.
  private func lines(_ arguments: String...) throws -> [[String: Any]] {
    let outcome = try colca.run(arguments + ["--format", "json", "--lang", "en"])
    #expect(outcome.status == 0, "\(outcome.messages)")
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    return try #require(object?.values.compactMap { $0 as? [[String: Any]] }.first)
  }

  /// The cells of a column; blank for null.
  private func column(_ name: String, _ rows: [[String: Any]]) throws -> [String] {
    try rows.map { row in
      let cell = try #require(row[name], "\(name)")
      return cell is NSNull ? "" : "\(cell)"
    }
  }

  @Test func nothingIsDecidedBeforeAForecast() throws {
    #expect(try colca("decide", "order", "F1", "P", "--accept").status == 66)
    #expect(try colca("decide", "list").status == 66)
  }

  @Test func whatIsPlacedShowsAtOnceAndIsOnOrderFromTheNextForecastOn() throws {
    try forecast()
    let before = try lines("orders")
    let placed = try colca(
      "decide", "order", "F1", "P", "--placed", "--document", "DOC-12", "--expected", "2026-12", "--quantity",
      "30")
    #expect(placed.status == 0 && placed.output.contains("pedido 30 con DOC-12, esperado dic 2026"))
    let now = try lines("orders")
    #expect(try column("order", now) == column("order", before))
    #expect(try column("decision", now) == ["ordered 30 with DOC-12, expected Dec 2026", ""])
    #expect(try column("decision", lines("alerts")).contains("ordered 30 with DOC-12, expected Dec 2026"))
    #expect(try colca("alerts", "list").output.contains("2026-12"))
    try forecast()
    let after = try lines("orders")
    #expect(try column("on_order", after).first == "30")
    let (less, more) = (try column("order", after), try column("order", before))
    #expect(Int(less[0]) == Int(more[0]).map { $0 - 30 } && less[1] == more[1])
  }

  @Test func aReportThatShowsItEndsIt() throws {
    try forecast()
    #expect(
      try colca("decide", "order", "F1", "P", "--placed", "--expected", "2026-11", "--quantity", "30").status
        == 0)
    #expect(try colca("decide", "order", "F1", "Q", "--placed", "--expected", "2026-11").status == 0)
    let file = try colca.workingFolder.write(
      "b.csv", header + "F1,P,2026-11,0,30,10,0,20\nF1,Q,2026-11,0,0,0,0,0\n")
    #expect(try colca("import", file).status == 0)
    try forecast("2026-11")
    let open = try lines("decide", "list")
    #expect(try column("product", open) == ["Q"])
    #expect(try column("decision", open).first?.hasSuffix("expected Nov 2026: nothing came") == true)
    let all = try lines("decide", "list", "--all")
    #expect(try column("decision", all).first == "ordered 30, 30 came")
    #expect(try column("reported", all) == ["30", "0"])
    // Taking the file back takes back what it showed, and no decision.
    #expect(try colca("import", "--undo", "2").status == 0)
    #expect(try column("product", lines("decide", "list")) == ["P", "Q"])
  }

  @Test func aTrialAndAMistakeLeaveNothing() throws {
    try forecast()
    let entries = try colca("audit").output
    #expect(try colca("decide", "order", "F1", "--accept", "--dry-run").output.contains("No se anotó nada"))
    #expect(try colca("decide", "order", "F1", "P").status == 64)
    #expect(try colca("decide", "order", "F1", "P", "--reject").status == 64)
    #expect(try colca("decide", "order", "F1", "--change", "5").status == 64)
    #expect(try colca("decide", "order", "F1", "P", "--accept", "--reopen").status == 64)
    #expect(try colca("decide", "order", "F1", "P", "--placed", "--expected", "2026-10").status == 64)
    #expect(try colca("decide", "order", "F1", "P", "--arrived", "5", "--month", "2026-12").status == 64)
    #expect(try colca("decide", "order", "F1", "P", "--reopen").status == 66)
    #expect(try colca("decide", "transfer", "F1", "F1", "--accept").status == 66)
    #expect(try colca("decide", "transfer", "F1", "F1", "P", "--placed", "--quantity", "5").status == 64)
    #expect(try colca("decide", "expiry", "F1", "--accept").status == 66)
    #expect(try colca("audit").output == entries)
  }

  @Test func allOfAFacilityIsDecidedAtOnceButForWhatIsPlaced() throws {
    try forecast()
    #expect(try colca("decidir", "pedido", "F1", "P", "--placed").status == 0)
    let rest = try colca("decide", "order", "F1", "--reject", "--reason", "no-money", "--note", "en enero")
    #expect(rest.status == 0 && rest.output.contains("Anotado: 1 decisión"))
    #expect(try column("decision", lines("orders"))[1] == "rejected: no budget")
    let list = try lines("decide", "list")
    #expect(try column("note", list) == ["", "en enero"])
    #expect(try column("act", list) == ["placed", "rejected"])
    #expect(try column("ended", list) == ["0", "0"])
    #expect(try colca("decide", "order", "F1", "--reopen").output.contains("Anotado: 2 decisiones"))
    #expect(try lines("decide", "list").isEmpty)
  }

  @Test func somethingIsPutOffUntilOtherwiseIsAdvised() throws {
    try forecast()
    #expect(
      try colca("decide", "order", "F1", "P", "--snooze-until-changed", "--snooze", "2027-02").status == 64)
    #expect(try colca("decide", "order", "F1", "P", "--snooze-until-changed").status == 0)
    #expect(try column("decision", lines("orders")) == ["snoozed until the advice changes", ""])
    // An order has one place alone, so that nobody can agree to it for one of two.
    #expect(try colca("decide", "order", "F1", "Q", "--agree", "giver").status == 64)
    #expect(try column("decision", lines("orders")) == ["snoozed until the advice changes", ""])
  }

  /// Whatever a list prints can be typed: every name of a product and of a facility, further pharmacies too.
  @Test func namesAreTakenAsListsPrintThem() throws {
    let sample = try PreparedSample.forecast.copied().colca
    func rows(_ list: String, _ language: String) throws -> [[String: Any]] {
      let outcome = try sample(list, "--format", "json", "--lang", language)
      let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
      return try #require(object?[list] as? [[String: Any]])
    }
    func code(_ option: String, _ name: String, _ key: String) throws -> Set<String> {
      let outcome = try sample("history", option, name, "--format", "json")
      #expect(outcome.status == 0, "\(name): \(outcome.messages)")
      let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
      return Set(try #require(object?["history"] as? [[String: Any]]).compactMap { $0[key] as? String })
    }
    for language in ["es", "en"] {
      let lines = try rows("orders", language) + rows("alerts", language)
      let products = Dictionary(
        lines.map { ("\($0["product_short"] ?? "")", "\($0["product"] ?? "")") },
        uniquingKeysWith: { first, _ in first })
      #expect(products.count >= 7)
      for (name, expected) in products {
        #expect(try code("--product", name, "product") == [expected], "\(name)")
      }
    }
    let places = try rows("orders", "es").filter { "\($0["facility"] ?? "")".hasSuffix("F02") }
    for place in places.prefix(2) {
      #expect(
        try code("--facility", "\(place["facility_name"] ?? "")", "facility") == [
          "\(place["facility"] ?? "")"
        ])
    }
    #expect(!places.isEmpty)
  }

  @Test func theYesOfBothPlacesAcceptsATransfer() throws {
    let sample = try PreparedSample.forecast.copied().colca
    func decisions() throws -> [String] {
      let outcome = try sample("transfers", "--format", "json", "--lang", "en")
      let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
      return try column("decision", try #require(object?["transfers"] as? [[String: Any]]))
    }
    let listed = try sample("transfers", "--format", "json", "--lang", "en").output
    let object = try JSONSerialization.jsonObject(with: Data(listed.utf8)) as? [String: Any]
    let first = try #require((object?["transfers"] as? [[String: Any]])?.first)
    let names = try ["from", "to", "product"].map { try #require(first[$0] as? String) }
    let transfer = ["decide", "transfer"] + names
    #expect(try sample.run(transfer + ["--agree", "entrega"]).status == 0)
    #expect(try decisions().first == "the giver agrees, the receiver has not answered")
    #expect(try sample.run(transfer + ["--agree", "receiver"]).status == 0)
    #expect(try decisions().first == "accepted")
  }

  @Test func whatWasDecidedGoesIntoTheReportAndIsRepeated() throws {
    try forecast()
    #expect(try colca("decide", "order", "F1", "P", "--placed", "--document", "DOC-12").status == 0)
    #expect(try colca("report", "--out", "informe").status == 0)
    for name in ["informe.html", "pedidos.csv", "alertas.csv"] {
      let text = try String(contentsOfFile: colca.workingFolder.path("informe/\(name)"), encoding: .utf8)
      #expect(text.contains("con DOC-12, esperado"), "\(name)")
    }
    #expect(try colca("explain", "--facility", "F1", "--product", "P").output.contains("Decisión: pedido"))
    // The run is of before the decision: made again, it is the same.
    #expect(try colca("runs", "repeat", "1").status == 0)
  }
}
