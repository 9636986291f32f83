import SISMEDImport
import SupplyModel
import TestSupport
import Testing

/// A column that a file need not have, and that stands there under a slip of the pen: asked about, and never read as nothing.
@Suite struct MisspeltColumnTests {
  @Test(arguments: [
    ("clossing", "closing"), ("CLOSIN", "closing"), ("opneing", "opening"), ("recieved", "received"),
    ("stockout-dais", "stockout_days"),
  ])
  func aLetterMoreLessOtherOrOutOfTurnIsASlip(written: String, meant: String) throws {
    let file = try read("facility,product,month,consumed,\(written)\nA,P,2026-10,4,9\n")
    #expect(
      file.findings == [Finding(.file(.misspeltColumn(name: written, meant: meant, layout: "open")), line: 1)]
    )
    #expect(file.rowsTaken == 1)
    #expect(file.findings.map(\.severity) == [.warning])
  }

  @Test func otherColumnsAreLeftAlone() throws {
    let formdet = FormdetSample.file([["SALDO": "8", "STOCK_FIN": "8"]])
    #expect(try read(formdet).findings == [])
    for name in ["closing1", "closing_value", "remarks", "order", "close", ""] {
      #expect(
        try read("facility,product,month,consumed,\(name)\nA,P,2026-10,4,9\n").findings == [], "\(name)")
    }
    // Where the column itself is there, what looks like it is something else.
    #expect(try read("facility,product,month,consumed,closing,closin\nA,P,2026-10,4,9,1\n").findings == [])
  }

  @Test func aSlipInAFurtherHeaderIsAskedAboutToo() throws {
    let file = try read(
      "facility,product,month,consumed,closing\nA,P,2026-09,4,9\nfacility,product,month,consumed,closin\nA,P,2026-10,4,9\n"
    )
    #expect(file.findings.map(\.code) == [.misspeltColumn] && file.findings.map(\.line) == [3])
    #expect(file.reports.map(\.quantities.closing) == [9, nil])
  }
}
