import Foundation
import StockPolicy
import SupplyModel
import TableReading
import TestSupport
import Testing

@testable import Telling

/// What a file says of a facility × product, as plain numbers; nil is what that file does not say.
private struct Said: Equatable {
  var order: String?
  var stock: String?
  var official: String?
  var average: String?
  var months: String?
  var reason: String?
}

@Suite("The same number on every page and in every file")
struct SameNumbersTests {
  private typealias Key = [String]

  private let input = ReportFixture.input()

  /// What the run itself says of its order lines, written once and by hand.
  private var expected: [Key: Said] {
    var said: [Key: Said] = [:]
    func plain(_ value: Double?) -> String? { value.map { NumberText.decimal($0, grouped: false) } }
    for line in input.run.assessments where line.order.quantity > 0 {
      said[[line.facility.text, line.product.text]] = Said(
        order: String(line.order.quantity), stock: plain(line.stock),
        official: line.order.officialQuantity.map(String.init),
        average: plain(line.official.averageConsumption), months: plain(line.official.monthsOfStock),
        reason: input.names.reason(line))
    }
    return said
  }

  private func written() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try ReportWriter(dialect: .plain).write(input, to: folder.url.path)
    return folder
  }

  /// A number as it is read, without what sets off its thousands; nil where there is none.
  private func number(_ text: String) -> String? {
    let text = text.replacing(",", with: "")
    return text.isEmpty || text == "–" ? nil : text
  }

  /// The rows of every sheet of a file, cells as text.
  private func sheets(_ path: String, delimiter: Character = ",") throws -> [[[String]]] {
    var sheets: [[[String]]] = []
    try TableFile.open(path: path).forEachEntry { entry in
      guard case .table(let table) = entry else { return }
      var rows: [[String]] = []
      try table.read(delimiter: delimiter.asciiValue ?? 0, onDefect: { Issue.record("\($0)") }) { record in
        rows.append((0..<record.count).map { String(decoding: record[$0], as: UTF8.self) })
        return true
      }
      sheets.append(rows)
    }
    return sheets
  }

  /// A list's rows by facility and product, under the keys of its columns, which are the heads of its CSV.
  private func list(_ rows: [[String]], of table: ListTable) throws -> [Key: Said] {
    // Sheets have headings for people instead.
    let keys = Dictionary(
      table.columns.map { ($0.heading.text(in: input.language), $0.key) }, uniquingKeysWith: { $1 })
    func key(_ text: String) -> String { keys[text] ?? text }
    let head = try #require(rows.firstIndex { $0.map(key).contains("product") })
    let names = rows[head].map(key)
    var said: [Key: Said] = [:]
    for row in rows.dropFirst(head + 1) where row.count == names.count {
      let cells = Dictionary(zip(names, row), uniquingKeysWith: { first, _ in first })
      func cell(_ name: String) -> String? { cells[name].flatMap(number) }
      // A guarded cell of a CSV begins with an apostrophe, which is no part of the code.
      let code = (cells["product"] ?? "").replacing("'=", with: "=")
      said[[cells["facility"] ?? "", code]] = Said(
        order: cell("order"), stock: cell("stock"), official: cell("official_order"),
        average: cell("cpma"), months: cell("months_of_stock"), reason: cells["reason"])
    }
    return said
  }

  @Test("in the order list as CSV, in Excel's dialect and as a workbook")
  func orderLists() throws {
    let folder = try written()
    let excel = try TemporaryFolder()
    try ReportWriter(dialect: .excel).write(input, to: excel.url.path)
    #expect(expected.count == 5)
    for (path, delimiter) in [
      (folder.path("pedidos.csv"), ","), (excel.path("pedidos.csv"), ";"), (folder.path("pedidos.xlsx"), ","),
    ] as [(String, Character)] {
      let said = try list(
        try #require(try sheets(path, delimiter: delimiter).last),
        of: OrderTable.table(for: input.run, names: input.names))
      #expect(said == expected, "\(path)")
    }
  }

  @Test("in the alerts as CSV and as a workbook")
  func alertLists() throws {
    let folder = try written()
    for file in ["alertas.csv", "alertas.xlsx"] {
      let said = try list(
        try #require(try sheets(folder.path(file)).first),
        of: AlertTable.table(for: input.run, names: input.names))
      #expect(said.count > 5)
      for (key, line) in said {
        guard let known = expected[key] else {
          #expect(line.order == nil || line.order == "0")
          continue
        }
        #expect(line.order == known.order && line.stock == known.stock && line.reason == known.reason)
      }
    }
  }

  @Test("in the requisitions to sign")
  func requisitions() throws {
    let folder = try written()
    let columns = Requisition(facility: "", lines: [], names: input.names).table.columns.map {
      $0.heading.text(in: input.language)
    }
    var said: [Key: Said] = [:]
    for sheet in try sheets(folder.path("requerimientos.xlsx")).dropFirst() {
      let head = try #require(sheet.firstIndex { $0.prefix(columns.count) == columns[...] })
      let code = try #require(
        input.run.assessments.map(\.facility.text).first { code in
          sheet.prefix(head).contains { $0.contains { $0.contains(code) } }
        })
      for row in sheet.dropFirst(head + 1) where row.count > 11 && Int(row[0]) != nil {
        // What only moves is no order.
        guard let order = number(row[10]) else { continue }
        said[[code, row[1]]] = Said(
          order: order, stock: number(row[4]), official: number(row[13]), average: number(row[5]),
          months: number(row[6]))
      }
    }
    #expect(said.mapValues(\.order) == expected.mapValues(\.order))
    for (key, line) in said {
      var known = expected[key]
      known?.reason = nil
      #expect(line == known)
    }
  }

  @Test(
    "on the page of the region, on each micro-network's and on each facility's: orders, cards and worklist")
  func pages() throws {
    let networks = Set(input.run.assessments.map { MicroNetwork(of: input.facilities[$0.facility]) })
    let codes = Set(input.run.assessments.map(\.facility))
    var seen: [ReportScope: Int] = [:]
    for scope in [.region] + networks.map(ReportScope.microNetwork) + codes.map(ReportScope.facility) {
      let split: ReportScope.Split =
        switch scope {
        case .region: .region
        case .authority, .network, .microNetwork: .microNetwork
        case .facility: .facility
        }
      seen[scope] = try compare(
        PageStructure(html: try ReportWriter(split: split).html(input, scope: scope)))
    }
    #expect(seen[.region] == expected.count)
    for kind in [networks.map(ReportScope.microNetwork), codes.map(ReportScope.facility)] {
      #expect(kind.reduce(0) { $0 + (seen[$1] ?? 0) } == expected.count)
    }
  }

  /// Compares all that a page says of its order lines; gives their number.
  private func compare(_ page: PageStructure) throws -> Int {
    func first(_ pattern: String, _ text: String) throws -> String? {
      try page.matches(pattern, in: text).first.map { MarkupText.unescaped($0) }
    }
    // The anchor of each line, from the cards.
    var keys: [String: Key] = [:]
    for card in try page.matches(#"(<details class="place card".*?\n</details>)"#) {
      let code = try #require(try first(#"</b> <small>([0-9A-Z]+)"#, card))
      for row in try page.matches(#"(<tr id="f[0-9]+-[0-9]+">.*?</tr>)"#, in: card) {
        let id = try #require(try first(#"<tr id="([^"]*)""#, row))
        let key = [code, try #require(try first(#"</span> <small>([^<]*)</small>"#, row))]
        keys[id] = key
        let bold = try page.matches(#"<b class="big">([^<]*)</b>"#, in: row)
        guard let known = expected[key] else {
          #expect(number(bold[1]) == nil || bold[1] == "0" || Int(bold[1]) == nil, "\(key)")
          continue
        }
        #expect(number(bold[0]) == known.stock && number(bold[1]) == known.order, "\(key)")
        #expect(try first(#"<p>(.*?)</p>"#, row) == known.reason, "\(key)")
        #expect(try first(#"regla oficial: ([0-9,]*)"#, row).flatMap(number) == known.official, "\(key)")
        #expect(try first(#"CPMA ([0-9.,]+)</small>"#, row).flatMap(number) == known.average, "\(key)")
        let months = try first(#"<small>([0-9.,]+) mes(?:es)? de stock</small>"#, row)
        if let months { #expect(number(months) == known.months, "\(key)") }
      }
    }
    let owner = try first(#"<h2 id="h-facilities">.*?<small>([0-9A-Z]+)"#, page.html) ?? ""
    for item in try page.matches(#"(<article class="item row".*?</article>)"#) {
      let id = try #require(try first(#"id="([^"]*)""#, item))
      let key = [owner, try #require(try first(#"</?a?[^>]*> <small>([^<]*)</small>"#, item))]
      keys[id] = key
      guard let known = expected[key] else { continue }
      let bold = try page.matches(#"<b class="big">([^<]*)</b>"#, in: item)
      #expect(bold.count == 2 && number(bold[0]) == known.stock && number(bold[1]) == known.order, "\(key)")
      #expect(try first(#"</ul>\n<p>(.*?)</p>"#, item) == known.reason, "\(key)")
      #expect(try first(#"regla oficial: ([0-9,]*)"#, item).flatMap(number) == known.official, "\(key)")
      #expect(try first(#"CPMA ([0-9.,]+)</small>"#, item).flatMap(number) == known.average, "\(key)")
    }
    var ordered = 0
    for list in try page.matches(#"<table class="list ord">(.*?)</table>"#) {
      for row in try page.matches(#"(<tr class="row">.*?</tr>)"#, in: list) {
        let id = try #require(try first(##"href="#([^"]*)""##, row))
        let key = try #require(keys[id])
        let known = try #require(expected[key])
        let cells = try page.matches(#"<td class="r">(?:<b>)?([^<]*)"#, in: row)
        #expect(cells.map(number) == [known.stock, known.order, known.official], "\(id)")
        ordered += 1
      }
    }
    for row in try page.matches(#"(<tr class="row">.*?</tr>)"#, in: try page.element("worklist") ?? "") {
      let id = try #require(try page.matches(##"href="#(f[0-9]+-[0-9]+)""##, in: row).first)
      let orders = try page.matches(#"<td class="r" data-v="[^"]*"><b>([^<]*)</b>"#, in: row)
      let key = try #require(keys[id])
      guard let known = expected[key] else { continue }
      #expect(orders.map(number) == [known.order], "\(id)")
    }
    return ordered
  }
}

extension MarkupText {
  /// What a reader sees of escaped text.
  fileprivate static func unescaped(_ text: String) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")].reduce(text) {
      $0.replacing($1.0, with: $1.1)
    }
  }
}
