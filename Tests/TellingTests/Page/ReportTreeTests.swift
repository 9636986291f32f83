import Foundation
import StockPolicy
import SupplyModel
import TestSupport
import Testing

@testable import Telling

@Suite("The tree of pages")
struct ReportTreeTests {
  /// The fixture's lines, repeated for many facilities; `place` says what is above each.
  private func input(_ count: Int, place: (Int) -> (String?, String?, String?)) -> ReportInput {
    var input = ReportFixture.input()
    let sample = ReportFixture.sample
    let codes = (0..<count).map { FacilityCode("\(10_000 + $0)F01") }
    input.run = ForecastRun(
      settings: input.run.settings,
      assessments: codes.enumerated().flatMap { number, code in
        (["04594", "18102"] as [ProductCode]).map { product in
          sample.assess(
            sample.series(code, product, [(9, 9), (number % 3 == 0 ? 0 : 4, 9)]), monthly: 9,
            decision: .orderUrgently, alert: number % 3 == 0 ? .stockedOut : .urgent, quantity: 20,
            harm: Double(number % 17))
        }
      })
    input.history = []
    input.demands = []
    input.earlier = nil
    input.facilities = FacilityDirectory(
      codes.enumerated().map { number, code in
        let (authority, network, microNetwork) = place(number)
        return Facility(
          code: code, name: "P.S. PUESTO \(number)", microNetwork: microNetwork, network: network,
          regionalAuthority: authority, latitude: -6 - Double(number) / 1_000, longitude: -77)
      })
    return input
  }

  /// The pages of a report by path, read from its folder, and what else lies there.
  private func written(_ input: ReportInput) throws -> (pages: [String: PageStructure], files: Set<String>) {
    let folder = try TemporaryFolder()
    let paths = try ReportWriter().write(input, to: folder.path("r"))
    let start = folder.path("r") + "/"
    return (try pages(paths, in: start), Set(paths.map { String($0.dropFirst(start.count)) }))
  }

  private func pages(_ paths: [String], in start: String) throws -> [String: PageStructure] {
    return try paths.filter { $0.hasSuffix(".html") }.reduce(into: [:]) { pages, path in
      pages[String(path.dropFirst(start.count))] = PageStructure(
        html: try String(contentsOfFile: path, encoding: .utf8))
    }
  }

  /// Every link of the pages that leads nowhere.
  private func broken(_ pages: [String: PageStructure], _ files: Set<String>) throws -> [String] {
    let ids = try pages.mapValues { Set(try $0.matches(#" id="([^"]*)""#)) }
    var broken: [String] = []
    for (path, page) in pages {
      for link in try page.matches(#"href="([^"]*)""#) {
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(
          String.init)
        let folder = path.contains("/") ? path.prefix { $0 != "/" } + "/" : ""
        let target =
          parts[0].isEmpty
          ? path : parts[0].hasPrefix("../") ? String(parts[0].dropFirst(3)) : folder + parts[0]
        if files.contains(target), pages[target] == nil { continue }
        guard let known = ids[target], parts.count == 1 || known.contains(parts[1]) else {
          broken.append("\(path): \(link)")
          continue
        }
      }
    }
    return broken.sorted()
  }

  @Test("leads from the country to each facility and back, and every link leads somewhere")
  func levels() throws {
    let (pages, files) = try written(
      input(48) { ("DIRESA \($0 / 24)", "RED \($0 / 12)", "MR \($0 / 6)") })
    #expect(try broken(pages, files) == [])
    #expect(pages.keys.count { $0.hasPrefix("diresas/") } == 2)
    #expect(pages.keys.count { $0.hasPrefix("redes/") } == 4)
    #expect(pages.keys.count { $0.hasPrefix("microrredes/") } == 8)
    #expect(pages.keys.count { $0.hasPrefix("establecimientos/") } == 48)
    let facility = try #require(pages["establecimientos/10047f01-p-s-puesto-47.html"])
    #expect(
      try facility.matches(#"<nav class="crumbs"[^>]*>(.*?)</nav>"#).first.map {
        try facility.matches(#"href="([^"]*)""#, in: $0)
      }
        == ["../informe.html", "../diresas/diresa-1.html", "../redes/red-3.html", "../microrredes/mr-7.html"])
    let rows = try #require(try pages["informe.html"]?.element("parts"))
    #expect(
      try PageStructure(html: rows).matches(#"<tr class="row"><th scope="row"><a href="([^"]*)""#).count == 2)
  }

  @Test("leaves out a level of a single place: the report is of the highest that has several")
  func single() throws {
    let (pages, files) = try written(input(12) { ("DIRESA X", "RED NORTE", "MR \($0 / 6)") })
    #expect(pages.keys.count == 1 + 2 + 12 + 2 + 1 + 1)
    #expect(try broken(pages, files) == [])
    #expect(pages["informe.html"]?.html.contains("<h1>Red Norte</h1>") == true)
    let one = try written(input(1) { _ in (nil, nil, nil) }).pages
    #expect(one.keys.sorted() == ["glosario.html", "informe.html"])
    #expect(one["informe.html"]?.html.contains("class=\"item row\"") == true)
  }

  @Test("puts the worst first, at most twenty on a page, and the others on lists")
  func worst() throws {
    let (pages, files) = try written(input(150) { (nil, nil, "MR \($0 / 5)") })
    let parts = try #require(try pages["informe.html"]?.element("parts"))
    let harms = try PageStructure(html: parts).matches(#"<tr class="row">.*?<td><b>([0-9.]+)</b>"#)
      .compactMap(Double.init)
    #expect(harms.count == 20 && harms == harms.sorted(by: >) && harms[0] > harms[19])
    let list = try #require(pages["listas/informe-1.html"])
    #expect(try list.matches(#"(<tr class="row">)"#).count == 30)
    #expect(try broken(pages, files) == [])
  }

  @Test("keeps every page below a megabyte and a half, whatever the registers know")
  func weight() throws {
    for place in [
      { (number: Int) -> (String?, String?, String?) in (nil, nil, nil) },
      { number in ("DIRESA", nil, "MR \(number / 9)") },
    ] {
      let context = ReportContext(input(4_000, place: place), split: .facility)
      #expect(try ReportPage.html(context).utf8.count < 1_500_000)
      for page in context.files.pages.filter({ !$0.path.hasPrefix("establecimientos/") }).prefix(4) {
        switch page.page {
        case .place(let scope): #expect(try ReportPage.html(context.only(scope)).utf8.count < 1_500_000)
        case .improvement: Issue.record("nobody asked for it")
        case .list(let scope, let from):
          #expect(
            try ReportPage.list(context.only(scope).at(page.path), from: from).utf8.count < 1_500_000,
            "\(page.path)")
        case .product(let code):
          #expect(try ProductPage(code, context.at(page.path)).html().utf8.count < 200_000)
        case .warehouse(let code):
          #expect(try WarehousePage(code, context.at(page.path)).html().utf8.count < 200_000)
        }
      }
    }
  }
}
