import SupplyModel
import Testing

@testable import SISMEDImport

/// Codes that look the same are the same, whoever wrote them.
@Suite struct UnseenLettersTests {
  @Test(arguments: [
    ("Chaclacayo A\u{301}", "Chaclacayo \u{C1}"), ("\u{212A}7", "K7"), ("B-2\u{A0}", "B-2"),
    ("\u{200B}B-2", "B-2"), ("\u{FEFF}B-2\u{200E}", "B-2"), ("B\u{AD}-2", "B-2"), ("\tB-2 ", "B-2"),
    ("Zona\u{202F}Norte", "Zona Norte"), ("=\"0042\"", "0042"), ("'0042", "0042"), ("'=x", "=x"),
  ])
  func whatNobodySeesIsNoPartOfACode(written: String, code: String) {
    #expect(FacilityCode(written).text.utf8.elementsEqual(code.utf8))
    #expect(ProductCode(written).text.utf8.elementsEqual(code.utf8))
  }

  @Test(arguments: ["b-2", "0042", "42.0", "Zona Norte", "=", "'", "x'y", ""])
  func whatIsSeenStays(written: String) { #expect(FacilityCode(written).text == written) }

  @Test(arguments: [
    ("\"=\"\"04594\"\"\"", "04594"), ("'04594", "04594"), ("\u{200B}04594\u{2007}", "04594"),
    ("4594.0", "04594"),
  ])
  func aProductOfSISMEDIsKnownBehindThem(written: String, code: ProductCode) throws {
    let text = written.hasPrefix("\"") ? "=\"04594\"" : written
    #expect(ProductCodeGrammar.normalized(text) == code)
  }

  @Test func aCodeOfUTF8ThatWasTakenForWindows1252IsTheCode() throws {
    let file = try read(
      """
      facility,product,month,consumed,closing
      Ñaña,Píldora,2026-01,4,9
      Ã‘aÃ±a,PÃ\u{AD}ldora,2026-02,4,5
      A·B,P±Q,2026-02,4,5
      """)
    // What other damage looks like may be meant in a code.
    #expect(file.reports.map(\.facility) == ["Ñaña", "Ñaña", "A·B"])
    #expect(file.reports.map(\.product) == ["Píldora", "Píldora", "P±Q"])
  }

  @Test func aPlaceWrittenInThreeWaysIsOneInTheOpenLayout() throws {
    let file = try read(
      """
      facility,product,month,consumed,closing
      Posta Quin\u{303}al,P,2026-01,4,9
      Posta Qui\u{F1}al\u{A0},P,2026-02,4,5
      \u{FEFF}Posta Qui\u{F1}al,P\u{200B},2026-03,4,1
      \u{200B},P,2026-03,4,1
      Posta Qui\u{F1}al,\u{A0},2026-04,4,1
      """)
    #expect(Set(file.reports.map(\.facility)) == ["Posta Qui\u{F1}al"])
    #expect(file.reports.map(\.month.description) == ["2026-01", "2026-02", "2026-03"])
    #expect(file.findings.map(\.code) == [.blankCell, .blankCell])
    #expect(file.findings.map(\.line) == [5, 6])
    #expect(file.findings.map(\.column) == ["facility", "product"])
  }

  @Test(arguments: [
    ("hc1", "HC1"), ("HC001", "HC1"), ("HC 1", "HC1"), ("1.0", "1"), ("001", "1"), ("A10", "A10"),
    ("A.0", "A.0"),
    ("0", "0"), ("000", "0"), ("1.50", "1.50"), ("HC0", "HC0"),
  ])
  func codesAreAlikeApartFromWhatPeopleMistake(code: String, likeness: String) {
    #expect(CodeLikeness.text(of: code) == likeness)
  }

  @Test(arguments: [
    ("O6528-F01", "6528F1"), ("06528/F01", "6528F1"), ("06528F01", "6528F1"), ("4.594E+03", "4594"),
    ("4,594", "4594"), ("4.594", "4594"), ("1,234,567", "1234567"), ("04594*", "4594"), ("0459l", "4591"),
    ("I2", "12"), ("OLMOS", "OLMOS"), ("LIMA 3", "LIMA3"), ("4.59E+01", "459E1"), ("1E+20", "1E20"),
    ("1,23", "123"),
    ("Ñ-1", "Ñ1"), ("-", ""), ("E", "E"), ("1E", "1E"),
  ])
  func whatHandsAndSpreadsheetsMakeOfACodeIsLikeIt(code: String, loose: String) {
    #expect(CodeLikeness.looseText(of: code) == loose)
  }
}
