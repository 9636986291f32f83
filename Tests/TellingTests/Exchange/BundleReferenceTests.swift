import Foundation
import SupplyModel
import TestSupport
import Testing

@testable import Telling

@Suite("A FHIR bundle")
struct BundleReferenceTests {
  private func bundle(systems: Bool = true, at instant: String = "2026-11-02T09:30:07Z") throws -> String {
    let folder = try TemporaryFolder()
    let lines =
      "kind,code,measure,target\n"
      + (systems ? "system,facility,,http://example.org/f\nsystem,product,,http://example.org/p\n" : "")
    return ExchangeFile(
      ReportFixture.input(), format: .fhir, mapping: try CodeMapping(path: folder.write("m.csv", lines)),
      made: .init(instant: instant)
    ).text
  }

  /// Everything in a value that is an object of some key.
  private func values(of key: String, in value: Any) -> [Any] {
    if let object = value as? [String: Any] {
      return object.flatMap { name, inner in
        (name == key ? [inner] : []) + values(of: key, in: inner)
      }
    }
    return (value as? [Any])?.flatMap { values(of: key, in: $0) } ?? []
  }

  @Test(
    "has a full URL of its own at each entry, and every reference leads to one of them",
    arguments: [true, false])
  func references(systems: Bool) throws {
    let whole = try JSONSerialization.jsonObject(with: Data(try bundle(systems: systems).utf8))
    let entries = try #require((whole as? [String: Any])?["entry"] as? [[String: Any]])
    let urls = entries.compactMap { $0["fullUrl"] as? String }
    #expect(urls.count == entries.count && Set(urls).count == urls.count)
    for url in urls {
      #expect(
        url.wholeMatch(of: /urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/)
          != nil)
    }
    let references = values(of: "reference", in: whole).compactMap { $0 as? String }
    #expect(references.count > 5)
    let kinds = Dictionary(
      uniqueKeysWithValues: entries.map { entry in
        (entry["fullUrl"] as? String ?? "", (entry["resource"] as? [String: Any])?["resourceType"] as? String)
      })
    for reference in references { #expect(kinds[reference] == "Location") }
    for name in ["deliverTo", "location"] {
      for place in values(of: name, in: whole) {
        #expect((place as? [String: Any])?["reference"] is String, "\(name)")
      }
    }
  }

  @Test("has the same URLs whenever it is made, and others where codes are of another system")
  func stable() throws {
    let (first, later) = (try bundle(), try bundle(at: "2028-02-29T00:00:00Z"))
    #expect(first != later)
    #expect(
      first.replacing("2026-11-02T09:30:07Z", with: "") == later.replacing("2028-02-29T00:00:00Z", with: ""))
    func urls(_ text: String) -> Set<Substring> {
      Set(text.matches(of: /"fullUrl":"([^"]*)"/).map(\.output.1))
    }
    #expect(try urls(first).isDisjoint(with: urls(bundle(systems: false))))
  }

  @Test("names by the rule of RFC 9562, appendix B.2")
  func namedUUID() {
    let names: [UInt8] = [
      0x6B, 0xA7, 0xB8, 0x10, 0x9D, 0xAD, 0x11, 0xD1, 0x80, 0xB4, 0x00, 0xC0, 0x4F, 0xD4, 0x30, 0xC8,
    ]
    #expect(
      NamedUUID.text(NamedUUID.bytes(of: "www.example.com", in: names))
        == "5c146b14-3c52-8afd-938a-375d0df1fbf6")
    #expect(NamedUUID(["a", "bc"]).urn != NamedUUID(["ab", "c"]).urn)
  }
}
