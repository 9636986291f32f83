import Foundation
import StockPolicy
import SupplyModel
import TestSupport
import Testing

@testable import Telling

@Suite("Messages to facilities")
struct FacilityMessageTests {
  private func whole(_ language: Language) -> ReportContext {
    ReportContext(ReportFixture.input(language), split: .facility)
  }

  private func text(_ facility: FacilityCode, _ whole: ReportContext) -> String {
    FacilityMessage(facility, whole.only(.facility(facility))).text
  }

  @Test("say every order and every trip with the numbers of the lists", arguments: Language.allCases)
  func sameNumbers(language: Language) {
    let whole = whole(language)
    var orders = 0
    for code in whole.order.codes {
      let message = text(code, whole)
      #expect(message.count <= FacilityMessage.mostLetters)
      for line in whole.run.orderLines where line.facility == code && line.order.isPlaced {
        let amount = "\(whole.names.product(line.product)): \(NumberText.whole(line.order.quantity)) "
        #expect(message.contains(amount), "\(amount)")
        if line.order.expectedUnits < line.order.quantity {
          #expect(message.contains(language.wouldCome(line.order.expectedUnits)))
        }
        orders += 1
      }
      for transfer in whole.run.transfers where [transfer.from, transfer.to].contains(code) {
        let other = transfer.from == code ? transfer.to : transfer.from
        let way = transfer.from == code ? language.to("") : language.from("")
        #expect(message.contains(": \(NumberText.whole(transfer.units)) "))
        #expect(
          message.contains(way + whole.names.shownName(other))
            && message.contains(language.trip(transfer.trip)))
        if let telephone = whole.names.telephone(other) { #expect(message.contains(telephone)) }
      }
      for line in whole.run.assessments where line.facility == code && line.alert == .unknown {
        #expect(message.contains(language.count(whole.names.product(line.product))))
      }
    }
    #expect(orders > 3 && !whole.run.transfers.isEmpty)
    let lots = Dictionary(
      grouping: ExpiryLine.lines(of: whole.run, names: whole.names), by: \.assessment.facility)
    for (facility, lines) in lots {
      let message = text(facility, whole)
      for isPast in [false, true] {
        let own = lines.filter { $0.outlook.lot.hasExpired(on: whole.input.madeOn) == isPast }
        guard !own.isEmpty else { continue }
        #expect(message.contains(isPast ? language.expiredHeading : language.expiringHeading))
        let told = own.map { line in
          let lot = line.outlook.lot
          return whole.names.product(line.assessment.product)
            + (isPast
              ? language.expired(lot: lot.number, month: lot.expiry.month)
              : language.expiring(
                lot: lot.number, month: lot.expiry.month,
                units: max(1, Int(line.outlook.expectedLoss.rounded()))))
        }
        // Listed one and all, or counted.
        #expect(
          told.allSatisfy(message.contains) || message.contains(language.lotsExpire(own.count)), "\(message)")
      }
    }
    #expect(!ExpiryLine.lines(of: whole.run, names: whole.names).isEmpty)
  }

  @Test("tell nobody to use what has expired since the last report, and whom a late order leaves without")
  func lateReader() throws {
    func message(on day: Day) throws -> [String] {
      var input = ReportFixture.input()
      input.madeOn = day
      let whole = ReportContext(input, split: .facility)
      return whole.order.codes.map { text($0, whole) }
    }
    let (early, late) = try (
      message(on: try #require(Day("2026-11-10"))), message(on: try #require(Day("2032-12-10")))
    )
    #expect(early.contains { $0.contains("POR VENCER") })
    #expect(
      late.contains { $0.contains("VENCIDO, no lo use") } && !late.contains { $0.contains("POR VENCER") })
    // Years later hardly any order would come in time.
    let usual = Language.spanish.withUsualOrder
    #expect(
      late.count { $0.contains(usual) } < early.count { $0.contains(usual) }
        || !early.contains { $0.contains(usual) })
  }

  @Test("fit a screen, and say how much was left out, the most urgent never")
  func short() {
    var input = ReportFixture.input()
    input.run = ForecastRun(settings: input.run.settings, assessments: ReportFixture.manyUrgent(61))
    let message = text("06528F01", ReportContext(input, split: .facility))
    #expect(message.count <= FacilityMessage.mostLetters)
    #expect(message.contains("61 productos") && message.contains("más: vea la hoja de pedido"))
    #expect(message.contains("PARA CUÁNDO"))
    let told = message.split(separator: "\n").count { $0.hasPrefix("- ") } - 1
    #expect(told > 3 && message.contains("- y \(61 - told) más"))
  }

  @Test("shorten their lines before they leave anything out")
  func shortLines() {
    var input = ReportFixture.input()
    let places = ["06530F01", "06531F01"].map { FacilityCode($0) }
    let lines = ReportFixture.manyUrgent(9)
    let moves = lines.prefix(5).enumerated().flatMap { place, line in
      places.map {
        Transfer(
          trip: place % 2 + 1, from: $0, to: "06528F01", product: line.product, units: 7, kilometres: 12,
          coupleYears: 0.3)
      }
    }
    input.run = ForecastRun(settings: input.run.settings, assessments: lines, transfers: moves)
    let whole = ReportContext(input, split: .facility)
    let message = text("06528F01", whole)
    #expect(message.count <= FacilityMessage.mostLetters && !message.contains("más: vea"))
    #expect(lines.allSatisfy { message.contains("- \(whole.names.product($0.product)): 12.\n") })
    #expect(message.components(separatedBy: " (viaje ").count == 5)
  }

  @Test("name in one line whom to call, so that orders keep the room")
  func calls() {
    let places: [(name: String, telephone: String?)] = [("A", "1"), ("B", nil), ("C", "3"), ("D", nil)]
    #expect(
      Language.spanish.call(places) == "LLAME antes de ir: A (1); C (3); B, D (sin teléfono en el registro).")
    #expect(
      Language.spanish.call(places, namesSilent: false)
        == "LLAME antes de ir: A (1); C (3); a los demás (sin teléfono en el registro).")
    #expect(Language.english.call([("A", "1")]) == "CALL before going: A (1).")
  }

  @Test("stand on the page of their micro-network as they are in their files")
  func page() throws {
    let folder = try TemporaryFolder()
    let paths = try ReportWriter(split: .facility).write(ReportFixture.input(), to: folder.url.path)
    let messages = paths.filter { $0.contains("/mensajes/") }
    #expect(messages.count == 3)
    let pages = try paths.filter { $0.contains("/microrredes/") && $0.hasSuffix(".html") }.map {
      try String(contentsOfFile: $0, encoding: .utf8)
    }
    for path in messages {
      let lines = try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n")
      let message = lines.map(MarkupText.escaped).joined(separator: "\n")
      #expect(pages.count { $0.contains("<pre>" + message + "</pre>") } == 1, "\(path)")
    }
    let few = try ReportWriter(split: .microNetwork).write(ReportFixture.input(), to: folder.path("x"))
    #expect(!few.contains { $0.contains("/mensajes/") })
  }
}

extension ReportFixture {
  /// Many products that are out at one facility.
  static func manyUrgent(_ count: Int) -> [SeriesAssessment] {
    (0..<count).map { number in
      sample.assess(
        sample.series("06528F01", ProductCode("9\(1_000 + number)"), [(4, 4), (0, 4)]), monthly: 4,
        decision: .orderUrgently, alert: .stockedOut, quantity: 12, moved: 0)
    }
  }
}
