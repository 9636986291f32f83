import CXml2
import Foundation
import SupplyModel
import TestSupport
import Testing

@testable import Telling

@Suite("An ADX document")
struct AdxSchemaTests {
  /// Whether libxml2 finds a document to be as the published schema says.
  private func isValid(_ document: String) throws -> Bool {
    let path = Golden.root.appendingPathComponent("docs/adx.xsd").path
    let context = try #require(xmlSchemaNewParserCtxt(path))
    defer { xmlSchemaFreeParserCtxt(context) }
    let schema = try #require(xmlSchemaParse(context))
    defer { xmlSchemaFree(schema) }
    let checker = try #require(xmlSchemaNewValidCtxt(schema))
    defer { xmlSchemaFreeValidCtxt(checker) }
    // What it finds is told by its number alone.
    xmlSchemaSetValidStructuredErrors(checker, { _, _ in }, nil)
    let bytes = Array(document.utf8CString)
    let read = xmlReadMemory(bytes, Int32(bytes.count - 1), "adx.xml", nil, Int32(XML_PARSE_NONET.rawValue))
    let parsed = try #require(read)
    defer { xmlFreeDoc(parsed) }
    return xmlSchemaValidateDoc(checker, parsed) == 0
  }

  private func document(_ completeDate: Day?) throws -> String {
    let folder = try TemporaryFolder()
    let lines = """
      kind,code,measure,target
      data_set,,,ds"<&
      attribute_option_combo,,,aoc
      facility,06528F01,,ou<&>"2
      facility,06531F01,,ouC
      data_element,04594,closing,deC
      data_element,04594,stockout_probability,deP
      data_element,04594,forecast,deF
      category_option_combo,04594,closing,co

      """
    let made = ExchangeFile(
      ReportFixture.input(), format: .adx, mapping: try CodeMapping(path: folder.write("m.csv", lines)),
      made: .init(instant: "2026-11-02T09:30:07Z", completeDate: completeDate))
    #expect(made.fault == nil)
    return made.text
  }

  @Test("is as the profile's schema says", arguments: [false, true])
  func valid(isComplete: Bool) throws {
    let text = try document(isComplete ? Day("2026-11-02") : nil)
    #expect(text.contains("exported=\"2026-11-02T09:30:07Z\""))
    #expect(text.contains("categoryOptionCombo=\"co\"") && text.contains("attributeOptionCombo=\"aoc\""))
    #expect(try isValid(text))
  }

  @Test(
    "is refused by the schema where it is damaged",
    arguments: [
      ("exported=\"2026-11-02T09:30:07Z\"", ""), ("2026-11-02T09:30:07Z", "2026-11-02"),
      ("2026-10-01/P1M", "202610"), ("2026-10-01/P1M", "2026-13-01/P1M"), (" value=", " valor="),
      ("<dataValue ", "<datavalue "), ("urn:ihe:qrph:adx:2015", "urn:ihe:qrph:adx:2016"),
      ("value=\"12\"", "value=\"1e3\""), ("orgUnit=\"ouC\"", "orgUnit=\"\""),
    ])
  func damaged(part: String, damage: String) throws {
    let text = try document(nil)
    #expect(text.contains(part))
    #expect(try !isValid(text.replacing(part, with: damage)))
  }
}
