import Foundation
import TestSupport
import Testing

/// The sheets of a report, handed out and read back.
@Suite struct FilledSheetTests {
  private let colca: ColcaProgram

  init() throws {
    colca = try PreparedSample.forecast.copied().colca
    #expect(try colca("report", "--out", colca.workingFolder.path("informe")).status == 0)
  }

  private struct Order: Decodable {
    var facility: String
    var product: String
    var order: Int
  }

  /// The first orders of the latest run.
  private func orders() throws -> [Order] {
    struct List: Decodable { var orders: [Order] }
    let text = try colca("orders", "--format", "json").output
    return try JSONDecoder().decode(List.self, from: Data(text.utf8)).orders.filter { $0.order > 1 }
  }

  private func sheet(_ name: String, _ rows: [(Order, String)]) throws -> String {
    let lines = rows.map { order, answers in
      "\(order.product);\(order.order);\(answers);\(order.facility);2026-10\n"
    }
    return try colca.workingFolder.write(
      name,
      "Código;Pedido;Autorizado;Entregado;Observación;Código establecimiento;Mes del pedido\n"
        + lines.joined())
  }

  /// The entries of the log of changes that tell of decisions.
  private func decisions() throws -> [String] {
    try colca("audit", "--format", "json", "--lang", "en").output.split(separator: "\n")
      .filter { $0.contains("\\\"advised\\\"") }.map(String.init)
  }

  @Test func everySheetOfTheReportIsKnownAndUnansweredSaysNothing() throws {
    for (file, layout) in [("requerimientos.xlsx", "answers"), ("transferencias.xlsx", "transfer_answers")] {
      let path = colca.workingFolder.path("informe/" + file)
      let read = try colca("import", "--format", "json", path)
      #expect(read.status == 0)
      #expect(read.output.contains("\"\(layout)\"") && !read.output.contains("\"error\""), "\(read.output)")
    }
    #expect(try decisions().isEmpty)
  }

  @Test func aFilledSheetIsRehearsedNotedSaidOnceAndTakenBack() throws {
    let some = try orders()
    let path = try sheet(
      "lleno.csv",
      [(some[0], "\(some[0].order);1;"), (some[1], "1;;solo hay 1"), (some[2], "0;;"), (some[3], ";;")])
    let rehearsed = try colca("import", "--dry-run", path)
    #expect(rehearsed.status == 0)
    #expect(try decisions().isEmpty)
    #expect(try colca("import", path).status == 0)
    let noted = try decisions()
    #expect(noted.count == 4)
    for word in ["advice accepted", "arrival noted", "advice changed", "advice rejected"] {
      #expect(noted.count { $0.contains("\"action_text\":\"\(word)\"") } == 1, "\(word)")
    }
    // The same bytes, and the same words in another file, say nothing new.
    #expect(try colca("import", path).status == 0)
    let other = try sheet("otra.csv", [(some[1], "1;;solo hay 1"), (some[0], "\(some[0].order);1;")])
    #expect(try colca("import", other).status == 0)
    #expect(try decisions().count == 4)
    let contradicting = try sheet("contra.csv", [(some[1], "2;;")])
    let refused = try colca("import", contradicting)
    #expect(refused.output.contains("ya está anotado 1"), "\(refused.output)")
    #expect(try decisions().count == 4)
    let number = try #require(
      try colca("status", "--files", "--format", "json").output.split(separator: "\n")
        .first { $0.contains("lleno.csv") }?.firstMatch(of: /"(?:id|file|number)":(\d+)/)?.1)
    #expect(try colca("import", "--undo", String(number)).status == 0)
    // What stood against it stands no more.
    #expect(try colca("import", "--replace", contradicting).status == 0)
    #expect(try decisions().count == 5)
  }

  /// Whoever writes over what was advised, and answers nothing beside it, believes to have answered.
  @Test func anAdvisedQuantityThatIsWrittenOverIsToldAndNothingElse() throws {
    let some = try orders()
    var changed = some[0]
    changed.order += 1
    let path = try sheet("encima.csv", [(changed, ";;"), (some[1], ";;")])
    let read = try colca("import", path)
    #expect(read.output.contains("recomienda \(some[0].order)"), "\(read.output)")
    #expect(read.output.contains("nuevas 0, reemplazadas 0, iguales 1, rechazadas 1"), "\(read.output)")
    #expect(try decisions().isEmpty)
  }

  private struct Transfer: Decodable {
    var from: String
    var to: String
    var product: String
    var quantity: Int
  }

  @Test func nobodyGivesMoreThanWasCounted() throws {
    struct List: Decodable { var transfers: [Transfer] }
    let text = try colca("transfers", "--format", "json").output
    let some = try #require(try JSONDecoder().decode(List.self, from: Data(text.utf8)).transfers.first)
    func sheet(_ name: String, sent: Int) throws -> String {
      try colca.workingFolder.write(
        name,
        "Código entrega;Código recibe;Código producto;Mes del traslado;Cantidad;Entregado;Recibido\n"
          + "\(some.from);\(some.to);\(some.product);2026-10;\(some.quantity);\(sent);\n")
    }
    let refused = try colca("import", "--format", "json", sheet("mucho.csv", sent: 900_000))
    #expect(refused.output.contains("sheet_beyond_stock") && refused.output.contains("\"line\" : 2"))
    #expect(try decisions().isEmpty)
    let taken = try colca("import", "--format", "json", sheet("justo.csv", sent: some.quantity))
    #expect(taken.status == 0 && !taken.output.contains("sheet_beyond_stock"), "\(taken.output)")
    #expect(try !decisions().isEmpty)
  }

  @Test func aSheetOfNoForecastIsRefusedLineByLine() throws {
    let some = try orders()
    let path = try sheet("vieja.csv", [(some[0], "1;;")])
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let old = try colca.workingFolder.write("antes.csv", text.replacing("2026-10", with: "2019-03"))
    let refused = try colca("import", "--format", "json", old)
    #expect(refused.output.contains("sheet_run_unknown") && refused.output.contains("\"line\" : 2"))
    let other = try colca.workingFolder.write(
      "otro.csv", text.replacing(";\(some[0].order);", with: ";\(some[0].order + 1);"))
    #expect(try colca("import", "--format", "json", other).output.contains("sheet_other_advice"))
    let unknown = try colca.workingFolder.write(
      "nadie.csv", text.replacing(some[0].product, with: "99998"))
    #expect(try colca("import", "--format", "json", unknown).output.contains("sheet_not_advised"))
    #expect(try decisions().isEmpty)
  }
}
