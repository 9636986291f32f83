import Operations
import TestSupport
import Testing

@testable import Runs

@Suite("What is sent, and what a server answers")
struct PushReadingTests {
  private func file(_ text: String) throws -> PushedFile {
    let folder = try TemporaryFolder()
    return try PushedFile(reading: try folder.write("f", text))
  }

  @Test("is read alike in each format")
  func formats() throws {
    let json = #"""
      {"period":"202610","attributeOptionCombo":"ao","dataValues":[
      {"dataElement":"de1","orgUnit":"ou1","value":"3","categoryOptionCombo":"co"},
      {"dataElement":"de\"2","orgUnit":"ou1","value":"4.5"}]}
      """#
    let csv = """
      dataelement,period,orgunit,categoryoptioncombo,attributeoptioncombo,value
      de1,202610,ou1,co,ao,3
      "de""2",202610,ou1,,ao,4.5

      """
    let adx = """
      <?xml version="1.0"?><a:adx xmlns:a="urn:ihe:qrph:adx:2015" exported="2026-11-02T00:00:00Z">
      <a:group orgUnit="ou1" period="202610" attributeOptionCombo="ao"><a:dataValue dataElement="de1" value="3"
      categoryOptionCombo="co"/><a:dataValue dataElement='de"2' value="4.5"/></a:group></a:adx>
      """
    let expected = [
      PushedValue(
        key: .init(element: "de1", orgUnit: "ou1", period: "202610", combination: "co", attributes: "ao"),
        text: "3"),
      PushedValue(
        key: .init(element: "de\"2", orgUnit: "ou1", period: "202610", combination: "", attributes: "ao"),
        text: "4.5"),
    ]
    for (text, format) in [(json, PushedFile.Format.json), (csv, .csv), (adx, .adx)] {
      let read = try file(text)
      #expect(read.format == format && read.values == expected && read.bytes == Array(text.utf8))
    }
  }

  @Test(
    "is refused where it is damaged, says nothing, or is another file",
    arguments: [
      "", "hola", "{}", "[]", "{\"dataValues\":[{\"dataElement\":\"a\"}]}", "<adx><group></adx>",
      "<!DOCTYPE adx [<!ENTITY a \"b\">]><adx><group orgUnit=\"o\" period=\"p\"><dataValue dataElement=\"&a;\" value=\"1\"/></group></adx>",
      "facility,product\nA,B\n", "dataelement,period,orgunit\nde1,202610\n",
      "dataelement,period,orgunit\n\"de1,202610,ou\n",
    ])
  func refused(text: String) throws {
    #expect(throws: PushError.self) { try file(text) }
  }

  @Test("names both places of a key that stands twice, and none of one that does not")
  func repeated() throws {
    func lines(_ combination: String) -> String {
      "dataelement,period,orgunit,coc,aoc,value\nde,202610,ou,,,1\nde,202611,ou,,,1\nde,202610,ou,\(combination),,2\n"
    }
    #expect(try file(lines("co")).values.count == 3)
    #expect { try file(lines("")) } throws: { error in
      guard case .repeatedValue(_, 1, 3) = error as? PushError else { return false }
      return true
    }
  }

  private static let summary = #"""
    {"responseType":"ImportSummary","status":"WARNING","description":"done","importCount":{"imported":1,"updated":2,
    "ignored":3,"deleted":4},"conflicts":[{"object":"x","objects":{"orgUnit":"x","period":"202610"},"value":"words",
    "errorCode":"E7612","property":"orgUnit","indexes":[5]},{"object":"y","value":"other","errorCode":"E9999"}]}
    """#

  @Test("is one summary, by itself or within a message")
  func summaries() throws {
    for text in [
      Self.summary, "{\"httpStatusCode\":409,\"status\":\"WARNING\",\"response\":\(Self.summary)}",
    ] {
      let read = try #require(PushSummary(json: Array(text.utf8)))
      #expect(read.status == .warning && read.message == "done")
      #expect([read.imported, read.updated, read.ignored, read.deleted] == [1, 2, 3, 4])
      #expect(read.conflicts.map(\.problem) == [.unknownOrgUnit, nil])
      #expect(read.conflicts.map(\.code) == ["E7612", "E9999"])
      #expect(read.conflicts.map(\.objects) == [["x", "202610"], ["y"]])
      #expect(read.conflicts.map(\.places) == [[5], []])
    }
  }

  @Test(
    "is none where it is something else",
    arguments: [
      "", "<html/>", "[]", "{}",
      #"{"status":"OK","message":"Initiated dataValueImport","response":{"id":"x"}}"#,
      #"{"status":"SUCCESS"}"#,
      #"{"status":"FINE","importCount":{"imported":1,"updated":0,"ignored":0,"deleted":0}}"#,
    ])
  func noSummary(text: String) {
    #expect(PushSummary(json: Array(text.utf8)) == nil)
    #expect(PushSummary.message(inJSON: Array(#"{"message":"no"}"#.utf8)) == "no")
  }
}
