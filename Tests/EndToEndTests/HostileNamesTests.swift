import Foundation
import TestSupport
import Testing

/// Names that would like to be markup, formulas or paths, from the register to every file that the program writes.
@Suite struct HostileNamesTests {
  private static let facility = "<script>alert(1)</script>"
  private static let network = "../../O'Higgins & Ñahui \"B\""
  private static let product = "=HYPERLINK(\"x\")\"><img src=x onerror=alert(1)>"

  private let colca: ColcaProgram

  init() throws {
    colca = try ColcaProgram()
    func quoted(_ text: String) -> String { "\"" + text.replacing("\"", with: "\"\"") + "\"" }
    let months = (0..<15).map { "20\(24 + $0 / 12)-\($0 % 12 < 9 ? "0" : "")\($0 % 12 + 1)" }
    let reports = ["06528F01", "06529F01"].flatMap { code in
      months.map { "\(code),04594,\($0),9,8,0" }
    }
    let folder = colca.workingFolder
    let files = [
      try folder.write(
        "a.csv", "facility,product,month,opening,consumed,closing\n" + reports.joined(separator: "\n") + "\n"),
      try folder.write(
        "e.csv",
        "COD_IPRESS,NOMBRE,MICRORED,RED,TELEFONO,NORTE,ESTE\n"
          + ["00006528", "00006529"].enumerated().map { place, code in
            [code, quoted(Self.facility), quoted(Self.network), "R", quoted("=1+1"), "-6.\(place)", "-77"]
              .joined(separator: ",")
          }.joined(separator: "\n") + "\n"),
      try folder.write("p.csv", "code,name,unit\n04594,\(quoted(Self.product)),\(quoted("<b>"))\n"),
    ]
    let imported = try colca.run(["import"] + files)
    try #require(imported.status == 0, "\(imported.output)")
    try #require(try colca("forecast", "--model", "light").status == 0)
  }

  @Test func noPageTakesThemForMarkup() throws {
    for split in ["micro-network", "facility"] {
      let report = try colca("report", "--out", split, "--by", split)
      try #require(report.status == 0)
      let written = report.output.split(separator: "\n").map(String.init)
      let pages = written.filter { $0.hasSuffix(".html") }
      // That of the run, of its product, of its improvement and of the words, and one for each facility.
      #expect(pages.count == (split == "facility" ? 6 : 4))
      for path in pages where !path.hasSuffix("/glosario.html") {
        let html = try String(contentsOfFile: colca.workingFolder.path(path), encoding: .utf8)
        // Without visits nothing of a facility stands on the page of improvement.
        if !path.contains("/mejora/") { #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;")) }
        #expect(html.components(separatedBy: "<script").count == 2, "\(path)")
        for markup in ["<img", "<b>s", "javascript:"] { #expect(!html.contains(markup), "\(path)") }
      }
      // Nothing is named after them but plain letters, and nothing lies outside the folder.
      for path in written {
        let name = path.dropFirst(split.count + 1)
        #expect(path.hasPrefix(split + "/") && !name.contains(".."))
        #expect(
          name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-./".contains($0)) }, "\(path)")
      }
    }
  }

  @Test func noListAndNoFileForOthersRunsThem() throws {
    for dialect in ["plain", "excel"] {
      try #require(try colca("report", "--out", dialect, "--csv-dialect", dialect).status == 0)
      for list in ["pedidos", "alertas", "transferencias", "vencimientos"] {
        let path = colca.workingFolder.path("\(dialect)/\(list).csv")
        let text = try String(contentsOfFile: path, encoding: .utf8)
        if list == "pedidos" { #expect(text.contains("'=HYPERLINK")) }
        for start in ["=", "+", "-", "@"] {
          for separator in ["\n", ",", ";", "\n\"", ",\"", ";\""] {
            #expect(
              text.range(of: separator + "[\(start)][A-Z(]", options: .regularExpression) == nil, "\(path)")
          }
        }
      }
    }
    try colca.workingFolder.write(
      "m.csv",
      "kind,code,measure,target\ndata_set,,,d\nfacility,06528F01,,\"<o>\"\ndata_element,04594,closing,e\n"
        + "system,facility,,http://example.org/f\nsystem,product,,http://example.org/p\n")
    let adx = try colca("export", "--format", "adx", "--mapping", "m.csv").output
    #expect(adx.contains("orgUnit=\"&lt;o&gt;\"") && !adx.contains("<o>"))
    let fhir = try colca("export", "--format", "fhir", "--mapping", "m.csv").output
    let bundle = try JSONSerialization.jsonObject(with: Data(fhir.utf8)) as? [String: Any]
    #expect(bundle?["resourceType"] as? String == "Bundle")
    for command in ["orders", "alerts"] {
      let printed = try colca(command, "--format", "json").output
      #expect(try JSONSchema(command).faults(of: printed) == [])
    }
  }
}
