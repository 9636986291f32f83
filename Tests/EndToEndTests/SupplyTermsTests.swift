import Foundation
import TestSupport
import Testing

/// What files say of supply, from the import to the order list.
@Suite struct SupplyTermsTests {
  /// Three posts that use ten a month and are empty, and a warehouse that has 20.
  private func program(calendar: String = "") throws -> ColcaProgram {
    let colca = try ColcaProgram(clock: "2027-01-10T12:00:00Z")
    var rows = "facility,product,month,received,consumed,closing\n"
    for month in 1...12 {
      let name = "2026-\(month < 10 ? "0" : "")\(month)"
      for facility in 1...3 {
        rows += "0652\(facility)F01,04594,\(name),10,10,\(month == 12 ? 0 : 5)\n"
      }
      rows += "030S05,04594,\(name),30,0,20\n"
    }
    let reports = try colca.workingFolder.write("open.csv", rows)
    let catalogue = try colca.workingFolder.write(
      "productos.csv", "code,name,cyp_per_unit,price,substitute_group\n4594,DMPA,0.25,2,inyectables\n")
    let places = try colca.workingFolder.write(
      "calendario.csv",
      "facility,lead_time_months,review_period_months,warehouse,budget\n"
        + "6521,1,2,30S05,\n6522,1,2,030S05,\n6523,1,2,,20\n" + calendar)
    #expect(try colca("import", reports, catalogue, places).status == 0)
    return colca
  }

  private func orders(_ colca: ColcaProgram) throws -> [[String: Any]] {
    let output = try colca("orders", "--format", "json").output
    let object = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
    return try #require(object?["orders"] as? [[String: Any]])
  }

  @Test func scarceStockIsSharedAndABudgetKept() throws {
    let colca = try program()
    let summary = try colca("forecast")
    #expect(summary.status == 0)
    #expect(summary.output.contains("El almacén no alcanza para lo pedido: 1 producto, en 1 almacén"))
    #expect(summary.output.contains("Por presupuesto o espacio se piden menos: 1 línea."))
    let orders = try orders(colca)
    // The warehouse orders nothing for itself.
    #expect(orders.map { $0["facility"] as? String } == ["06521F01", "06522F01", "06523F01"])
    #expect(orders.map { $0["allotted"] as? Int } == [10, 10, nil])
    #expect(orders.map { $0["warehouse"] as? String } == ["030S05", "030S05", nil])
    #expect(orders[2]["order"] as? Int == 10)
    #expect((orders[2]["uncapped_order"] as? Int ?? 0) > 10)
    #expect(orders.map { $0["service_level"] as? Double } == [0.95, 0.95, 0.95])
    let shortages = try colca("faltantes", "--format", "csv", "--lang", "en").output
    let ordered = [orders[0], orders[1]].compactMap { $0["order"] as? Int }.reduce(0, +)
    #expect(
      shortages.contains(
        "030S05,030S05,04594,DMPA,Dmpa,ampoules,20,2,\(ordered),20,\(ordered - 20)\n"))
    let json = try colca("explain", "--facility", "6521", "--product", "4594", "--format", "json").output
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    let arithmetic = (object?["order"] as? [String: Any])?["arithmetic"] as? [String: Any]
    #expect(arithmetic?["allotted"] as? Int == 10)
    #expect((object?["calendar"] as? [String: Any])?["lead_time_source"] as? String == "stated")
    #expect(
      try colca("estado", "--facility", "6521").output.hasPrefix(
        "Un pedido tarda 1 mes y se hace cada 2 meses"))
  }

  @Test func whatIsOnItsWayIsNotOrderedAgain() throws {
    let colca = try program()
    #expect(try colca("forecast").status == 0)
    let before = try orders(colca).map { $0["order"] as? Int ?? 0 }
    let file = try colca.workingFolder.write(
      "en_camino.csv",
      "establecimiento;producto;cantidad;mes esperado\n6521;4594;7;2027-01\n6522;4594;7;2027-12\n")
    #expect(try colca("import", file).status == 0)
    #expect(try colca("forecast").status == 0)
    let after = try orders(colca)
    #expect(after.map { $0["order"] as? Int ?? 0 } == [before[0] - 7, before[1], before[2]])
    #expect(after.map { $0["on_order"] as? Double } == [7, 0, 0])
    #expect(
      try !colca("findings", "--code", "order_without_history", "--format", "csv").output.contains("06521F01")
    )
    let slip = try colca.workingFolder.write(
      "en_camino2.csv", "facility,product,quantity,expected_month\n6529,4594,7,2027-01\n")
    #expect(try colca("import", slip).status == 0)
    let findings = try colca("findings", "--code", "order_without_history").output
    #expect(findings.contains("Hay 7 en camino para enero de 2027"))
    #expect(try colca("import", "--undo", "5").status == 0)
    // An earlier month knows nothing of it, and taking the file back leaves no trace.
    #expect(try colca("forecast", "--as-of", "2026-11").status == 0)
    #expect(try orders(colca).allSatisfy { $0["on_order"] as? Double == 0 })
    let files = try colca("status", "--files", "--format", "csv").output
    let number = try #require(files.split(separator: "\n").last?.split(separator: ",").first)
    #expect(try colca("import", "--undo", String(number)).status == 0)
    #expect(try colca("forecast").status == 0)
    #expect(try orders(colca).map { $0["order"] as? Int ?? 0 } == before)
  }

  @Test func boundsAndBudgetAreOptions() throws {
    let colca = try program()
    #expect(try colca("forecast", "--ceiling-months", "3", "--floor-months", "3").status == 0)
    #expect(try orders(colca).prefix(2).map { $0["order"] as? Int } == [30, 30])
    let free = try colca("forecast", "--budget", "0", "--format", "json")
    // What a cap leaves nothing of is a line all the same, here as in the list of orders.
    #expect(free.output.contains("\"order_lines\":3") && free.output.contains("\"capped_lines\":3"))
    for wrong in [
      ["--floor-months", "7"], ["--ceiling-months", "-1"], ["--service-level-no-substitute", "1"],
      ["--budget", "-5"],
    ] {
      #expect(try colca.run(["forecast"] + wrong).status == 64, "\(wrong)")
    }
  }
}
