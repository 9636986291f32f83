import Operations
import SupplyModel
import Testing

@Suite("Sending to another system")
struct PushTests {
  @Test(
    "finds the data value sets from whatever part of the address is named",
    arguments: [
      ("https://d.example.org", "https://d.example.org/api/dataValueSets"),
      ("https://d.example.org/", "https://d.example.org/api/dataValueSets"),
      ("HTTPS://d.example.org:8443/hmis/", "https://d.example.org:8443/hmis/api/dataValueSets"),
      ("https://d.example.org/api", "https://d.example.org/api/dataValueSets"),
      ("https://d.example.org/hmis/api/41/", "https://d.example.org/hmis/api/41/dataValueSets"),
      ("https://d.example.org/api/dataValueSets", "https://d.example.org/api/dataValueSets"),
      ("https://d.example.org/miapi", "https://d.example.org/miapi/api/dataValueSets"),
      ("http://localhost:8080", "http://localhost:8080/api/dataValueSets"),
      ("http://127.1.2.3", "http://127.1.2.3/api/dataValueSets"),
      ("http://[::1]:8080/x", "http://[::1]:8080/x/api/dataValueSets"),
    ])
  func endpoint(text: String, url: String) throws { #expect(try PushAddress(text).url == url) }

  @Test(
    "refuses what is no address, is open to others, or holds a secret",
    arguments: [
      ("", PushError.notAnAddress(text: "")), ("d.example.org", .notAnAddress(text: "d.example.org")),
      ("file:///etc/passwd", .notAnAddress(text: "file:///etc/passwd")),
      ("https://", .notAnAddress(text: "https://")), ("https:///x", .notAnAddress(text: "https:///x")),
      ("https://a b", .notAnAddress(text: "https://a b")),
      ("https://d.example.org/\"x", .notAnAddress(text: "https://d.example.org/\"x")),
      ("https://d.example.org\nurl = x", .notAnAddress(text: "https://d.example.org\nurl = x")),
      ("https://d.example.org:0", .notAnAddress(text: "https://d.example.org:0")),
      ("https://d.example.org:65536", .notAnAddress(text: "https://d.example.org:65536")),
      ("https://d.example.org/?token=geheim", .notAnAddress(text: "https://d.example.org/")),
      ("http://d.example.org", .openAddress(text: "http://d.example.org")),
      ("http://128.0.0.1", .openAddress(text: "http://128.0.0.1")),
      ("http://127.0.0.1.example.org", .openAddress(text: "http://127.0.0.1.example.org")),
      ("http://127.0.0.256", .openAddress(text: "http://127.0.0.256")),
      ("http://localhost.example.org", .openAddress(text: "http://localhost.example.org")),
      ("https://u:geheim@d.example.org", .secretInAddress(text: "https://…@d.example.org")),
    ])
  func refused(text: String, error: PushError) {
    #expect(throws: error) { try PushAddress(text) }
  }

  @Test(
    "knows a server's token in each of its ways of writing",
    arguments: [
      ("d2pat_abc\n", "ApiToken d2pat_abc"), ("\u{FEFF}ApiToken d2pat_abc", "ApiToken d2pat_abc"),
      ("apitoken   x", "ApiToken x"), ("bearer a.b-c_d=", "Bearer a.b-c_d="),
      // RFC 7617, section 2.
      ("Basic Aladdin:open sesame", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="),
      ("Basic Aladdin:opensesame", "Basic QWxhZGRpbjpvcGVuc2VzYW1l"),
      ("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="),
      ("Basic a:", "Basic YTo="), ("Basic a:b", "Basic YTpi"), ("Basic a:bc", "Basic YTpiYw=="),
      ("", nil), ("abc", nil), ("Bearer", nil), ("Bearer a\r\nX-Evil: 1", nil), ("Bearer \"a", nil),
      ("Digest abc", nil), ("Bearer ñ", nil),
    ] as [(String, String?)])
  func credential(text: String, header: String?) {
    #expect(PushCredential(fileText: text)?.header == header)
  }

  @Test("never tells a token by itself")
  func hidden() throws {
    let credential = try #require(PushCredential(fileText: "d2pat_abc"))
    #expect(!"\(credential)".contains("abc") && !String(reflecting: credential).contains("abc"))
  }

  private static func value(_ element: String, _ orgUnit: String) -> PushedValue {
    PushedValue(
      key: .init(element: element, orgUnit: orgUnit, period: "202610", combination: "", attributes: ""),
      text: "1")
  }

  @Test("finds the values that a conflict is about by their places, else by what it names")
  func places() {
    let file = PushedFile(
      path: "a.json", format: .json, bytes: [], digest: "",
      values: [Self.value("de1", "ouA"), Self.value("de2", "ouA"), Self.value("de1", "ouB")])
    func places(_ objects: [String], _ places: [Int]) -> [Int] {
      file.places(of: .init(code: nil, objects: objects, message: "", places: places))
    }
    #expect(places(["ouA"], [2]) == [2])
    #expect(places(["ouA"], []) == [0, 1])
    #expect(places(["de1"], [7, -1]) == [0, 2])
    #expect(places([], []) == [])
  }

  @Test("counts as taken only what adds up to everything that was sent")
  func tookAll() {
    func summary(_ status: PushSummary.Status, _ imported: Int, _ updated: Int, _ ignored: Int)
      -> PushSummary
    {
      PushSummary(
        status: status, imported: imported, updated: updated, ignored: ignored, deleted: 0, conflicts: [],
        message: "")
    }
    #expect(summary(.success, 2, 1, 0).tookAll(of: 3))
    #expect(!summary(.success, 2, 0, 1).tookAll(of: 3))
    #expect(!summary(.success, 2, 0, 0).tookAll(of: 3))
    #expect(!summary(.warning, 2, 1, 0).tookAll(of: 3))
    #expect(!summary(.error, 0, 0, 0).tookAll(of: 0))
  }
}
