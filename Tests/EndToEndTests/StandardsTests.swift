import Foundation
import TestSupport
import Testing

/// Standards, causes and changes, as a person asks for them.
@Suite struct StandardsTests {
  /// The rows of a list, which has to be as its schema says.
  private func lines(
    _ colca: ColcaProgram, _ schema: String, _ arguments: String...
  ) throws -> [[String: Any]] {
    let outcome = try colca.run(arguments + ["--format", "json"])
    try #require(outcome.status == 0, "\(outcome.messages)")
    #expect(try JSONSchema(schema).faults(of: outcome.output) == [])
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    return try #require(object?.values.compactMap { $0 as? [[String: Any]] }.first)
  }

  /// A table of two months that was published of a micro-network in 2010, of its values alone.
  private static let published: [(standard: String, before: Double, after: Double)] = [
    ("recien_nacidos", 33.1, 60.5), ("cred", 33.1, 82.3), ("inmunizaciones", 41.0, 85.4),
    ("control_prenatal", 59.8, 71.0), ("parto", 36.5, 66.5), ("parejas_protegidas", 9.3, 17.4),
  ]

  @Test func aPublishedTableOfTwoMonthsComesOutOfAChecklist() throws {
    let colca = try ColcaProgram()
    let standards = Self.published.map { "\($0.standard),\($0.standard),lista,microrred,alto\n" }.joined()
    let checklist = Self.published.map {
      "YANAOCA,2010-07,\($0.standard),\($0.before),100\nYANAOCA,2010-12,\($0.standard),\($0.after),100\n"
    }.joined()
    let files = [
      try colca.workingFolder.write("estandares.csv", "standard,name,source,owner,better\n" + standards),
      try colca.workingFolder.write("lista.csv", "facility,month,standard,met,of\n" + checklist),
    ]
    #expect(try colca.run(["import"] + files).status == 0)
    let rows = try lines(
      colca, "changes", "before-after", "--before", "2010-07", "--after", "2010-12", "--by", "facility")
    let found = rows.map { "\($0["standard"] ?? "") \($0["before"] ?? "") \($0["after"] ?? "")" }
    let expected = Self.published.sorted { $0.standard < $1.standard }.map {
      "\($0.standard) \(($0.before * 10).rounded() / 1000) \(($0.after * 10).rounded() / 1000)"
    }
    #expect(found == expected)
    // One place has a difference, and nothing to draw an interval from.
    #expect(rows.allSatisfy { $0["low"] is NSNull && $0["verdict"] as? String == "no_interval" })
    #expect(rows.map { $0["reporting_changed"] as? Bool } == Array(repeating: false, count: 6))
    // The same on the page.
    let path = colca.workingFolder.path("pagina.html")
    let said = try colca(
      "before-after", "--before", "2010-07", "--after", "2010-12", "--by", "facility", "--page", path)
    #expect(said.status == 0, "\(said.messages)")
    let page = try String(contentsOfFile: path, encoding: .utf8)
    for words in ["9.3 % → 17.4 %", "<td>17.4 %</td>", "jul 2010", "dic 2010"] {
      #expect(page.contains(words), "\(words)")
    }
    // The months of the checklist are those that are meant where nobody names one.
    let last = try lines(colca, "figures", "standards", "--standard", "parejas_protegidas")
    #expect(last.map { $0["month"] as? String } == ["2010-12"])
    #expect(last.map { $0["value"] as? Double } == [0.174])
  }

  @Test func whatAFigureSaysIsWhatTheOtherListsSay() throws {
    let colca = try PreparedSample.forecast.copied().colca
    let figures = try lines(colca, "figures", "standards", "--expected-by", "28", "--last", "2")
    func figure(_ standard: String, _ month: String, method: String? = nil) throws -> [String: Any] {
      try #require(
        figures.first {
          $0["standard"] as? String == standard && $0["month"] as? String == month
            && (method == nil || $0["method"] as? String == method)
        })
    }
    // Who reported: the same as by micro-network.
    let rates = try JSONSerialization.jsonObject(
      with: Data(
        try colca("status", "--rates", "--expected-by", "28", "--format", "json", "--lang", "en").output.utf8)
    )
    let rows = try #require((rates as? [String: Any])?.values.compactMap { $0 as? [[String: Any]] }.first)
      .filter { $0["month"] as? String == "2026-10" }
    let places = rows.filter { !($0["micro_network"] is NSNull) }
    let expected = try figure("reporte", "2026-10")
    for (side, column) in [("denominator", "expected"), ("numerator", "reported")] {
      #expect(expected[side] as? Int == places.reduce(0) { $0 + ($1[column] as? Int ?? 0) })
    }
    let late = try figure("reporte_a_tiempo", "2026-10")
    let reportedLate = places.reduce(0) { $0 + ($1["late"] as? Int ?? 0) }
    #expect(
      late["numerator"] as? Int == (expected["numerator"] as? Int).map { $0 - reportedLate }
        && reportedLate == 0)
    // Facilities add up to the whole.
    let parts = try lines(colca, "figures", "standards", "--by", "facility", "--standard", "normostock")
    let whole = try figure("normostock", "2026-10")
    for side in ["numerator", "denominator"] {
      #expect(parts.reduce(0) { $0 + ($1[side] as? Double ?? 0) } == whole[side] as? Double)
    }
    // Orders as advised are those of adherence.
    let adherence = try lines(colca, "adherence", "adherence", "--by", "all", "--last", "1")
      .filter { $0["kind"] as? String == "order" }
    let advised = try figure("pedidos_recomendados", "2026-10")
    #expect(adherence.map { $0["advised"] as? Double } == [advised["denominator"] as? Double])
  }

  @Test func everyEmptyShelfHasACauseOrIsSaidToHaveNone() throws {
    let colca = try PreparedSample.imported.copied().colca
    let rows = try lines(colca, "cause-lines", "causes", "--lines")
    let shares = try lines(colca, "causes", "causes", "--by", "network")
    #expect(rows.count > 100)
    #expect(shares.reduce(0) { $0 + ($1["months"] as? Int ?? 0) } == rows.count)
    #expect(Set(rows.compactMap { $0["cause"] as? String }).count >= 5)
    #expect(
      try lines(colca, "odds", "before-after", "--odds", "--since", "2026-05", "--by", "network").count == 2)
  }

  @Test func twoPeriodsOfEveryPlaceStandOnAPage() throws {
    let colca = try PreparedSample.imported.copied().colca
    let periods = ["before-after", "--before", "2026-04", "--after", "2026-10", "--months", "6"]
    let path = colca.workingFolder.path("pagina.html")
    let outcome = try colca.run(periods + ["--by", "microrred", "--page", path])
    try #require(outcome.status == 0, "\(outcome.messages)")
    let page = try String(contentsOfFile: path, encoding: .utf8)
    #expect(page.contains("nov 2025 a abr 2026 → may 2026 a oct 2026"))
    let rows = try lines(
      colca, "changes", "before-after", "--before", "2026-04", "--after", "2026-10",
      "--months", "6", "--by", "microrred")
    let places = Set(rows.compactMap { $0["place"] as? String })
    #expect(places.count == 4)
    #expect(page.components(separatedBy: ", mes a mes</h2>").count == places.count + 1)
    // As many rows as figures of both periods.
    let told = rows.count { !($0["difference"] is NSNull) }
    #expect(page.components(separatedBy: "<tr><td>").count == told + 1)
    let empty = try colca.run(["before-after", "--before", "2001-04", "--after", "2001-10", "--page", path])
    #expect(empty.status == 0)
    #expect(try String(contentsOfFile: path, encoding: .utf8).contains("Nada se midió en ambos periodos."))
  }

  /// A post whose register writes its networks otherwise stays in them.
  @Test func aNetworkIsOneHoweverItIsWritten() throws {
    let colca = try PreparedSample.imported.copied().colca
    func figures() throws -> [String] {
      try lines(colca, "figures", "standards", "--by", "microrred", "--standard", "normostock").map {
        "\($0["place"] ?? "") \($0["numerator"] ?? "") \($0["denominator"] ?? "")"
      }
    }
    let before = try figures()
    let register = try String(
      contentsOfFile: PreparedSample.folder + "/establecimientos.csv", encoding: .utf8
    )
    .split(whereSeparator: \.isNewline).map(String.init)
    let line = try #require(register.first { $0.contains(";00099003;") })
    let other = line.replacing("MICRORRED SINTÉTICA 1 QUEBRADA", with: "Microrred Sintetica 1  Quebrada")
      .replacing("RED SINTÉTICA NORTE", with: "Red Sintetica Norte")
    try #require(other != line)
    let file = try colca.workingFolder.write("registro.csv", register[0] + "\n" + other + "\n")
    #expect(try colca("import", file).status == 0)
    #expect(before.count == 4)
    #expect(try figures() == before)
  }

  @Test func theWordsOfPlacesAndStandardsAreHelpedWith() throws {
    let colca = try PreparedSample.imported.copied().colca
    let place = try colca("standards", "--place", "NADA DE ESO", "--lang", "en")
    #expect(place.status == 66 && place.messages.contains("There is no place"))
    let standard = try colca("standards", "--standard", "normostok", "--lang", "en")
    #expect(standard.status == 66 && standard.messages.contains("Did you mean normostock?"))
    let several = try colca("standards", "--place", "RED", "--lang", "en")
    #expect(several.status == 64 && several.messages.contains("--level"))
    #expect(
      try colca("before-after", "--before", "2026-10", "--after", "2026-09", "--lang", "en").status == 64)
    #expect(try colca("before-after", "--before", "2026-04", "--after", "2026-10", "--pdf").status == 64)
    #expect(try colca("standards", "--list").output.contains("normostock"))
    #expect(try colca("before-after", "--odds", "--since", "2027-05").status == 64)
    #expect(try colca("standards", "--lang", "en").output.contains("Three-month injectable"))
    let one = try lines(colca, "figures", "standards", "--place", "RED SINTÉTICA NORTE", "--by", "microrred")
    #expect(Set(one.compactMap { $0["place"] as? String }).count == 2)
  }

  @Test func aChecklistThatCountsForNothingIsSaidSo() throws {
    let colca = try ColcaProgram()
    let file = try colca.workingFolder.write(
      "lista.csv", "facility,month,standard,met,of\nA,2026-10,normostock,1,2\nA,2026-10,lavado,1,2\n")
    #expect(try colca("import", file).status == 0)
    let outcome = try colca("standards", "--lang", "en")
    #expect(outcome.status == 0)
    #expect(outcome.messages.contains("normostock (1)") && outcome.messages.contains("lavado (1)"))
  }
}

/// A cycle of improvement from its beginning to its end.
@Suite struct ImproveTests {
  @Test func aCycleGoesFromBaselineToItsClose() throws {
    let colca = try PreparedSample.imported.copied().colca
    func improve(_ arguments: String...) throws -> ColcaProgram.Outcome {
      try colca.run(["improve"] + arguments + ["--lang", "en"])
    }
    let begun = try improve(
      "start", "--standard", "normostock", "--place", "RED SINTÉTICA NORTE", "--month", "2026-04", "--target",
      "0.9")
    #expect(begun.status == 0 && begun.output.contains("Cycle 1: ") && begun.output.contains("Target: 90 %"))
    #expect(begun.output.contains("Months without stock of the last year, by cause:"))
    #expect(
      try improve("plan", "1", "--action", "Review orders", "--post", "Pharmacist", "--due", "2026-06-15")
        .status == 0)
    #expect(try improve("plan", "1", "--cause", "No pharmacist").output.contains("Cause: No pharmacist"))
    let listed = try improve("status", "--format", "json")
    #expect(try JSONSchema("cycles").faults(of: listed.output) == [])
    #expect(listed.output.contains("\"actions_overdue\":1"))
    let actions = try improve("status", "1", "--actions", "--format", "json")
    #expect(try JSONSchema("cycle-actions").faults(of: actions.output) == [])
    #expect(try improve("plan", "1", "--done", "1").output.contains("done"))
    #expect(try improve("plan", "1", "--done", "2").status == 66)
    let measured = try improve("measure", "1", "--month", "2026-10")
    #expect(measured.status == 0 && measured.output.contains("October 2026: "))
    #expect(measured.output.contains("difference between "))
    #expect(try improve("measure", "1", "--month", "2026-04").status == 64)
    #expect(try improve("close", "1", "--note", "goes on").status == 0)
    #expect(try improve("close", "1").status == 64 && improve("measure", "9").status == 66)
    #expect(try improve("status", "--format", "csv").output.split(separator: "\n").count == 1)
    #expect(try improve("status", "--all", "--format", "csv").output.contains("goes on"))
    let audit = try colca("audit", "--format", "json")
    for action in ["improve_start", "improve_plan", "improve_measure", "improve_close"] {
      #expect(audit.output.contains(action), "\(action)")
    }
    #expect(try colca("doctor").output.isEmpty == false)
  }

  @Test func aCycleNeedsAFigureAndATargetThatCanBe() throws {
    let colca = try PreparedSample.imported.copied().colca
    // Hospitals there are none.
    #expect(try colca("improve", "start", "--standard", "cinco_metodos").status == 66)
    #expect(try colca("improve", "start", "--standard", "normostock", "--target", "80").status == 64)
    #expect(try colca("improve", "start", "--standard", "normostock", "--until", "2020-01").status == 64)
    #expect(try colca("improve", "plan", "1", "--action", "x").status == 64)
    #expect(try colca("improve", "status", "--format", "json").output.contains("\"cycles\":[]"))
  }
}

/// Targets, as a person imports and reads them.
@Suite struct TargetsTests {
  @Test func targetsAreImportedAndFollowed() throws {
    let colca = try PreparedSample.imported.copied().colca
    let file = try colca.workingFolder.write(
      "metas.csv",
      "estandar,nivel,lugar,desde,hasta,inicio,meta\n"
        + "normostock,red,RED SINTÉTICA NORTE,2026-05,2026-12,0.5,0.6\n"
        + "normostock,red,Red sintetica sur,2026-05,2026-12,0.2,0.9\nnormostock,red,RED OESTE,2026-05,2026-12,,0.9\n"
        + "nada,todo,todo,2026-05,2026-12,,0.9\n")
    #expect(try colca("import", file).status == 0)
    let outcome = try colca("targets", "--league", "--format", "json", "--lang", "en")
    #expect(
      outcome.status == 0 && outcome.messages.contains("RED OESTE") && outcome.messages.contains("nada"))
    #expect(try JSONSchema("targets").faults(of: outcome.output) == [])
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    let rows = try #require(object?["targets"] as? [[String: Any]])
    #expect(rows.count == 2)
    let reached = try rows.map { try #require($0["reached"] as? Double) }
    #expect(reached[0] >= reached[1])
  }
}
