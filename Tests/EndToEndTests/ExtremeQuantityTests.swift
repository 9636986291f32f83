import Foundation
import TestSupport
import Testing

/// The largest quantity that a report can state, at hundreds of facilities, through every command: sums of sums stay right, nothing
/// ends the program, and what is larger is a finding.
@Suite struct ExtremeQuantityTests {
  private static let most = 999_999_999
  private static let places = 200

  private let colca: ColcaProgram

  init() throws { colca = try ColcaProgram(clock: "2027-01-10T12:00:00Z") }

  /// Every second facility holds the most and uses one a month, the others use the most and have none; each unit costs the most.
  private func files() throws -> [String] {
    let most = Self.most
    var reports = "facility,product,month,opening,received,consumed,adjustment,closing\n"
    var register = "COD_IPRESS;NOMBRE;CATEGORIA;MICRORED;RED;DISA\n"
    var lots = "facility,product,month,lot,expiry,quantity\n"
    var calendar = "facility,lead_time_months,review_period_months,warehouse\n"
    for place in 1...Self.places {
      let code = String(format: "%05d", place)
      register += "\(code);P.S. \(place);I-1;M\(place / 20);R\(place / 100);REGION\n"
      calendar += "\(code)F01,1,2,010S01\n"
      let row = place.isMultiple(of: 2) ? "\(most),1,1,0,\(most)" : "0,\(most),\(most),0,0"
      for month in 1...8 { reports += "\(code)F01,00143,2026-0\(month),\(row)\n" }
      if place.isMultiple(of: 2) { lots += "\(code)F01,00143,2026-08,L,2026-10,\(most)\n" }
    }
    for month in 1...8 { reports += "010S01,00143,2026-0\(month),\(most),0,0,0,\(most)\n" }
    let products = "code,name,unit,cyp_per_unit,price\n00143,CONDON,unidad,0.008333,\(most)\n"
    return try [
      "reportes.csv": reports, "registro.csv": register, "lotes.csv": lots, "calendario.csv": calendar,
      "productos.csv": products,
    ].sorted { $0.key < $1.key }.map { try colca.workingFolder.write($0.key, $0.value) }
  }

  private func rows(_ list: String, _ arguments: String...) throws -> [[String: Any]] {
    let outcome = try colca.run([list] + arguments + ["--format", "json"])
    #expect(outcome.status == 0, "\(list): \(outcome.messages)")
    let whole = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    return try #require(whole?.values.compactMap { $0 as? [[String: Any]] }.first)
  }

  private func sum(_ key: String, _ rows: [[String: Any]]) -> Int {
    rows.reduce(0) { $0 + ($1[key] as? Int ?? 0) }
  }

  @Test func theMostOfEverythingIsAddedUp() throws {
    let (most, half) = (Self.most, Self.places / 2)
    let imported = try colca.run(["import"] + files())
    try #require(imported.status == 0, "\(imported.output)")
    let forecast = try colca("forecast", "--model", "light", "--horizon", "3", "--format", "json")
    try #require(forecast.status == 0, "\(forecast.messages)")
    #expect(try JSONSchema("forecast").faults(of: forecast.output) == [])

    let (orders, transfers) = (try rows("orders"), try rows("transfers"))
    let empty = orders.filter { $0["stock"] as? Int == 0 }
    #expect(empty.count == half && sum("official_order", empty) == half * 3 * most)
    #expect(!transfers.isEmpty && sum("moved", empty) == sum("quantity", transfers))
    // What is asked for and what is moved are together what three months take.
    #expect(sum("order", empty) + sum("moved", empty) == half * 3 * most)
    #expect(sum("order_up_to", empty) == half * 3 * most && sum("allotted", orders) == most)

    let shortage = try #require(try rows("shortages").first)
    #expect(sum("stock", [shortage]) == most && sum("allotted", [shortage]) == most)
    #expect(sum("ordered", [shortage]) == sum("order", orders))
    #expect(sum("unmet", [shortage]) == sum("order", orders) - most)

    let region = try #require(try rows("status", "--levels").first { $0["place"] as? String == "REGION" })
    #expect(sum("stock", [region]) == half * most && sum("cpma", [region]) == half * (most + 1))
    #expect(sum("stocked_out", [region]) == half)
    #expect(try rows("alerts").filter { $0["alert"] as? String == "stocked_out" }.count == half)

    // Its worth has eighteen digits, and is still a number.
    let expiries = try rows("expiries")
    #expect(expiries.count == half)
    for lot in expiries {
      let (lost, worth) = (
        try #require(lot["expected_loss"] as? Double), try #require(lot["value"] as? Double)
      )
      #expect(lost <= Double(most) && abs(worth / (lost * Double(most)) - 1) < 1e-6)
    }
    for list in ["orders", "transfers", "shortages", "alerts", "expiries"] {
      let printed = try colca(list, "--format", "json").output
      #expect(try JSONSchema(list).faults(of: printed) == [], "\(list)")
    }

    try report(orders, expiries)
    try export(orders)
  }

  /// The pages and lists say what the commands say.
  private func report(_ orders: [[String: Any]], _ expiries: [[String: Any]]) throws {
    #expect(try colca("report", "--out", "informe", "--by", "facility").status == 0)
    func sum(_ column: String, of list: String) throws -> Double {
      let text = try String(contentsOfFile: colca.workingFolder.path("informe/\(list).csv"), encoding: .utf8)
      #expect(!text.contains("–;"))
      let lines = text.split { $0.isNewline }
      let place = try #require(lines[0].split(separator: ";").firstIndex { $0 == column })
      return lines.dropFirst().reduce(0) {
        let cells = $1.split(separator: ";", omittingEmptySubsequences: false)
        return $0 + (Double(cells[place]) ?? .nan)
      }
    }
    #expect(try sum("order", of: "pedidos") == Double(self.sum("order", orders)))
    let worth = expiries.reduce(0.0) { $0 + ($1["value"] as? Double ?? .nan) }
    #expect(abs(try sum("value", of: "vencimientos") / worth - 1) < 1e-9)
    let page = try String(contentsOfFile: colca.workingFolder.path("informe/informe.html"), encoding: .utf8)
    #expect(!page.contains("S/\u{A0}–") && !page.contains("inf ") && !page.contains("nan"))
  }

  /// All facilities are one place elsewhere, which takes the sum.
  private func export(_ orders: [[String: Any]]) throws {
    let (most, half) = (Self.most, Self.places / 2)
    var mapping =
      "kind,code,measure,target\ndata_set,,,d\nsystem,facility,,s\nsystem,product,,s\nperiod,2026-08,,t\n"
    for place in 1...Self.places { mapping += "facility,\(String(format: "%05d", place))F01,,o\n" }
    for measure in ["closing", "consumed", "order"] {
      mapping += "data_element,00143,\(measure),\(measure)\n"
    }
    mapping += "commodity_type,00143,,c\n"
    try colca.workingFolder.write("m.csv", mapping)
    let expected = [
      "closing": half * most, "consumed": half * (most + 1), "order": sum("order", orders),
    ]
    for format in ["dhis2", "dhis2-csv", "adx", "openlmis", "fhir"] {
      let outcome = try colca("export", "--format", format, "--mapping", "m.csv")
      #expect(outcome.status == 0, "\(format): \(outcome.messages)")
      for (measure, total) in expected {
        let said =
          switch format {
          case "dhis2": "\"\(measure)\",\"period\":\"202608\",\"orgUnit\":\"o\",\"value\":\"\(total)\""
          case "dhis2-csv": "\n\(measure),202608,o,,,\(total),"
          case "adx": "dataElement=\"\(measure)\" value=\"\(total)\""
          default: ""
          }
        #expect(said.isEmpty || outcome.output.contains(said), "\(format): \(measure)")
      }
    }
  }

  @Test func whatIsMoreIsAFinding() throws {
    let (more, most) = ("1000000000000000", "\(Self.most)")
    let sound = "06528F01,00143,2026-08,\(most),0,0,0,\(most)\n"
    let reports = try colca.workingFolder.write(
      "reportes.csv",
      "facility,product,month,opening,received,consumed,adjustment,closing\n"
        + "06528F01,00143,2026-07,\(more),0,0,0,\(more)\n06528F01,00143,2026-06,0,1000000000,0,0,1000000000\n"
        + "06528F01,00143,2026-05,0,1e15,0,0,1e15\n" + sound)
    let lots = try colca.workingFolder.write(
      "lotes.csv",
      "facility,product,month,lot,expiry,quantity\n06528F01,00143,2026-08,L,2027-05,\(more)\n")
    let orders = try colca.workingFolder.write(
      "pedidos.csv", "facility,product,expected_month,quantity\n06528F01,00143,2027-02,\(more)\n")
    let outcome = try colca("import", reports, lots, orders, "--format", "json")
    #expect(outcome.status == 65)
    #expect(outcome.output.components(separatedBy: "\"code\" : \"bad_number\"").count - 1 == 5)
    let history = try colca("history", "--format", "csv").output.split(separator: "\n").dropFirst()
    #expect(history.count == 1 && history.last?.hasSuffix("\(most),0,0,0,\(most)") == true)
  }
}
