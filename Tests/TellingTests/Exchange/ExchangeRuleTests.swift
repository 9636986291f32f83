import Foundation
import SupplyModel
import TestSupport
import Testing

@testable import Telling

@Suite("A mapping for other systems")
struct ExchangeRuleTests {
  private static let places = """
    kind,code,measure,target
    data_set,,,ds
    facility,06528F01,,ouA
    facility,06530F01,,ouB

    """

  private func file(
    _ format: ExchangeFormat, _ lines: String, completeDate: Day? = nil
  ) throws -> ExchangeFile {
    let folder = try TemporaryFolder()
    return ExchangeFile(
      ReportFixture.input(), format: format,
      mapping: try CodeMapping(path: folder.write("m.csv", lines)),
      made: .init(instant: "2026-11-02T09:30:07Z", completeDate: completeDate))
  }

  @Test("that maps nothing makes no file, whatever the format", arguments: ExchangeFormat.allCases)
  func nothingMapped(format: ExchangeFormat) throws {
    let empty = "kind,code,measure,target\n"
    let fault = format == .fhir ? nil : ExchangeError.nothingMapped(format)
    #expect(try file(format, empty).fault == fault)
    // The template as it is written says nothing yet.
    #expect(try file(format, ExchangeFile.template(ReportFixture.input())).fault == fault)
    // Places alone have nothing to tell of them.
    #expect(try file(format, Self.places).fault == fault)
  }

  @Test("whose codes are of nobody leaves nothing to tell")
  func nothingToTell() throws {
    let strange = "kind,code,measure,target\nfacility,77777F01,,ouA\ndata_element,99999,closing,de\n"
    let made = try file(.dhis2, strange)
    #expect(made.fault == .nothingToTell(.dhis2) && made.told == 0)
    #expect(
      made.findings.filter { $0.kind == .unknownCode }.map(\.code) == [
        "facility 77777F01", "data_element 99999",
      ])
  }

  @Test(
    "that says two things of one makes no file",
    arguments: [
      // The same code with two targets.
      ("facility,06528F01,,ouC", ExchangeFinding.Kind.contradicted),
      ("data_element,04594,closing,deOther", .contradicted),
      // The same place written in two ways.
      ("facility,6528F01,,ouC", .writtenTwoWays),
      // Stock and consumption of one product, stock of two, and a month's stock and the next one's forecast under one element.
      ("data_element,04594,consumed,deClosing", .oneElementForTwo),
      ("data_element,18102,closing,deClosing", .oneElementForTwo),
      ("data_element,04594,forecast,deClosing", .oneElementForTwo),
    ])
  func contradictions(line: String, kind: ExchangeFinding.Kind) throws {
    let sound = Self.places + "data_element,04594,closing,deClosing\n"
    #expect(try file(.dhis2, sound).fault == nil)
    let made = try file(.dhis2, sound + line + "\n")
    #expect(made.fault == .contradictions(count: 1))
    #expect(made.findings.count { $0.kind == kind } == 1)
  }

  @Test("that says one thing twice, or gives one element in two combinations, makes one")
  func noContradiction() throws {
    let twice = Self.places + "data_element,04594,closing,de\ndata_element,4594,closing,de\n"
    #expect(try file(.dhis2, twice).fault == nil)
    let apart =
      Self.places + "data_element,04594,closing,de\ndata_element,18102,closing,de\n"
      + "category_option_combo,04594,,co1\ncategory_option_combo,18102,,co2\n"
    for format in [ExchangeFormat.dhis2, .dhis2CSV, .adx] {
      let made = try file(format, apart)
      #expect(made.fault == nil && made.text.contains("co1") && made.text.contains("co2"))
    }
  }

  @Test("adds up units of several pharmacies of one place, and neither averages nor probabilities")
  func notAdditive() throws {
    let one = Self.places.replacing("ouB", with: "ouA")
    let measures = ExchangeMeasure.allCases
    // What the fixture has of both: nobody in it counts what came in, or days without stock.
    let known = ExchangeValues(ReportFixture.input()).values.filter {
      $0.product == "04594" && ["06528F01", "06530F01"].contains($0.facility)
    }
    for measure in measures {
      let made = try file(.dhis2, one + "data_element,04594,\(measure.rawValue),de\n")
      let refused = made.findings.contains {
        $0.kind == .notAdditive && $0.code == "06528F01, 06530F01 04594 \(measure.rawValue)"
      }
      let isThere = known.count { $0.measure == measure } == 2
      #expect(refused == (isThere && !measure.addsUp), "\(measure)")
      #expect(made.text.contains("\"de\"") == (isThere && measure.addsUp), "\(measure)")
    }
    #expect(Set(known.map(\.measure)).count { !$0.addsUp } == 3)
    #expect(measures.count { !$0.addsUp } == 4)
  }

  @Test("calls complete only what has been reported whole, where the format can say so")
  func complete() throws {
    let day = try #require(Day("2026-11-02"))
    let lines =
      Self.places
      + "facility,06531F01,,ouC\ndata_element,04594,closing,deC\ndata_element,04594,forecast,deF\n"
    let made = try file(.adx, lines, completeDate: day)
    let groups = made.text.split(separator: "<group ").dropFirst()
    #expect(groups.count == 5)
    for group in groups {
      let isReported = group.contains("2026-10-01/P1M")
      #expect(group.contains("completeDate=\"2026-11-02\"") == isReported, "\(group)")
    }
    #expect(try !file(.adx, lines).text.contains("completeDate"))
    #expect(try file(.dhis2, lines, completeDate: day).fault == .completionOfSeveral(.dhis2))
    #expect(try file(.dhis2CSV, lines, completeDate: day).fault == .completionOfSeveral(.dhis2CSV))
    let one =
      "kind,code,measure,target\ndata_set,,,ds\nfacility,06528F01,,ouA\ndata_element,04594,closing,deC\n"
    let alone = try file(.dhis2, one, completeDate: day)
    #expect(
      alone.text.hasPrefix(
        "{\"dataSet\":\"ds\",\"completeDate\":\"2026-11-02\",\"period\":\"202610\",\"orgUnit\":\"ouA\","))
    // San Marcos has not reported October: with it, the place is not whole, though an order is told of it.
    let late =
      "kind,code,measure,target\nfacility,06531F01,,ouA\ndata_element,04594,order,deO\n"
    let incomplete = try file(.adx, late, completeDate: day)
    #expect(!incomplete.text.contains("completeDate"))
    #expect(incomplete.findings.contains(ExchangeFinding(.notComplete, "ouA")))
  }

  @Test("gives OpenLMIS 2 one report a line, flows only where they lead to the stock")
  func requisitions() throws {
    let lines =
      Self.places + "program,,,FP\nperiod,2026-10,,77\nproduct,04594,,INJ\nproduct,18102,,PIL\n"
    let made = try file(.openlmisRequisition, lines)
    struct Report: Decodable {
      struct Product: Decodable {
        let productCode: String, stockOnHand: Int
        let beginningBalance: Int?, quantityRequested: Int?
        let reasonForRequestedQuantity: String?
      }
      let agentCode: String, programCode: String, reportType: String, periodId: String
      let products: [Product]
    }
    let reports = try made.text.split(separator: "\n").map {
      try JSONDecoder().decode(Report.self, from: Data($0.utf8))
    }
    #expect(reports.map(\.agentCode) == ["ouA", "ouB"])
    #expect(
      reports.allSatisfy { $0.programCode == "FP" && $0.reportType == "Regular" && $0.periodId == "77" })
    #expect(reports[0].products.map(\.productCode) == ["INJ", "PIL"])
    #expect(reports[0].products.map(\.stockOnHand) == [12, 0])
    #expect(reports[0].products.map(\.quantityRequested) == [24, 6])
    // Of the pills of the second place nobody knows the stock: unknown is never 0.
    #expect(reports[1].products.map(\.productCode) == ["INJ"])
    #expect(made.findings.contains(ExchangeFinding(.noStock, "ouB PIL")))
    #expect(try file(.openlmisRequisition, lines.replacing("program,,,FP\n", with: "")).fault != nil)
  }
}
