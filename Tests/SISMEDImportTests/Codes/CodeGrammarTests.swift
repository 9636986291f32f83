import SupplyModel
import Testing

@Suite struct CodeGrammarTests {
  @Test(arguments: [
    ("06528", "06528F01"), ("6528", "06528F01"), ("00006528", "06528F01"), ("06528F01", "06528F01"),
    ("6528F01", "06528F01"), ("00006528F02", "06528F02"), ("06528f02", "06528F02"),
    ("06528F0101", "06528F01"), ("030S05", "030S05"), ("30S05", "030S05"), ("034S0501", "034S05"),
    (" 06528 F01 ", "06528F01"), ("1", "00001F01"),
  ])
  func everyWayOfWritingAPlaceIsOneCode(written: String, code: String) {
    #expect(FacilityCodeGrammar.normalized(written)?.text == code)
    #expect(FacilityCodeGrammar.normalized(code)?.text == code)
  }

  @Test(arguments: ["", "ABC", "06528F1", "06528F011", "123456", "F01", "0", "06528X01", "0305S05", "-6528"])
  func whatFitsNoGrammarIsNone(written: String) {
    #expect(FacilityCodeGrammar.normalized(written) == nil)
  }

  @Test(arguments: [("143", "00143"), ("04594", "04594"), ("0123456", "0123456"), (" 4594", "04594")])
  func productCodesKeepTheirZeros(written: String, code: String) {
    #expect(ProductCodeGrammar.normalized(written)?.text == code)
  }

  @Test(arguments: ["", "12345678", "4.594", "AB", "04/59"]) func noProductCode(written: String) {
    #expect(ProductCodeGrammar.normalized(written) == nil)
  }
}
