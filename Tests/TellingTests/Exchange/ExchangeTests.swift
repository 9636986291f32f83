import Files
import Foundation
import SupplyModel
import TestSupport
import Testing

@testable import Telling

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Files for other systems")
struct ExchangeTests {
  private static let lines = """
    kind,code,measure,target
    data_set,,,dsMonthly01
    facility,06528F01,,ouTahuishc1
    facility,06530F01,,ou<&>"2
    facility,06531F01,,ouMarcos003
    data_element,04594,closing,deInjClos1
    data_element,04594,order,deInjOrde1
    data_element,04594,forecast,deInjFore1
    data_element,18102,closing,dePilClos1
    category_option_combo,04594,,coDefault1
    commodity_type,04594,,CPS|3100
    period,2026-10,,MONTHLY|Oct 2026
    system,facility,,http://example.org/renipress
    system,product,,http://example.org/sismed

    """

  private func mapping(_ text: String = Self.lines) throws -> CodeMapping {
    let folder = try TemporaryFolder()
    return try CodeMapping(path: folder.write("m.csv", text))
  }

  private static let instant = "2026-11-02T09:30:07Z"

  private func file(
    _ format: ExchangeFormat, _ text: String = Self.lines, completeDate: Day? = nil
  ) throws -> ExchangeFile {
    ExchangeFile(
      ReportFixture.input(), format: format, mapping: try mapping(text),
      made: .init(instant: Self.instant, completeDate: completeDate))
  }

  @Test("tell DHIS2 its data values: elements, organisation units and months as it writes them")
  func dhis2() throws {
    struct DataSet: Decodable {
      struct Value: Decodable {
        let dataElement: String, period: String, orgUnit: String, value: String
        let categoryOptionCombo: String?
      }
      let dataSet: String
      let dataValues: [Value]
    }
    let set = try JSONDecoder().decode(DataSet.self, from: Data(try file(.dhis2).text.utf8))
    #expect(set.dataSet == "dsMonthly01")
    let closing = set.dataValues.filter { $0.dataElement == "deInjClos1" }
    // P.S. San Marcos has not reported October: its stock of August is no stock of October.
    #expect(closing.map(\.orgUnit) == ["ouTahuishc1", "ou<&>\"2"])
    #expect(closing.map(\.value) == ["12", "60"])
    #expect(closing.allSatisfy { $0.period == "202610" && $0.categoryOptionCombo == "coDefault1" })
    let ahead = set.dataValues.filter { $0.dataElement == "deInjFore1" }
    #expect(ahead.count == 3 && ahead.allSatisfy { $0.period == "202611" })
    #expect(set.dataValues.first { $0.dataElement == "dePilClos1" }?.value == "0")
  }

  @Test("give the same values as CSV and as ADX")
  func sameValues() throws {
    struct DataSet: Decodable {
      struct Value: Decodable { let dataElement: String, value: String }
      let dataValues: [Value]
    }
    let wanted = try JSONDecoder().decode(DataSet.self, from: Data(try file(.dhis2).text.utf8)).dataValues
    let rows = try file(.dhis2CSV).text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(
      rows[0].prefix(6) == [
        "dataelement", "period", "orgunit", "categoryoptioncombo", "attributeoptioncombo", "value",
      ])
    #expect(rows.dropFirst().map { $0[0] } == wanted.map { $0.dataElement[...] })
    let document = try XMLDocument(xmlString: try file(.adx).text)
    let root = try #require(document.rootElement())
    #expect(root.name == "adx" && root.namespaces?.first?.stringValue == "urn:ihe:qrph:adx:2015")
    #expect(Self.attribute("exported", root) == Self.instant)
    let groups = root.elements(forName: "group")
    #expect(
      Set(groups.compactMap { Self.attribute("period", $0) }) == [
        "2026-10-01/P1M", "2026-11-01/P1M",
      ])
    #expect(groups.allSatisfy { Self.attribute("dataSet", $0) == "dsMonthly01" })
    #expect(groups.contains { Self.attribute("orgUnit", $0) == "ou<&>\"2" })
    let values = groups.flatMap { $0.elements(forName: "dataValue") }
    #expect(values.count == wanted.count)
    #expect(
      values.compactMap { Self.attribute("value", $0) }.sorted()
        == wanted.map(\.value).sorted())
  }

  @Test("tell OpenLMIS ideal stock amounts of what it knows")
  func openLMIS() throws {
    let made = try file(.openlmis)
    let lines = made.text.split(separator: "\n")
    #expect(lines[0] == "Facility Code,Commodity Type,Period,Ideal Stock Amount")
    #expect(lines.count == 4)
    #expect(lines[1].hasPrefix("ouTahuishc1,CPS|3100,MONTHLY|Oct 2026,"))
    #expect(lines.dropFirst().allSatisfy { Int($0.split(separator: ",").last ?? "") != nil })
    #expect(made.findings.contains(ExchangeFinding(.noCommodity, "18102")))
  }

  @Test("are FHIR resources with every element that R5 requires")
  func fhir() throws {
    let text = try file(.fhir).text
    let bundle = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(bundle["resourceType"] as? String == "Bundle" && bundle["type"] as? String == "collection")
    let entries = try #require(bundle["entry"] as? [[String: Any]]).compactMap {
      $0["resource"] as? [String: Any]
    }
    let requests = entries.filter { $0["resourceType"] as? String == "SupplyRequest" }
    #expect(requests.count == ReportFixture.lines.count { $0.1.order.quantity > 0 })
    for request in requests {
      #expect(["urgent", "routine"].contains(request["priority"] as? String))
      #expect(try coding(request["item"])["system"] as? String == "http://example.org/sismed")
      #expect((request["quantity"] as? [String: Any])?["value"] is NSNumber)
    }
    let reports = entries.filter { $0["resourceType"] as? String == "InventoryReport" }
    let places = entries.filter { $0["resourceType"] as? String == "Location" }
    #expect(reports.count == 2 && places.count == 3)
    #expect(requests.count + reports.count + places.count == entries.count)
    #expect(bundle["timestamp"] as? String == Self.instant)
    for report in reports {
      #expect(report["status"] as? String == "active" && report["countType"] as? String == "snapshot")
      #expect(report["reportedDateTime"] as? String == "2026-10-31")
      let listing = try #require((report["inventoryListing"] as? [[String: Any]])?.first)
      let items = try #require(listing["item"] as? [[String: Any]])
      #expect(!items.isEmpty && items.allSatisfy { $0["quantity"] != nil && $0["item"] != nil })
    }
    #expect(text.contains(#"O'Higgins & Ñahui \"B\" <script>"#))
  }

  /// An attribute by its name; looked up in a namespace, it is not found on every platform.
  private static func attribute(_ name: String, _ element: XMLElement) -> String? {
    element.attributes?.first { $0.name == name }?.stringValue
  }

  private func coding(_ item: Any?) throws -> [String: Any] {
    let concept = (item as? [String: Any])?["concept"] as? [String: Any]
    return try #require((concept?["coding"] as? [[String: Any]])?.first)
  }

  @Test("leave out what is not mapped, and say so, each once")
  func missing() throws {
    let text =
      Self.lines.replacingOccurrences(of: "facility,06530F01,,ou<&>\"2\n", with: "")
      + "planet,x,,y\ndata_element,04594,colour,z\nfacility,06531F01,,ouMarcos003\nfacility,6532F01,,ou9\n"
    let made = try file(.dhis2, text)
    #expect(!made.text.contains("ou<&>"))
    let kinds = made.findings.map(\.kind)
    #expect(kinds.prefix(4) == [.unknownKind, .unknownMeasure, .repeated, .unknownCode])
    #expect(made.findings.map(\.line).prefix(4) == [14, 15, 16, 17])
    #expect(made.findings[3].code == "facility 6532F01" && made.fault == nil)
    #expect(made.findings.count { $0 == ExchangeFinding(.noFacility, "06530F01") } == 1)
    #expect(made.findings.contains(ExchangeFinding(.noElement, "03351 closing")))
    // What goes and what stays out, together, is all that the run knows of the measures mapped.
    let values = ExchangeValues(ReportFixture.input()).values
    #expect(made.told > 0 && made.leftOut > 0)
    #expect(
      made.told + made.leftOut
        == values.count { [.closing, .order, .forecast].contains($0.measure) })
    for kind in ExchangeFinding.Kind.allCases {
      let said = Language.allCases.map { ExchangeFinding(kind, "X").sentence($0) }
      #expect(Set(said).count == 2)
    }
    #expect(try file(.adx, "kind,code\n").findings.map(\.kind).contains(.missingColumn))
  }

  @Test(
    "tell places that are one there as one sum, and no sum that lacks a part",
    arguments: [
      ExchangeFormat.dhis2, .dhis2CSV, .adx,
    ])
  func onePlaceOfTwo(format: ExchangeFormat) throws {
    let one = Self.lines.replacing("ou<&>\"2", with: "ouTahuishc1")
    let made = try file(format, one)
    #expect(made.text.split(separator: "deInjClos1").count == 2)
    // 12 of Tahuishco and 60 of the other.
    #expect(made.text.contains("72"))
    #expect(!made.findings.contains { $0.kind == .partOfSum && $0.code.hasSuffix("04594 closing") })
    // San Marcos has not reported October: 12 alone would be too little.
    let three = try file(format, Self.lines.replacing("ouMarcos003", with: "ouTahuishc1"))
    #expect(three.text.split(separator: "deInjClos1").count == 2)
    #expect(!three.text.contains("\"12\"") && !three.text.contains(",12,"))
    #expect(three.findings.contains(ExchangeFinding(.partOfSum, "06531F01 04594 closing")))
  }

  @Test("tell no number of two products under one element")
  func oneElementOfTwo() throws {
    let made = try file(
      .dhis2,
      Self.lines.replacing("dePilClos1", with: "deInjClos1") + "category_option_combo,18102,,coDefault1\n")
    #expect(
      !made.text.contains("\"dataElement\":\"deInjClos1\",\"period\":\"202610\",\"orgUnit\":\"ouTahuishc1\""))
    #expect(made.findings.contains(ExchangeFinding(.oneElementForTwo, "04594 closing, 18102 closing")))
    #expect(made.fault == .contradictions(count: 1))
  }

  @Test("read codes as an import does")
  func damagedCodes() throws {
    let damaged = Self.lines.replacing("facility,06528F01", with: "facility,6528F01")
      .replacing("data_element,04594,closing", with: "data_element,\u{A0}4594.0,closing")
    #expect(try file(.dhis2, damaged).text == file(.dhis2).text)
    #expect(try mapping("kind,code,measure,target\nfacility,hc7,,ou7\n").target(.facility, "HC007") == "ou7")
    let joined = try mapping(
      "kind,code,measure,target,name\nfacility,A1,,ou1,\"La Loma\nfacility,A2,,ou2,El Valle\nfacility,A3,,ou3,San\"\n"
    )
    #expect(joined.findings == [ExchangeFinding(.unreadableLine, line: 2)])
    #expect(joined.target(.facility, "A1") == nil && joined.target(.facility, "A2") == "ou2")
    #expect(joined.target(.facility, "A3") == "ou3")
    let twice = try file(.dhis2, Self.lines + "facility,\"=\"\"6528F01\"\"\",,elsewhere\n")
    #expect(twice.findings.first == ExchangeFinding(.writtenTwoWays, "facility 6528F01", line: 15))
    #expect(twice.fault == .contradictions(count: 1))
  }

  @Test("are mapped by a template that is read back as it was written, from Excel too")
  func template() throws {
    let template = ExchangeFile.template(ReportFixture.input())
    let empty = try mapping(template)
    #expect(empty.findings.isEmpty && empty.measures.isEmpty)
    #expect(template.contains("\nfacility,06530F01,,,\"O'Higgins & Ñahui \"\"B\"\" <script>"))
    let filled = template.split(separator: "\n").map { line -> String in
      line.hasPrefix("data_element,'=99001,closing,,") ? "data_element;'=99001;closing;DE;x" : String(line)
    }.joined(separator: "\n").replacingOccurrences(of: ",", with: ";")
    #expect(try mapping("\u{FEFF}" + filled).target(.dataElement, "=99001", .closing) == "DE")
    #expect(throws: FileError.noSuchFile(path: "/nowhere/m.csv")) { try CodeMapping(path: "/nowhere/m.csv") }
  }
}
