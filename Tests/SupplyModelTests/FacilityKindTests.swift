import SupplyModel
import Testing

@Suite struct FacilityKindTests {
  @Test("codes say what they are")
  func kinds() {
    #expect(FacilityKind("06528F02") == .pharmacy(healthFacility: "06528"))
    #expect(FacilityKind("030S05") == .warehouse && FacilityKind("030s05") == .warehouse)
    #expect(FacilityKind("06528f02") == .pharmacy(healthFacility: "06528"))
    for code: FacilityCode in ["C1004", "06528", "06528F2", "06528X02", "030S5", "", "0652ÑF02"] {
      #expect(FacilityKind(code) == .other, "\(code)")
    }
  }
}
