import SISMEDImport
import SupplyModel
import TestSupport
import Testing

/// A register gives each code one meaning.
@Suite struct RegisterTests {
  @Test(arguments: [
    ("code,name\n4594,DMPA\n04594,Otro\n", "code", "04594"),
    ("COD_IPRESS,NOMBRE\n6528,A\n00006528,B\n", "COD_IPRESS", "00006528"),
    ("facility,lead_time_months,review_period_months\n6528,1,2\n06528F01,2,2\n", "facility", "06528F01"),
  ])
  func aCodeTwiceWithOtherDataIsRefused(text: String, column: String, value: String) throws {
    let file = try read(text)
    #expect(file.rows == 2)
    #expect(file.rejected == 1)
    #expect(
      file.findings == [
        Finding(.row(.duplicateCode(at: .init(column: column, text: value), firstLine: 2)), line: 3)
      ])
  }

  @Test func aCodeTwiceWithTheSameDataIsNoFault() throws {
    let file = try read("code,name\n4594,DMPA\n04594,DMPA\n")
    #expect(file.rejected == 0)
    #expect(file.findings == [])
  }
}
