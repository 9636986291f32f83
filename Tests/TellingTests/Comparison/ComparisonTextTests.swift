import Foundation
import Operations
import StockPolicy
import SupplyModel
import TestSupport
import Testing

@testable import Telling

/// What two runs say otherwise, told.
@Suite struct ComparisonTextTests {
  private static func side(_ run: ForecastRun, _ id: Int64, trial: String? = nil, inputs: String = "a")
    -> RunComparison.Side
  {
    .init(
      record: RunRecord(
        id: id, instant: "2026-11-02T00:00:00Z", version: "0.4.0", settings: run.settings, auditNumber: 1,
        inputs: inputs, result: "", isPruned: false, outputs: [], trial: trial.flatMap(TrialName.init)),
      run: run)
  }

  /// The fixture's run, and the same with another level, one order less and one transfer gone.
  private static func text(_ language: Language, all: Bool = false) -> ComparisonText {
    let input = ReportFixture.input(language)
    var settings = input.run.settings
    settings.serviceLevel = 0.99
    settings.transfers = nil
    var lines = input.run.assessments
    if let place = lines.firstIndex(where: { $0.order.quantity > 0 }) { lines[place].order.quantity += 7 }
    let other = ForecastRun(
      settings: settings, assessments: lines, transfers: [], calendars: input.run.calendars,
      warehouseStocks: input.run.warehouseStocks)
    return ComparisonText(
      RunComparison(from: side(input.run, 1), to: side(other, 2, trial: "nivel-99", inputs: "b")),
      names: input.names, all: all)
  }

  @Test(arguments: Language.allCases) func jsonIsAsItsSchemaSays(language: Language) throws {
    for all in [false, true] {
      #expect(try JSONSchema("compare").faults(of: Self.text(language, all: all).json) == [])
    }
  }

  @Test func onlyWhatDiffersIsListedUnlessAllIsAskedFor() throws {
    let input = ReportFixture.input(.spanish)
    let some = Self.text(.spanish).csv.split(whereSeparator: \.isNewline)
    let all = Self.text(.spanish, all: true).csv.split(whereSeparator: \.isNewline)
    let ways = Set(input.run.transfers.map { [$0.from.text, $0.to.text, $0.product.text] }).count
    #expect(ways > 0 && some.count == 1 + 1 + ways)
    #expect(all.count == 1 + input.run.assessments.count + ways)
  }

  @Test func theTextSaysWhichRunsSettingsAndTotals() {
    let text = Self.text(.spanish).text
    #expect(text.contains("Antes: pronóstico 1 (datos hasta 2026-10)\n"))
    #expect(text.contains("Después: ensayo «nivel-99» (número 2, datos hasta 2026-10)\n"))
    #expect(text.contains("Se hicieron con datos distintos"))
    #expect(text.contains("Nivel de servicio") && text.contains("0.99"))
    #expect(text.contains("Propone traslados") && text.contains("Líneas de pedido"))
    #expect(Self.text(.english).text.contains("Service level"))
  }

  @Test(arguments: Language.allCases) func runsThatSayTheSameSaySo(language: Language) {
    let input = ReportFixture.input(language)
    let same = RunComparison(from: Self.side(input.run, 1), to: Self.side(input.run, 2))
    let text = ComparisonText(same, names: input.names).text
    #expect(text.contains(language.text(es: "Ninguna línea es distinta.", en: "No line differs.")))
    #expect(!text.contains(language.text(es: "Ajuste distinto", en: "Setting that differs")))
  }

  /// A setting without a name in `RunSetting` would make two runs look alike that are not.
  @Test func aSettingWithoutANameIsToldAllTheSame() {
    let input = ReportFixture.input(.spanish)
    var settings = input.run.settings
    settings.transfers?.nearestDonors += 1
    let other = ForecastRun(
      settings: settings, assessments: input.run.assessments, transfers: input.run.transfers)
    let compared = RunComparison(from: Self.side(input.run, 1), to: Self.side(other, 2))
    #expect(compared.differsInUnnamedSetting)
    #expect(ComparisonText(compared, names: input.names).text.contains("colca runs show"))
  }
}
