import Foundation
import TestSupport
import Testing

/// Need and service of the sample, as a person asks for them.
@Suite struct NeedCommandTests {
  /// The sample with people, visits and checklists.
  private func served() throws -> ColcaProgram {
    let colca = try PreparedSample.imported.copied().colca
    let folder = Golden.root.appendingPathComponent("data/sample/mejora")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map {
      folder.appendingPathComponent($0).path
    }
    try #require(try colca.run(["import"] + files).status == 0)
    return colca
  }

  private func rows(
    _ colca: ColcaProgram, _ schema: String, _ arguments: String...
  ) throws -> [[String: Any]] {
    let outcome = try colca.run(["need"] + arguments + ["--format", "json", "--lang", "en"])
    try #require(outcome.status == 0, "\(outcome.messages)")
    #expect(try JSONSchema(schema).faults(of: outcome.output) == [])
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    return try #require(object?.values.compactMap { $0 as? [[String: Any]] }.first)
  }

  @Test func facilitiesAddUpToTheWhole() throws {
    let colca = try served()
    let whole = try #require(try rows(colca, "needs").first)
    let parts = try rows(colca, "needs", "--by", "facility")
    #expect(parts.count == whole["facilities"] as? Int)
    for key in ["couples", "protected", "couple_years", "visits", "need"] {
      let sum = parts.reduce(0) { $0 + ($1[key] as? Double ?? 0) }
      #expect(abs(sum - (whole[key] as? Double ?? 0)) < 2, "\(key)")
    }
    let (protected, couples) = try (
      #require(whole["protected"] as? Double), #require(whole["couples"] as? Double)
    )
    let share = try #require(whole["protected_of_couples"] as? Double)
    #expect(abs(share - protected / couples) < 1e-3)
    let truth = try String(
      contentsOf: Golden.root.appendingPathComponent("data/sample/truth_service.csv"), encoding: .utf8)
    var lost = 0.0
    for line in truth.split(separator: "\n") {
      let cells = line.split(separator: ",")
      if cells[2] == "visits_without_method", cells[1] >= "2025-11" { lost += Double(cells[3]) ?? 0 }
    }
    let told = try #require(whole["visits_without_method"] as? Double)
    #expect(told > lost * 0.8 && told < lost * 1.3, "\(told) of \(lost)")
  }

  @Test func factorsAreToldAndCanBeStated() throws {
    let colca = try served()
    let known = try rows(colca, "protection-factors", "--factors")
    #expect(known.count { $0["source"] as? String == "unknown" } == 3)
    let stated = try rows(colca, "protection-factors", "--factors", "--factor", "Implante=0.4")
    #expect(
      stated.contains { $0["units_per_couple"] as? Double == 0.4 && $0["source"] as? String == "stated" })
    let (before, after) = (try rows(colca, "needs"), try rows(colca, "needs", "--factor", "implante=0.4"))
    let couples = [before, after].map { $0.first?["protected"] as? Double ?? 0 }
    #expect(couples[0] > 0 && couples[1] > couples[0] * 1.2)
    for wrong in ["implante", "implante=0", "implante=x", "nada=3", "=2"] {
      #expect(try colca("need", "--factor", wrong).status == 64, "\(wrong)")
    }
  }

  @Test func methodsAddUpToThePlace() throws {
    let colca = try served()
    let whole = try #require(try rows(colca, "needs").first)
    let methods = try rows(colca, "method-needs", "--methods")
    for key in ["protected", "couple_years"] {
      let sum = methods.reduce(0) { $0 + ($1[key] as? Double ?? 0) }
      #expect(abs(sum - (whole[key] as? Double ?? 0)) < 1, "\(key)")
    }
    #expect(methods.contains { $0["factor_source"] as? String == "unknown" && $0["protected"] is NSNull })
    let shares = methods.reduce(0) { $0 + ($1["share_of_protected"] as? Double ?? 0) }
    #expect(abs(shares - 1) < 0.001)
    #expect(try rows(colca, "method-needs", "--methods", "--by", "facility").count > methods.count)
    #expect(try colca("need", "--methods", "--moves").status == 64)
  }

  @Test func placesThatNobodyKnowsAndClosedOnesAreFindings() throws {
    let colca = try served()
    let file = try colca.workingFolder.write(
      "servicios.csv",
      "facility,month,service,visits\n99001F01,2026-10,pf,3\n99901F01,2026-09,pf,4\n99901F01,2026-10,pf,4\n")
    let outcome = try colca("import", file, "--format", "json", "--lang", "en")
    #expect(outcome.status == 0 && outcome.output.contains("unknown_served_facility"))
    #expect(outcome.output.contains("\"accepted\" : 2") && outcome.output.contains("\"replaced\" : 1"))
    func told() throws -> String {
      try colca("findings", "--code", "unknown_served_facility", "--format", "csv", "--lang", "en").output
    }
    let finding = try told()
    #expect(finding.contains("99901F01") && finding.contains("servicios.csv") && finding.contains("2 rows"))
    #expect(finding.split(separator: "\n").count == 2)
    // A register that names it mends it; one that calls it closed is told of the next file.
    let register = try colca.workingFolder.write(
      "renipress.csv",
      "Código Único,Nombre del establecimiento,Clasificación,Departamento,Red,Microrred,Estado,Fecha de cierre\n"
        + "00099901,PUESTO NUEVO,PUESTO DE SALUD,CUSCO,RED,MICRO,CERRADO,\n")
    let known = try colca("import", register, "--lang", "en")
    try #require(known.status == 0, "\(known.output) \(known.messages)")
    #expect(try told().split(separator: "\n").count == 1)
    let later = try colca.workingFolder.write(
      "listas.csv", "facility,month,standard,met,of\n99901F01,2026-10,consejeria_completa,1,2\n")
    #expect(
      try colca("import", later, "--format", "json").output.contains("closed_served_facility"))
  }

  @Test func overdueActionsAreInTheWorklist() throws {
    let colca = try served()
    #expect(try colca("forecast").status == 0)
    #expect(try !colca("alerts", "--format", "json").output.contains("overdue_actions"))
    for words in [
      ["start", "--standard", "normostock", "--place", "RED SINTÉTICA NORTE", "--month", "2026-04"],
      ["plan", "1", "--action", "Revisar <pedidos>", "--post", "Químico", "--due", "2026-06-30"],
      ["plan", "1", "--action", "Más tarde", "--post", "Químico", "--due", "2099-06-30"],
    ] {
      #expect(try colca.run(["improve"] + words).status == 0)
    }
    let alerts = try colca("alerts", "--format", "json")
    #expect(try JSONSchema("alerts").faults(of: alerts.output) == [])
    let object = try JSONSerialization.jsonObject(with: Data(alerts.output.utf8)) as? [String: Any]
    let overdue = try #require(object?["overdue_actions"] as? [[String: Any]])
    #expect(overdue.map { $0["text"] as? String } == ["Revisar <pedidos>"])
    #expect(
      overdue.first?["post"] as? String == "Químico" && overdue.first?["due"] as? String == "2026-06-30")
    #expect(try colca("alerts").output.contains("Acciones vencidas"))
    #expect(try colca("alerts", "--format", "csv").messages.contains("colca improve actions --overdue"))
    let actions = try colca("improve", "actions", "--format", "json")
    #expect(try JSONSchema("improvement-actions").faults(of: actions.output) == [])
    #expect(actions.output.contains("Más tarde"))
    #expect(try !colca("improve", "actions", "--overdue").output.contains("Más tarde"))
    let folder = colca.workingFolder.path("informe")
    #expect(try colca("report", "--out", folder).status == 0)
    let page = try String(contentsOfFile: folder + "/informe.html", encoding: .utf8)
    #expect(page.contains("id=\"overdue-actions\"") && page.contains("Revisar &lt;pedidos&gt;"))
  }

  @Test func aCycleIsMeasuredForItsOwnProducts() throws {
    let colca = try served()
    func improve(_ arguments: String...) throws -> ColcaProgram.Outcome {
      try colca.run(["improve"] + arguments + ["--lang", "en"])
    }
    let place = "RED SINTÉTICA NORTE"
    let begun = try improve(
      "start", "--standard", "normostock", "--place", place, "--month", "2026-04", "--scope", "18102,04594")
    #expect(begun.status == 0, "\(begun.messages)")
    #expect(begun.output.contains("products: 2 chosen products"))
    #expect(begun.output.contains("with data up to October 2026"))
    // Other products are refused; without any it is measured for its own.
    let other = try improve("measure", "1", "--month", "2026-10", "--scope", "anticonceptivos")
    #expect(other.status == 64 && other.messages.contains("other products"))
    let own = try improve("measure", "1", "--month", "2026-10")
    #expect(own.status == 0)
    let figures = try colca(
      "standards", "--standard", "normostock", "--place", place, "--scope", "18102,04594", "--month",
      "2026-10",
      "--format", "json")
    let figure = try JSONSerialization.jsonObject(with: Data(figures.output.utf8)) as? [String: Any]
    let value = try #require((figure?["figures"] as? [[String: Any]])?.first?["value"] as? Double)
    let status = try improve("status", "1", "--format", "json")
    #expect(try JSONSchema("cycles").faults(of: status.output) == [])
    let object = try JSONSerialization.jsonObject(with: Data(status.output.utf8)) as? [String: Any]
    let cycle = try #require((object?["cycles"] as? [[String: Any]])?.first)
    #expect(cycle["measured"] as? Double == value)
    #expect(cycle["scope"] as? String == "2 chosen products")
    #expect(cycle["baseline_data_through"] as? String == "2026-10")
  }

  @Test func theLeagueIsByTheSchemaAndRefusesSums() throws {
    let colca = try served()
    let league = try colca("improve", "league", "--by", "red", "--format", "json", "--lang", "en")
    #expect(league.status == 0, "\(league.messages)")
    #expect(try JSONSchema("league").faults(of: league.output) == [])
    #expect(league.messages.contains("improved beyond chance"))
    // The simulated teams worked on counselling in one micro-network from May 2026 on: that is what has a rank.
    let counselling = try colca(
      "improve", "league", "--standard", "consejeria_completa", "--format", "json", "--lang", "en")
    let object = try JSONSerialization.jsonObject(with: Data(counselling.output.utf8)) as? [String: Any]
    let entries = try #require(object?["league"] as? [[String: Any]])
    #expect(entries.first?["rank"] as? Int == 1)
    #expect(try colca("improve", "league", "--standard", "app_entregados").status == 64)
  }

  @Test func movesSayWhatTheyAreReckonedFrom() throws {
    let colca = try served()
    let moves = try rows(colca, "shift-moves", "--moves", "--whole-network", "--within", "60")
    #expect(!moves.isEmpty)
    for move in moves {
      let number = { (key: String) in move[key] as? Double ?? -1 }
      let (hours, rate) = (number("hours"), number("visits_per_hour"))
      #expect(number("kilometres") <= 60 && hours.truncatingRemainder(dividingBy: 6) == 0)
      #expect(number("visits") <= hours * rate + 0.1)
      #expect(number("from_hours") - number("from_hours_needed") >= hours - 0.1)
      #expect(abs(number("to_hours_needed") - number("to_need") / rate) < 0.2)
    }
    let told = try colca("need", "--moves", "--lang", "en")
    #expect(told.messages.contains("It is a proposal"))
  }

  @Test func theReportTellsOfImprovement() throws {
    let colca = try served()
    #expect(try colca("forecast").status == 0)
    for words in [
      ["start", "--standard", "normostock", "--place", "RED SINTÉTICA NORTE", "--month", "2026-04"],
      ["plan", "1", "--action", "Revisar pedidos", "--post", "Químico", "--due", "2026-06-30"],
    ] {
      #expect(try colca.run(["improve"] + words).status == 0)
    }
    let folder = colca.workingFolder.path("informe")
    let outcome = try colca("report", "--out", folder)
    try #require(outcome.status == 0, "\(outcome.messages)")
    func text(_ name: String) throws -> String {
      try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
    }
    let (root, page) = (try text("informe.html"), try text("mejora/informe.html"))
    #expect(root.contains("href=\"mejora/informe.html\"") && root.contains("id=\"improvement\""))
    for words in [
      "Revisar pedidos", "Consejería completa", "Turnos que mover", "Acciones vencidas", "de la necesidad",
    ] {
      #expect(page.contains(words), "\(words)")
    }
    #expect(try text("mejora/red-sintetica-norte.html").contains("Revisar pedidos"))
    #expect(try !text("mejora/red-sintetica-sur.html").contains("Revisar pedidos"))
    // The lists are those of the commands.
    let causes = try colca("causes", "--lines", "--format", "csv").output.split(separator: "\n").count
    #expect(try text("causas.csv").split(whereSeparator: \.isNewline).count == causes)
    let targets = try colca("targets", "--format", "csv").output.split(separator: "\n").count
    #expect(try text("metas.csv").split(whereSeparator: \.isNewline).count == targets)
    // The same to the byte, and repeated from the record.
    let again = colca.workingFolder.path("otra")
    #expect(try colca("report", "--out", again).status == 0)
    #expect(try String(contentsOfFile: again + "/mejora/informe.html", encoding: .utf8) == page)
  }

  @Test func sheetsArePrintedAndOnlyRealImprovementIsRecognised() throws {
    let colca = try served()
    let place = ["--place", "MICRORRED SINTÉTICA 1 QUEBRADA"]
    for standard in ["consejeria_completa", "tarjeta_al_dia"] {
      let begun = try colca.run(
        ["improve", "start", "--standard", standard, "--month", "2026-04"] + place)
      try #require(begun.status == 0, "\(begun.messages)")
    }
    for words in [
      ["plan", "1", "--cause", "Sin protocolo"],
      ["plan", "2", "--action", "Ordenar <tarjetas>", "--post", "Obstetra", "--due", "2026-05-01"],
      ["plan", "1", "--action", "Capacitar", "--post", "Obstetra", "--due", "2026-06-30"],
      ["plan", "1", "--done", "1", "--note", "dos jornadas"], ["measure", "1", "--month", "2026-10"],
      ["measure", "2", "--month", "2026-10"],
    ] {
      #expect(try colca.run(["improve"] + words).status == 0, "\(words)")
    }
    func text(_ name: String) throws -> String {
      try String(contentsOfFile: colca.workingFolder.path(name), encoding: .utf8)
    }
    let minutes = try colca.run(
      ["improve", "minutes", "--out", colca.workingFolder.path("acta.html")] + place)
    #expect(minutes.status == 0, "\(minutes.messages)")
    let acta = try text("acta.html")
    for words in ["Acta de la reunión", "Ordenar &lt;tarjetas&gt;", "VENCIDA", "Lo que se decide ahora"] {
      #expect(acta.contains(words), "\(words)")
    }
    let folder = colca.workingFolder.path("reconocimiento")
    let recognised = try colca("improve", "recognise", "1", "--out", folder, "--cost", "350")
    #expect(recognised.status == 0, "\(recognised.messages)")
    #expect(try text("reconocimiento/certificado.html").contains("Certificado de mejora"))
    let story = try text("reconocimiento/historia.html")
    #expect(story.contains("Capacitar (Obstetra): dos jornadas") && story.contains("S/ 350"))
    #expect(try colca("improve", "minutes", "--pdf").status == 64)
    // Nobody worked on cards: what moved there is chance.
    let chance = try colca("improve", "recognise", "2", "--out", folder, "--lang", "en")
    #expect(chance.status == 64 && chance.messages.contains("there is no certificate"))
    let evidence = try colca.run(["improve", "evidence"] + place)
    #expect(evidence.status == 0 && evidence.output.contains("Qué se pide, y a quién"))
    #expect(evidence.output.contains("No hay pronóstico del que salga un costo."))
  }

  /// One facility that writes the service otherwise changes nothing for the others.
  @Test func aServiceWrittenOtherwiseIsTheSame() throws {
    let colca = try served()
    func visits() throws -> [Int] {
      try rows(colca, "needs", "--by", "facility", "--month", "2026-09", "--last", "1").map {
        $0["visits"] as? Int ?? 0
      }
    }
    let before = try visits()
    #expect(before.reduce(0, +) > 500)
    let file = try colca.workingFolder.write(
      "otra.csv",
      "facility,month,service,visits,shift_hours,need\n99001F01,2026-09,PLANIFICACION FAMILIAR,34,60,100\n"
        + "99001F01,2098-09,planificacion familiar,34,60,100\n99001F01,2098-10,PPFF,34,60,100\n")
    let read = try colca("import", file)
    #expect(read.output.contains("«2098-09» es un mes que todavía no empieza (2 filas)"), "\(read.output)")
    var expected = before
    expected[0] = 34
    #expect(try visits() == expected)
  }

  @Test func whatIsMissingIsSaid() throws {
    let colca = try PreparedSample.imported.copied().colca
    let outcome = try colca("need", "--format", "csv", "--lang", "en")
    #expect(outcome.status == 0)
    #expect(
      outcome.messages.contains("Without a population")
        && outcome.messages.contains("Without imported services"))
    let cells = outcome.output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let place = try #require(cells.first?.firstIndex(of: "protected_of_couples"))
    #expect(cells[1][place].isEmpty)
    #expect(try colca("need", "--service", "vacunas").status == 66)
    #expect(try colca("need", "--moves", "--lang", "en").messages.contains("there is no proposal"))
    #expect(try colca("need", "--moves", "--by", "red").status == 64)
    // One of the two has people: the other counts on neither side, and a code that nobody knows is told.
    let file = try colca.workingFolder.write(
      "poblacion.csv", "facility,year,women_15_49,couples\n99001F01,2025,4000,2000\n99901F01,2026,10,5\n")
    #expect(try colca("import", file).status == 0)
    let some = try colca("need", "--lang", "en")
    #expect(some.messages.contains("29 of 31 facilities have no population"))
    #expect(some.messages.contains("99901F01") && some.messages.contains("Some population is of 2025"))
  }
}
