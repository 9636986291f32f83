import Foundation
import TestSupport
import Testing

/// What a part of the country decides by forecasts made elsewhere.
@Suite("colca plan")
struct PlanTests {
  /// Two networks as rows of the open layout, with the forecasts that a cluster would have made of them.
  private struct Country {
    let colca: ColcaProgram
    let panel: [Substring]
    let warehouses: [Substring]
    let registers = ["red/establecimientos.csv", "red/productos.csv", "red/calendario.csv"]
    let horizon: String

    private static let prepared = Prepared {
      let colca = try ColcaProgram()
      try #require(
        try colca("simulate", "--out", "red", "--facilities", "16", "--months", "30", "--seed", "4").status
          == 0)
      let registers = ["red/establecimientos.csv", "red/productos.csv", "red/calendario.csv"]
      try #require(try colca.run(["import", "red/ici"] + registers + ["--db", "fuente.sqlite"]).status == 0)
      try #require(try colca("forecast", "--db", "fuente.sqlite", "--model", "light").status == 0)
      try #require(
        try colca("export", "--format", "panel", "--out", "panel.csv", "--db", "fuente.sqlite").status == 0)
      let history = try colca("history", "--format", "csv", "--db", "fuente.sqlite").output.split(
        separator: "\n")
      let stock = history.enumerated().filter { $0.offset == 0 || $0.element.contains("S01,") }.map(\.element)
      try colca.workingFolder.write("almacenes.csv", stock.joined(separator: "\n") + "\n")
      // The same rows once more as a database: what one machine makes of them.
      try #require(try colca.run(["import", "panel.csv", "almacenes.csv"] + registers).status == 0)
      let run = try colca("forecast", "--format", "json")
      try #require(run.status == 0)
      let origin = try #require(run.output.firstMatch(of: /"as_of":"([0-9-]+)"/)).output.1
      try #require(try Self.forecast(colca, String(origin), "1") == 0)
      let short = try colca.run(
        ["plan", "panel.csv", "almacenes.csv"] + registers + [
          "--forecasts", "acumulado.csv", "--out", "nada",
        ])
      try #require(short.status == 65)
      let needed = try #require(short.messages.firstMatch(of: /--horizon ([0-9]+)/)).output.1
      try #require(try Self.forecast(colca, String(origin), String(needed)) == 0)
      return (colca, String(needed))
    }

    /// Cumulative forecasts of demand for so many months; the exit code.
    private static func forecast(_ colca: ColcaProgram, _ origin: String, _ months: String) throws -> Int32 {
      try colca.run([
        "backtest", "--origins", origin, "--target", "demand", "--horizon", months, "--cumulative",
        "acumulado.csv",
      ]).status
    }

    init() throws {
      (colca, horizon) = try Self.prepared.copied()
      func lines(_ name: String, _ folder: TemporaryFolder) throws -> [Substring] {
        try String(contentsOfFile: folder.path(name), encoding: .utf8).split(separator: "\n")
      }
      panel = try lines("panel.csv", colca.workingFolder)
      warehouses = try lines("almacenes.csv", colca.workingFolder)
    }

    func plan(_ files: [String], out: String, forecasts: String = "acumulado.csv") throws
      -> ColcaProgram.Outcome
    {
      try colca.run(["plan"] + files + registers + ["--forecasts", forecasts, "--out", out])
    }

    func rows(_ path: String) throws -> [Substring] {
      try String(contentsOfFile: colca.workingFolder.path(path), encoding: .utf8).split(
        whereSeparator: \.isNewline)
    }

    /// The facilities of an executing unit, by the digits of their IPRESS.
    func served(by unit: String) throws -> Set<Substring> {
      let register = try rows("red/establecimientos.csv")
      return Set(
        register.dropFirst().filter { $0.contains(";\(unit);") }.map {
          $0.split(separator: ";", omittingEmptySubsequences: false)[1].suffix(5)
        })
    }
  }

  @Test func decidesAsTheDatabaseDoesByTheSameForecasts() throws {
    let country = try Country()
    #expect(try country.plan(["panel.csv", "almacenes.csv"], out: "todo").status == 0)
    let orders = try planned(country, "todo")
    #expect(try orders == ordered(country) && orders.count > 20)
    let moved = try country.colca("transfers", "--format", "json").output
    let trips = try JSONSerialization.jsonObject(with: Data(moved.utf8)) as? [String: Any]
    let transfers = try #require(trips?["transfers"] as? [[String: Any]])
    let told = Set(
      try transfers.map { one in
        try ["from", "to", "product", "quantity"].map { "\(try #require(one[$0]))" }.joined(separator: ",")
      })
    let plannedMoves = try country.rows("todo/transferencias.csv").dropFirst().map { row in
      let cells = row.split(separator: ",")
      return [cells[0], cells[1], cells[2], cells[4]].joined(separator: ",")
    }
    #expect(Set(plannedMoves) == told && !told.isEmpty)
  }

  /// From the model that one machine saves, through the pipe, to what the same machine orders.
  @Test func decidesByTheTotalsOfThePipe() throws {
    let country = try Country()
    let colca = country.colca
    let learnt = try colca(
      "forecast", "--target", "consumption", "--horizon", country.horizon, "--save-model", "m.json",
      "--with-totals")
    #expect(learnt.status == 0, "\(learnt.messages)")
    #expect(try colca("export", "--format", "panel", "--out", "p.csv").status == 0)
    let pipe = ["pipe", "--horizon", country.horizon, "--cumulative", "totales.csv"]
    let panel = colca.workingFolder.path("p.csv")
    let piped = try colca.run(pipe + ["--model", "m.json"], reading: panel)
    #expect(piped.status == 0, "\(piped.messages)")
    #expect(
      try country.plan(["panel.csv", "almacenes.csv"], out: "canal", forecasts: "totales.csv").status == 0)
    #expect(try planned(country, "canal") == ordered(country))
    // By another forecast other orders: what is read counts.
    #expect(try country.plan(["panel.csv", "almacenes.csv"], out: "todo").status == 0)
    #expect(try planned(country, "todo") != planned(country, "canal"))
    #expect(try colca("forecast", "--horizon", country.horizon, "--save-model", "sin.json").status == 0)
    let without = try colca.run(pipe + ["--model", "sin.json"], reading: panel)
    #expect(without.status == 64 && without.messages.contains("--with-totals"))
    #expect(try colca("forecast", "--with-totals").status == 64)
  }

  /// What a plan orders: `facility,product,units`.
  private func planned(_ country: Country, _ folder: String) throws -> Set<String> {
    let rows = try country.rows(folder + "/pedidos.csv").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    return Set(rows.filter { $0[6] != "0" }.map { [$0[0], $0[1], $0[6]].joined(separator: ",") })
  }

  /// What the latest run of the database orders, in the same way.
  private func ordered(_ country: Country) throws -> Set<String> {
    let listed = try country.colca("orders", "--format", "json").output
    let object = try JSONSerialization.jsonObject(with: Data(listed.utf8)) as? [String: Any]
    let orders = try #require(object?["orders"] as? [[String: Any]])
    return Set(
      try orders.map { order in
        try ["facility", "product", "order"].map { "\(try #require(order[$0]))" }.joined(separator: ",")
      }.filter { !$0.hasSuffix(",0") })
  }

  @Test func partsOneAfterAnotherAreTheWhole() throws {
    let country = try Country()
    #expect(try country.plan(["panel.csv", "almacenes.csv"], out: "todo").status == 0)
    var (orders, transfers): ([Substring], [Substring]) = ([], [])
    for unit in ["990", "991"] {
      let served = try country.served(by: unit)
      #expect(!served.isEmpty)
      let panel = [country.panel[0]] + country.panel.dropFirst().filter { served.contains($0.prefix(5)) }
      let stock = [country.warehouses[0]] + country.warehouses.dropFirst().filter { $0.hasPrefix(unit + "S") }
      try country.colca.workingFolder.write("p\(unit).csv", panel.joined(separator: "\n") + "\n")
      try country.colca.workingFolder.write("a\(unit).csv", stock.joined(separator: "\n") + "\n")
      let part = try country.plan(["p\(unit).csv", "a\(unit).csv"], out: unit)
      #expect(part.status == 0, "\(part.messages)")
      orders += try country.rows("\(unit)/pedidos.csv").dropFirst()
      transfers += try country.rows("\(unit)/transferencias.csv").dropFirst()
    }
    let whole = try country.rows("todo/pedidos.csv")
    #expect(orders.sorted() == whole.dropFirst().sorted() && whole.count > 50)
    #expect(whole[0] == "facility,product,month,stock,moved,on_order,order,decision,warehouse,allotted")
    let moves = try country.rows("todo/transferencias.csv")
    #expect(transfers.sorted() == moves.dropFirst().sorted())
    #expect(moves[0] == "from,to,product,month,quantity")
    let bytes = try Data(
      contentsOf: URL(fileURLWithPath: country.colca.workingFolder.path("todo/pedidos.csv")))
    #expect(try country.plan(["almacenes.csv", "panel.csv"], out: "otra").status == 0)
    #expect(
      try Data(contentsOf: URL(fileURLWithPath: country.colca.workingFolder.path("otra/pedidos.csv")))
        == bytes)
  }

  /// What `--parts` keeps together is what nobody may tear apart, and the plans of its parts are that of the whole.
  @Test func partsAreToldByNetworksAndWarehouses() throws {
    let country = try Country()
    let inputs = ["plan", "panel.csv", "almacenes.csv"] + country.registers
    let told = try country.colca.run(inputs + ["--parts", "partes.csv"])
    #expect(told.status == 0, "\(told.messages)")
    let rows = try country.rows("partes.csv")
    #expect(rows[0] == "facility,part")
    let parts = Dictionary(
      grouping: rows.dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false) },
      by: { $0[1] }
    ).mapValues { $0.map { $0[0] } }
    #expect(parts.count > 1 && parts[""] == nil)
    for (part, members) in parts { #expect(members.filter { !$0.contains("S") }.min() == part) }
    for unit in ["990", "991"] {
      let served = try country.served(by: unit)
      let homes = parts.filter { $0.value.contains { served.contains($0.prefix(5)) } }
      #expect(homes.count == 1)
      #expect(homes.values.allSatisfy { $0.contains { $0.hasPrefix(unit + "S") } })
    }
    var (orders, transfers): ([Substring], [Substring]) = ([], [])
    for (part, members) in parts {
      let codes = Set(members)
      func rows(_ lines: [Substring]) -> String {
        let own = lines.dropFirst().filter { codes.contains($0.prefix { $0 != "," }) }
        return ([lines[0]] + own).joined(separator: "\n") + "\n"
      }
      try country.colca.workingFolder.write("parte.csv", rows(country.panel))
      try country.colca.workingFolder.write("surte.csv", rows(country.warehouses))
      let planned = try country.plan(["parte.csv", "surte.csv"], out: "p\(part)")
      #expect(planned.status == 0, "\(planned.messages)")
      orders += try country.rows("p\(part)/pedidos.csv").dropFirst()
      transfers += try country.rows("p\(part)/transferencias.csv").dropFirst()
    }
    #expect(try country.plan(["panel.csv", "almacenes.csv"], out: "todo").status == 0)
    #expect(try orders.sorted() == country.rows("todo/pedidos.csv").dropFirst().sorted() && orders.count > 50)
    #expect(try transfers.sorted() == country.rows("todo/transferencias.csv").dropFirst().sorted())
    for wrong in [[], ["--parts", "x.csv", "--budget", "5"], ["--out", "x"]] {
      #expect(try country.colca.run(inputs + wrong).status == 64)
    }
  }

  @Test func whatWouldMakeAWrongPlanMakesNone() throws {
    let country = try Country()
    let forecasts = try country.rows("acumulado.csv")
    func refused(_ rows: [Substring], _ words: String, status: Int32 = 65) throws {
      try country.colca.workingFolder.write("f.csv", rows.joined(separator: "\n") + "\n")
      let outcome = try country.plan(["panel.csv", "almacenes.csv"], out: "mal", forecasts: "f.csv")
      #expect(outcome.status == status && outcome.messages.contains(words), "\(words): \(outcome.messages)")
      #expect(!FileManager.default.fileExists(atPath: country.colca.workingFolder.path("mal")))
    }
    let months = Int(country.horizon) ?? 0
    try refused([forecasts[0]], "ningún pronóstico")
    try refused([forecasts[0]] + forecasts.dropFirst(1 + months), "no dice nada")
    try refused([forecasts[0]] + forecasts.dropFirst(2), "le falta un número de meses")
    try refused(Array(forecasts.prefix(5)) + ["X,Y,2026-10,1,doce"], "no es una fila entera")
    try refused(forecasts + [forecasts[1]], "línea \(forecasts.count + 1)")
    try refused(["facility,product,origin,months,p05"] + forecasts.dropFirst(), "p10")
    try country.colca.workingFolder.write(
      "malo.csv", "facility,product,month,consumed\n99001F01,04594,2026-10,x\n")
    let bad = try country.plan(["panel.csv", "malo.csv"], out: "mal")
    #expect(bad.status == 65 && bad.messages.contains("malo.csv"))
    #expect(try country.plan(["panel.csv", "no_hay.csv"], out: "mal").status == 65)
    #expect(try country.plan(["panel.csv"], out: "mal", forecasts: "no_hay.csv").status == 66)
  }
}
