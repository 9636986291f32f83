import Foundation
import StockPolicy
import SupplyModel
import TestSupport
import Testing

@testable import Telling

/// No page, list or message says "1 meses", "2 month" or "0 that run out": whole reports of none, one, two and several things are
/// written, and read for it.
@Suite("Counts and their nouns")
struct CountGrammarTests {
  /// Words that end as a plural does and are none, or stand behind a number that counts something else.
  private static let innocent: Set<String> = [
    "mes", "más", "es", "is", "was", "has", "us", "plus", "this", "its", "as", "les", "tres", "condón",
    "implante",
    "days", "cases",
  ]

  /// A run of so many facilities with one urgent, one watched and one unknown line each, a trip where there are two of them.
  private func input(_ count: Int, _ language: Language, asOf months: [SampleLines.Reported]) -> ReportInput {
    var input = ReportFixture.input(language)
    let sample = ReportFixture.sample
    let codes = (0..<count).map { FacilityCode("0652\($0)F01") }
    let lines = codes.flatMap { code -> [(SupplySeries, SeriesAssessment)] in
      [("04594", AlertLevel.urgent, 1), ("18102", .watch, 2), ("03351", .unknown, 0)].map {
        product, alert, quantity in
        let series = sample.series(code, ProductCode(product), months)
        return (
          series,
          sample.assess(
            series, monthly: 1, decision: alert == .unknown ? .stockUnknown : .order, alert: alert,
            quantity: quantity, cover: 1)
        )
      }
    }
    input.history = lines.map(\.0)
    input.demands = lines.map { series, _ in
      EstimatedDemand(
        entries: series.entries.map { .init(quantity: $0.quantities?.consumed, isCorrected: true) })
    }
    input.earlier = nil
    input.run = ForecastRun(
      settings: input.run.settings, assessments: lines.map(\.1),
      transfers: count < 2
        ? []
        : [
          Transfer(
            trip: 1, from: codes[0], to: codes[1], product: "04594", units: 1, kilometres: 1, coupleYears: 1)
        ],
      warehouseStocks: [
        WarehouseStock(
          warehouse: "030S05", product: "04594", stock: 1, ordered: count + 1, allotted: 1, lines: count)
      ])
    input.facilities = FacilityDirectory(
      codes.enumerated().map { Facility(code: $1, name: "P.S. \($0)", microNetwork: "MR") })
    return input
  }

  /// What people read of a page.
  private func words(_ html: String) -> String {
    [
      "<style>[\\s\\S]*?</style>", "<script>[\\s\\S]*?</script>", "</?b>|<b [^>]*>", "<[^>]*>",
    ].enumerated().reduce(html) { text, pattern in
      text.replacingOccurrences(
        of: pattern.element, with: pattern.offset == 2 ? "" : " | ", options: .regularExpression)
    }
  }

  private func wrong(_ text: String, _ language: Language) throws -> [String] {
    let number = #"(?<![\d.,/:x–-])"#
    // One of several, a verb of several, none that do something, several of one.
    let patterns =
      language == .spanish
      ? [
        number + #"1 (\p{L}+s)\b"#, number + #"1 (?:se |que )*(\p{L}+(?:an|ían|rán|aron|ieron))\b"#,
        number + #"0 (que)\b"#,
        number
          + #"(?:[2-9]|[1-9]\d+) (mes|producto|establecimiento|caso|pedido|viaje|línea|lote|error|unidad|ampolla)\b"#,
      ]
      : [
        number + #"1 (\p{L}+s)\b"#, number + #"0 (that|likely)\b"#,
        number
          + #"(?:[2-9]|[1-9]\d+) (month|product|facility|case|order|trip|line|lot|error|unit|ampoule)\b"#,
      ]
    return try patterns.flatMap { pattern in
      let expression = try NSRegularExpression(pattern: pattern)
      return expression.matches(in: text, range: NSRange(text.startIndex..., in: text)).compactMap {
        (match) -> String? in
        guard let whole = Range(match.range, in: text), let noun = Range(match.range(at: 1), in: text),
          !(text[whole].hasPrefix("1 ") && Self.innocent.contains(text[noun].lowercased()))
        else { return nil }
        return String(text[whole])
      }
    }
  }

  @Test("are found where they disagree")
  func reader() throws {
    #expect(try wrong("1 meses, 1 desabastecidos y 0 que se acabarían, 3 mes", .spanish).count == 4)
    #expect(try wrong("le 1 quedarían; 1 mes, 2 meses, 1 de 7 días, 21 casos", .spanish) == ["1 quedarían"])
    #expect(try wrong("1 months, 0 likely to run out, 2 month, 1 month", .english).count == 3)
  }

  @Test("agree in reports of none, one, two and three facilities", arguments: Language.allCases)
  func reports(language: Language) throws {
    let histories: [[SampleLines.Reported]] = [[(1, 1)], [(1, 1), (0, 1), (1, 1)], [(4, 2), (2, 2)]]
    for count in 0...3 {
      for months in histories {
        let folder = try TemporaryFolder()
        let paths = try ReportWriter(split: .facility, dialect: .plain)
          .write(input(count, language, asOf: months), to: folder.url.path)
        for path in paths where [".html", ".txt", ".csv"].contains(where: path.hasSuffix) {
          let found = try wrong(words(String(contentsOfFile: path, encoding: .utf8)), language)
          #expect(found.isEmpty, "\(count) \(URL(fileURLWithPath: path).lastPathComponent)")
        }
      }
    }
  }

  @Test("agree in the summary of a run", arguments: Language.allCases, 0...3)
  func summary(language: Language, count: Int) throws {
    let input = input(count, language, asOf: [(1, 1)])
    let text = RunSummary(
      run: input.run, language: language, facilities: input.facilities, products: input.products
    ).text
    #expect(try wrong(text, language).isEmpty)
  }
}
