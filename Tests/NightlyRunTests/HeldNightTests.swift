import Foundation
import Operations
import StockPolicy
import SupplyModel
import SupplyStore
import Telling
import TestSupport
import Testing

@testable import NightlyRun
@testable import Runs

/// A result that would empty a list that was full is published only when somebody confirms it, or the data say why.
@Suite struct HeldNightTests {
  private let fixture: NightFixture
  private static let facilities = 12

  init() throws {
    fixture = try NightFixture("digest = always\n")
    try fixture.folder.write("colca.conf", fixture.text)
    try fixture.folder.write("bandeja/ici.csv", Self.rows(months: 1...10))
    let first = try fixture.night()
    #expect(first.exitCode == 0)
    #expect(try fixture.database().alertStates().count { $0.value.level == .stockedOut } == Self.facilities)
    fixture.turn(days: 1)
  }

  /// Posts that use 30 a month and have nothing left since September, unless it is told otherwise.
  private static func rows(
    months: ClosedRange<Int>, received: Int = 0, closing: Int = 0, product: String = "P"
  ) -> String {
    var text = "facility,product,month,opening,received,consumed,adjustment,closing\n"
    for facility in 1...facilities {
      for month in months {
        let left = month == months.upperBound ? closing : max(0, 240 - 30 * month)
        let got = month == months.upperBound ? received : 0
        text += "\(code(facility)),\(product),2026-\(month < 10 ? "0" : "")\(month)"
        text += ",\(left + 30 - got),\(got),30,0,\(left)\n"
      }
    }
    return text
  }

  private static func code(_ facility: Int) -> String { "000\(facility + 10)F01" }

  private func doctor() throws -> HealthCheck? {
    let loader = try ConfigurationLoader(named: fixture.folder.path("colca.conf"), environment: [:])
    return Doctor(loader: loader, machine: fixture.machine).checks().first { $0.subject == .lastNight }
  }

  private func published() throws -> String { try fixture.text("informes/ultimo/pedidos.csv") }

  /// October again: everybody has plenty, and nobody received anything.
  private func emptied() throws -> NightReport {
    try fixture.folder.write(
      "bandeja/corregido.csv", Self.rows(months: 10...10, closing: 900))
    return try fixture.night()
  }

  @Test func aListThatEmptiesIsHeldBackToldAndNotConfirmedByTheNextNight() throws {
    let before = try published()
    let night = try emptied()
    #expect(night[.forecast]?.state == .done && night[.report]?.state == .failed && night.exitCode == 65)
    #expect(night[.report]?.failure?.contains("colca nightly --confirm 2") == true)
    #expect(night[.report]?.failure?.contains("agotados (12 → 0)") == true)
    #expect(try published() == before)
    #expect(fixture.names("informes") == ["2026-11-26", "ultimo"])
    let page = try fixture.text("correo/2026-11-27T020005.html")
    #expect(page.contains("colca nightly --confirm 2") && !page.contains("Resuelto"))
    #expect(try fixture.text("registro.log").contains("--confirm 2"))
    guard case .heldBack(let held)? = try doctor()?.fact else {
      Issue.record("the doctor does not tell")
      return
    }
    #expect(held.run == 2 && held.published == 1)
    #expect(held.lists.map(\.list) == PublishedList.allCases)
    // The timer's next nights change nothing, whatever clean-up removes.
    for _ in 1...3 {
      fixture.turn(days: 1)
      #expect(try fixture.night().exitCode == 65)
      #expect(try published() == before)
    }
    #expect(throws: NightError.notHeldBack(run: 1)) {
      try Night(configuration: fixture.configuration(), machine: fixture.machine, confirming: 1).run()
    }
    let confirmed = try Night(
      configuration: fixture.configuration(), machine: fixture.machine, confirming: 2
    ).run()
    #expect(confirmed.exitCode == 0 && confirmed[.report]?.state == .done)
    #expect(try published() != before)
    #expect(
      try fixture.database().auditEntries().contains { $0.action == "run_confirm" && $0.subject == "run 2" })
    #expect(try doctor()?.state == .pass)
    fixture.turn(days: 1)
    #expect(try fixture.night().exitCode == 0)
  }

  @Test func takingBackWhatEmptiedItPublishesAgain() throws {
    #expect(try emptied().exitCode == 65)
    let file = try #require(try fixture.database().importedFiles().first { $0.name == "corregido.csv" })
    _ = try fixture.database().undoImport(id: file.id)
    fixture.turn(days: 1)
    #expect(try fixture.night().exitCode == 0)
    #expect(try published().contains(Self.code(1)))
  }

  @Test func nobodyIsToldThatAlertsOfAHeldRunAreSolved() throws {
    #expect(try emptied().exitCode == 65)
    let acts = AlertActs(database: try fixture.database(), watch: try fixture.configuration().watch)
    #expect(try acts.memory().alerts.values.allSatisfy { $0.status == .open })
    let noted = try acts.note(
      .acknowledge, kind: .stock, facility: FacilityCode(Self.code(1)), product: nil, note: nil)
    #expect(noted == .noted(1))
    #expect(try fixture.database().alertMemory().alerts.values.count { $0.status == .solved } == 0)
  }

  @Test func receiptsExplainAnEmptyList() throws {
    fixture.turn(days: 10)
    try fixture.folder.write("bandeja/nov.csv", Self.rows(months: 11...11, received: 900, closing: 870))
    let night = try fixture.night()
    #expect(night.exitCode == 0 && night[.report]?.state == .done)
    #expect(try PublicationWatch(database: fixture.database()).held() == nil)
  }

  @Test func ordersOnTheirWayExplainWhatIsNoLongerOrdered() throws {
    let rows = (1...Self.facilities).map { "\(Self.code($0)),P,900,2026-11,2026-10\n" }
    try fixture.folder.write(
      "bandeja/en_camino.csv", "facility,product,quantity,expected_month,ordered_month\n" + rows.joined())
    let night = try fixture.night()
    #expect(night.exitCode == 0)
    #expect(try published().split(separator: "\n").count < Self.facilities)
  }

  @Test func anotherScopeExplainsWhatItDoesNotLookAt() throws {
    try fixture.folder.write("bandeja/otro.csv", Self.rows(months: 1...10, closing: 900, product: "Q"))
    let configuration = try configuration(more: "scope = Q\n")
    let night = try Night(configuration: configuration, machine: fixture.machine).run()
    #expect(night.exitCode == 0 && night[.report]?.state == .done)
  }

  /// As a later run leaves facilities out that the register calls closed.
  @Test func closedFacilitiesExplainTheirLinesAndThoseThatAreMerelyGoneDoNot() throws {
    let database = try fixture.database()
    let published = try #require(try database.run(1))
    let one = ForecastRun(
      settings: published.settings,
      assessments: published.assessments.filter { $0.facility.text == Self.code(1) })
    try database.save(one, of: database.runSnapshot())
    let watch = PublicationWatch(database: database)
    #expect(try watch.held()?.lists.first == EmptiedList(list: .stockouts, before: 12, explained: 0, now: 1))
    let lines = (2...Self.facilities).map { "\($0 + 10),POSTA \($0),BAJA DEFINITIVA,2026-11-01\n" }
    let register = try fixture.folder.write(
      "renipress.csv", "COD_IPRESS,NOMBRE,ESTADO,FECHA_BAJA\n" + lines.joined())
    _ = try FileImport(database: database).importFile(path: register)
    #expect(try watch.held() == nil)
  }

  private func configuration(more: String) throws -> NightlyConfiguration {
    let values = ConfigurationValues(
      ConfigurationFile([UInt8]((fixture.text + more).utf8)), folder: fixture.folder.path(""),
      environment: [:])
    return try #require(NightlyConfiguration(values))
  }

  @Test func fewLinesMayAllGoAtOnceAndAFifthIsNotNothing() {
    func run(_ lines: Int) -> ForecastRun {
      ForecastRun(
        settings: .init(asOf: Month(count: 24_321)),
        assessments: (0..<lines).map { number in
          SeriesAssessment(
            facility: FacilityCode("\(number)"), product: "P", state: .stockedOut, stockMonth: nil, stock: 0,
            recentConsumption: [],
            official: .init(averageConsumption: 1, monthsOfStock: 0, availability: .desabastecido),
            monthlyDemand: [], risk: nil,
            order: .init(
              decision: .enough, quantity: 0, orderUpToLevel: nil, coverMonths: 1, serviceLevel: 0.9,
              officialQuantity: nil, arithmetic: nil), alert: .stockedOut, expectedHarm: 0)
        })
    }
    func lists(_ before: Int, _ now: Int, explained: Int = 0) -> [PublishedList] {
      EmptiedList.found(published: run(before), latest: run(now)) { _, line in
        (Int(line.facility.text) ?? 0) >= before - explained
      }.map(\.list)
    }
    #expect(lists(4, 0).isEmpty && lists(5, 0) == [.stockouts, .alerts])
    #expect(lists(20, 4).isEmpty && lists(20, 3) == [.stockouts, .alerts])
    #expect(lists(24, 0, explained: 20).isEmpty && lists(24, 0, explained: 19) == [.stockouts, .alerts])
  }
}
