import StockPolicy
import SupplyModel
import Testing

@testable import Telling

@Suite("What only the region's page shows")
struct RegionPageTests {
  private func page(_ language: Language = .spanish) throws -> PageStructure {
    PageStructure(html: try ReportWriter(split: .region).html(ReportFixture.input(language)))
  }

  @Test("has a cell for every facility and product, and five that never look alike")
  func matrix() throws {
    let matrix = try #require(try page().element("matrix"))
    let run = ReportFixture.input().run
    let facilities = Set(run.assessments.map(\.facility)).count
    let products = Set(run.assessments.map(\.product)).count
    let body = try #require(try page().matches(#"<tbody>(.*?)</tbody>"#, in: matrix).first)
    let tones = try page().matches(#"<td class="k-([a-z_]+)">"#, in: body)
    #expect(tones.count == facilities * products)
    for tone in ["nr", "unknown", "stocked_out", "excess", "nh"] {
      let said = Set(try page().matches(#"<span class="c k-\#(tone)">([^<]*)</span>"#, in: matrix))
      #expect(said.count == 1 && tones.contains(tone), "\(tone)")
    }
    let words = Set(try page().matches(#"<span class="c k-[a-z_]+">([^<]*)</span>"#, in: matrix))
    #expect(words.count == AlertLevel.allCases.count + 3)
  }

  @Test("shows on the map who has coordinates, and says how many have none")
  func map() throws {
    let map = try #require(try page().element("map"))
    // On the drawing and in the table beside it.
    #expect(map.components(separatedBy: "<a href=\"#f").count - 1 == 4)
    #expect(map.contains(">-76.970</td>"))
    #expect(map.contains("1 establecimiento no tiene coordenadas."))
    #expect(map.contains("O&#39;Higgins &amp; Ñahui"))
    #expect(!map.contains("<script"))
    var input = ReportFixture.input()
    input.facilities = FacilityDirectory([Facility(code: "06528F01", latitude: -6, longitude: -77)])
    #expect(!(try ReportWriter().html(input).contains("id=\"map\"")))
  }

  @Test("ranks micro-networks with reporting beside availability, limits in the label")
  func ranking() throws {
    let parts = try #require(try page().element("parts"))
    // Lluyllucucha: 1 normo, 1 sobre, 2 sub, 1 desabastecido; without rotation and not held leave.
    #expect(parts.contains("Bajo (menos de 70 %)"))
    #expect(parts.contains("1 de 1") && parts.contains("100 %"))
  }

  @Test("is left out of the page of a micro-network, which is signed instead")
  func parts() throws {
    let html = try ReportWriter().html(
      ReportFixture.input(), scope: .microNetwork(MicroNetwork(name: "Lluyllucucha")))
    for id in ["parts", "indicators", "accuracy", "facilities"] {
      #expect(!html.contains("id=\"\(id)\""))
    }
    #expect(html.contains("class=\"signs\""))
    // First what to do, then why.
    let order = ["order", "transfers", "worklist", "resolve", "expiries", "changes", "matrix", "data"]
    let places = order.compactMap { html.range(of: "<section id=\"\($0)\"")?.lowerBound }
    #expect(places.count == order.count && places == places.sorted())
    #expect(!(try page().html.contains("class=\"signs\"")))
  }
}
