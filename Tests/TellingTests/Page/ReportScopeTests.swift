import Foundation
import SupplyModel
import Testing

@testable import Telling

@Suite("Pages for parts of a run")
struct ReportScopeTests {
  private func page(_ scope: ReportScope, split: ReportScope.Split = .facility) throws -> PageStructure {
    let whole = ReportContext(ReportFixture.input(), split: split)
    return PageStructure(html: try ReportPage.html(whole.only(scope)))
  }

  private func rows(_ page: PageStructure) throws -> [String: String] {
    let ids = try page.matches(#"<tr id="(f[0-9]+-[0-9]+)">"#)
    let rows = try page.matches(#"(<tr id="f[0-9]+-[0-9]+">.*?</tr>)"#)
    return Dictionary(uniqueKeysWithValues: zip(ids, rows))
  }

  @Test("say of a line exactly what the page of the whole run says, at the same anchor")
  func sameNumbers() throws {
    let whole = try rows(try page(.region, split: .region))
    for scope in [
      ReportScope.microNetwork(MicroNetwork(name: "Lluyllucucha")),
      .microNetwork(MicroNetwork(name: "Soritor & \"Cía\"")),
    ] {
      let part = try rows(try page(scope, split: .microNetwork))
      #expect(!part.isEmpty && part.count < whole.count)
      for (id, row) in part { #expect(whole[id] == row, "\(id)") }
    }
    #expect(
      try page(.facility("06528F01")).matches(#"<article class="item row" id="(f1-[0-9]+)">"#).count == 6)
  }

  @Test("hold their own facilities, and both ends of a trip from elsewhere")
  func ownFacilities() throws {
    let page = try page(.microNetwork(MicroNetwork(name: "Lluyllucucha")))
    #expect(page.html.contains("<h1>Microrred Lluyllucucha</h1>"))
    #expect(!page.html.contains("San Marcos"))
    let trips = try #require(try page.element("transfers"))
    #expect(trips.contains("O&#39;Higgins"))
  }

  @Test("carry the cards of their facilities where pages go no further, and are linked from above")
  func cardsBelow() throws {
    let whole = try page(.region, split: .microNetwork)
    #expect(try whole.matches(#"(<svg class="ch")"#).isEmpty)
    let files = ReportContext(ReportFixture.input(), split: .microNetwork).files.pages
    let links = Set(try whole.matches("href=\"([^#\"]+#[^\"]*)\""))
    #expect(links.count > 10 && links.contains("microrredes/lluyllucucha.html#f1"))
    for link in links where link.hasPrefix("microrredes/") {
      let parts = link.split(separator: "#").map(String.init)
      let file = try #require(files.first { $0.path == parts[0] })
      guard case .place(let scope) = file.page else { throw PageFault.noPlace }
      #expect(try page(scope, split: .microNetwork).html.contains("id=\"\(parts[1])\""))
    }
  }

  private enum PageFault: Error { case noPlace }

  @Test("lead nowhere that is not on the page", arguments: ["Lluyllucucha", "Soritor & \"Cía\""])
  func anchors(network: String) throws {
    let page = try page(.microNetwork(MicroNetwork(name: network)))
    let ids = Set(try page.matches(#" id="([^"]*)""#))
    #expect(Set(try page.matches("href=\"#([^\"]*)\"")).subtracting(ids) == [])
  }

  @Test("tell the findings of their own facilities, and count the files without a list of them")
  func ownFindings() throws {
    var input = ReportFixture.input()
    input.findings = OpenFindings(
      [("06528F01", "11"), ("06531F01", "22"), (nil, "33")].map { facility, value in
        ReviewedFinding(
          file: "a.csv",
          finding: Finding(
            .row(.badNumber(at: .init(column: "STOCK", text: value))), line: 2,
            subject: facility.map {
              Finding.Subject(facility: FacilityCode($0), product: nil, month: ReportFixture.asOf)
            }))
      })
    let whole = try ReportWriter().html(input)
    let part = try ReportWriter().html(input, scope: .facility("06528F01"))
    #expect(["«11»", "«22»", "«33»"].allSatisfy(whole.contains) && whole.contains("3 hallazgos abiertos"))
    #expect(part.contains("«11»") && !part.contains("«22»") && !part.contains("«33»"))
    #expect(part.contains("1 hallazgo abierto: 1 error"))
    #expect(whole.contains("FORMDET &lt;oct&gt;.csv</th>") && !part.contains("FORMDET &lt;oct&gt;.csv</th>"))
  }

  @Test("have names that every file system takes, each once")
  func fileNames() {
    #expect(ReportFiles.slug("Soritor & \"Cía\"") == "soritor-cia")
    #expect(ReportFiles.slug("../../etc") == "etc")
    #expect(ReportFiles.slug("秘魯") == "pagina")
    // Windows makes no file `con.html` or `lpt1.html`.
    #expect(
      ["CON", "Aux", "LPT1", "con."].map(ReportFiles.slug) == [
        "pagina-con", "pagina-aux", "pagina-lpt1", "pagina-con",
      ])
    #expect(ReportFiles.slug("CON-2") == "con-2" && ReportFiles.slug("Conchán") == "conchan")
    #expect(ReportFiles.slug(String(repeating: "ab ", count: 60)).utf8.count <= 60)
    var input = ReportFixture.input()
    input.facilities = FacilityDirectory(
      ["06528F01", "06530F01", "06531F01"].enumerated().map { place, code in
        Facility(code: code, microNetwork: ["A B", "a-b", "Á b"][place])
      })
    let files = ReportContext(input, split: .microNetwork).files
    #expect(files.pages.map(\.path).prefix(3) == ["", "-2", "-3"].map { "microrredes/a-b\($0).html" }[...])
    #expect(ReportContext(input, split: .region).files.pages.isEmpty)
  }
}
