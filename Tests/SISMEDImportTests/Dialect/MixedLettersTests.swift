import Foundation
import SupplyModel
import TestSupport
import Testing

@testable import SISMEDImport

/// One letter of another encoding spoils that letter and no other.
@Suite struct MixedLettersTests {
  private func names(_ mark: [UInt8], _ odd: [UInt8]) throws -> (ReadSample, [String?]) {
    var bytes = mark + Array("COD_IPRESS;NOMBRE;CATEGORIA\n00000701;P.S. ÑAHUIMPUQUIO;I-1\n".utf8)
    bytes += Array("00000702;POSTA R".utf8) + odd + Array(";I-2\n00000703;C.S. ACOBAMBÍN;I-3\n".utf8)
    let file = try read(Data(bytes))
    guard case .facilities(let facilities) = file.register else { return (file, []) }
    return (file, facilities.map(\.name))
  }

  @Test func aLetterOfWindows1252IsReadAsWhatItIs() throws {
    for mark in [[], [0xEF, 0xBB, 0xBF]] as [[UInt8]] {
      let (file, names) = try names(mark, [0xD3] + Array("TULO".utf8))
      #expect(names == ["P.S. ÑAHUIMPUQUIO", "POSTA RÓTULO", "C.S. ACOBAMBÍN"])
      #expect(file.dialect?.encoding == .utf8)
      #expect(
        file.findings == [
          Finding(.row(.brokenLetters(at: .init(column: "NOMBRE", text: "POSTA RÓTULO"))), line: 3)
        ])
    }
  }

  @Test func aLetterThatWasCutOffIsShownAsUnknown() throws {
    let (file, names) = try names([], [0xC3])
    #expect(names == ["P.S. ÑAHUIMPUQUIO", "POSTA R\u{FFFD}", "C.S. ACOBAMBÍN"])
    #expect(file.findings.map(\.code) == [.brokenLetters] && file.rejected == 0)
  }

  @Test func textOfWindows1252StaysSo() throws {
    let file = try read(Data("COD_IPRESS;NOMBRE\n701;SE".utf8 + [0xD1] + "OR DE LOS MILAGROS\n".utf8))
    #expect(file.dialect?.encoding == .windows1252 && file.findings.isEmpty)
  }

  @Test func anEncodingThatTheLettersContradictIsAskedAbout() throws {
    let text = "COD_IPRESS;NOMBRE\n701;P.S. ÑUÑUNHUAYO\n"
    let wrong = try read(text, ImportOptions(encoding: .cp850))
    #expect(wrong.register == nil)
    #expect(wrong.findings == [Finding(.file(.wrongEncoding(given: .cp850, found: .utf8)))])
    #expect(try read(text, ImportOptions(encoding: .utf8)).findings.isEmpty)
    let old = Data("COD_IPRESS;NOMBRE\n701;SE".utf8 + [0xD1] + "OR\n".utf8)
    #expect(
      try read(old, ImportOptions(encoding: .utf8)).findings == [
        Finding(.file(.wrongEncoding(given: .utf8, found: .windows1252)))
      ])
    #expect(try read(old, ImportOptions(encoding: .windows1252)).findings.isEmpty)
  }
}
