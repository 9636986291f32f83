import Foundation
import TestSupport
import Testing

@Suite("colca pipe")
struct PipeTests {
  /// A simulated network in the open layout, sorted by facility and product, and the model that was saved from it.
  private struct Network {
    let colca: ColcaProgram
    let header: String
    let rows: [Substring]

    private static let imported = Prepared {
      let colca = try ColcaProgram()
      let made = try colca("simulate", "--out", "red", "--facilities", "12", "--months", "24", "--seed", "4")
      try #require(made.status == 0)
      let files = try FileManager.default.contentsOfDirectory(atPath: colca.workingFolder.path("red/ici"))
      try #require(try colca.run(["import"] + files.sorted().map { "red/ici/" + $0 }).status == 0)
      return (colca, try colca("history", "--format", "csv").output)
    }

    init() throws {
      let history: String
      (colca, history) = try Self.imported.copied()
      let lines = history.split(separator: "\n")
      header = String(lines[0])
      rows = Array(lines.dropFirst())
    }

    func write(_ rows: some Sequence<Substring>, as name: String, header: String? = nil) throws -> String {
      let path = colca.workingFolder.path(name)
      let text = ([header ?? self.header] + rows.map(String.init)).joined(separator: "\n") + "\n"
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      return path
    }

    func pipe(_ input: String, _ arguments: String...) throws -> ColcaProgram.Outcome {
      try colca.run(["pipe"] + arguments, reading: input)
    }
  }

  private func facility(_ row: Substring) -> Substring { row.prefix { $0 != "," } }

  @Test("gives shards the forecasts of one machine, and the same bytes again")
  func shards() throws {
    let network = try Network()
    let saved = try network.colca("forecast", "--horizon", "3", "--save-model", "modelo.json")
    #expect(saved.status == 0)
    let middle = facility(network.rows[network.rows.count / 2])
    let first = network.rows.prefix { facility($0) != middle }
    let whole = try network.pipe(try network.write(network.rows, as: "todo.csv"), "--model", "modelo.json")
    let one = try network.pipe(try network.write(first, as: "uno.csv"), "--model", "modelo.json")
    let other = try network.pipe(
      try network.write(network.rows.dropFirst(first.count), as: "dos.csv"), "--model", "modelo.json")
    #expect(whole.status == 0 && one.status == 0 && other.status == 0)
    let rest = other.output.drop { $0 != "\n" }.dropFirst()
    #expect(one.output + rest == whole.output)
    #expect(!first.isEmpty && !rest.isEmpty)
    let lines = whole.output.split(separator: "\n")
    #expect(lines[0].hasPrefix("facility,product,origin,month,mean,p05,p10,") && lines[0].hasSuffix(",p95"))
    let series = Set(network.rows.map { $0.split(separator: ",").prefix(2).joined(separator: ",") })
    #expect(lines.count == 1 + 3 * series.count)
    let again = try network.pipe(network.colca.workingFolder.path("todo.csv"), "--model", "modelo.json")
    #expect(again.output == whole.output)
  }

  @Test("gives the database's own forecasts of the panel that is exported")
  func exportedPanel() throws {
    let colca = try Network().colca
    #expect(try colca("export", "--format", "panel").status == 66)
    #expect(try colca("forecast", "--horizon", "3", "--save-model", "modelo.json").status == 0)
    let panel = try colca("exportar", "--format", "panel", "--out", "panel.csv")
    #expect(panel.status == 0 && panel.output.isEmpty)
    let text = try String(contentsOfFile: colca.workingFolder.path("panel.csv"), encoding: .utf8)
    let lines = text.split(separator: "\n")
    #expect(
      lines[0] == "facility,product,month,opening,received,consumed,adjustment,closing,ordered,stockout_days")
    let cells = lines.dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    #expect(cells.contains { (Double($0[8]) ?? 0) > 0 } && cells.contains { (Double($0[9]) ?? 0) > 0 })
    #expect(!cells.contains { $0[0].contains("S0") })
    let origin = try #require(cells.map { String($0[2]) }.max())
    let own = try colca("backtest", "--origins", origin, "--horizon", "3", "--forecasts", "propios.csv")
    #expect(own.status == 0)
    let piped = try colca.run(
      ["pipe", "--model", "modelo.json"], reading: colca.workingFolder.path("panel.csv"))
    #expect(piped.status == 0, "\(piped.messages)")
    let stated = try String(contentsOfFile: colca.workingFolder.path("propios.csv"), encoding: .utf8)
    #expect(piped.output == stated)
    #expect(try colca("import", "panel.csv", "--db", "otra.sqlite", "--layout", "open").status == 0)
    #expect(try colca("export", "--format", "panel", "--mapping", "x.csv").status == 64)
  }

  @Test("learns from its input where it is given no model, and writes the risks")
  func withoutModel() throws {
    let network = try Network()
    let input = try network.write(network.rows, as: "todo.csv")
    let outcome = try network.pipe(input, "--horizon", "2", "--risks", "riesgos.csv")
    #expect(outcome.status == 0 && outcome.messages.isEmpty)
    let months = Set(outcome.output.split(separator: "\n").dropFirst().map { $0.split(separator: ",")[3] })
    #expect(months.count == 2)
    let risks = try String(contentsOfFile: network.colca.workingFolder.path("riesgos.csv"), encoding: .utf8)
    let lines = risks.split(separator: "\n")
    #expect(lines[0] == "facility,product,origin,horizon,prob")
    #expect(lines.count > 100)
    for line in lines.dropFirst() {
      let probability = try #require(Double(line.split(separator: ",")[4]))
      #expect(probability >= 0 && probability <= 1)
    }
  }

  @Test("says which line is wrong and what to do, and ends with bad data")
  func wrongRows() throws {
    let network = try Network()
    let good = Array(network.rows.prefix(30))
    func outcome(_ rows: [Substring], header: String? = nil) throws -> ColcaProgram.Outcome {
      try network.pipe(try network.write(rows, as: UUID().uuidString, header: header))
    }
    let number = try outcome(good + ["X,Y,2020-01,in_stock,,,muchos,,"])
    #expect(number.status == 65 && number.messages.contains("32") && number.messages.contains("«muchos»"))
    let month = try outcome(good + ["X,Y,2020-13,in_stock,,,1,,"])
    #expect(month.status == 65 && month.messages.contains("«2020-13»"))
    let twice = try outcome(good + ["X,Y,2020-01,in_stock,,,1,,", good[0]])
    #expect(twice.status == 65 && twice.messages.contains("33"))
    let column = try outcome(good, header: "facility,product,mes")
    #expect(column.status == 65 && column.messages.contains("month"))
    let quote = try outcome(good + ["\"X,Y,2020-01,in_stock,,,1,,"])
    #expect(quote.status == 65 && quote.messages.contains("32"))
    let nothing = try network.colca.run(["pipe"])
    #expect(nothing.status == 65)
  }

  @Test("refuses a file that is no model, and months that the model does not know")
  func wrongModel() throws {
    let network = try Network()
    let input = try network.write(network.rows, as: "todo.csv")
    try "{}".write(
      toFile: network.colca.workingFolder.path("nada.json"), atomically: true, encoding: .utf8)
    let none = try network.pipe(input, "--model", "nada.json")
    #expect(none.status == 65 && none.messages.contains("--save-model"))
    #expect(try network.pipe(input, "--model", "falta.json").status == 66)
    let months = Set(network.rows.map { String($0.split(separator: ",")[2]) }).sorted()
    let early = months[months.count - 2]
    #expect(
      try network.colca("forecast", "--horizon", "2", "--as-of", early, "--save-model", "m.json").status == 0)
    let late = try network.pipe(input, "--model", "m.json", "--horizon", "2")
    #expect(late.status == 65 && late.messages.contains(early))
    let cut = try network.pipe(input, "--model", "m.json", "--horizon", "2", "--as-of", early)
    #expect(cut.status == 0 && cut.output.contains(",\(early),"))
    #expect(try network.pipe(input, "--model", "m.json", "--horizon", "3").status == 64)
  }

  @Test("survives a model file that was damaged anywhere")
  func damagedModel() throws {
    let network = try Network()
    let input = try network.write(network.rows.prefix(40), as: "poco.csv")
    #expect(try network.colca("forecast", "--horizon", "1", "--save-model", "m.json").status == 0)
    let path = network.colca.workingFolder.path("m.json")
    let sound = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    var random = SeededGenerator(seed: 8)
    for _ in 0..<12 {
      var bytes = sound
      for _ in 0..<3 {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 32...126, using: &random)
      }
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      let outcome = try network.pipe(input, "--model", "m.json", "--horizon", "1")
      #expect(outcome.status == 0 || outcome.status == 65)
    }
  }
}
