import Testing

@testable import StockPolicy

/// Which facilities are to offer five methods.
@Suite struct FacilityCategoryTests {
  @Test(arguments: ["II-1", "III-2", "ii 1", "Categoría II-1", "HOSPITAL III", "II"])
  func hospitals(category: String) { #expect(MethodAvailability.isHospital(category)) }

  @Test(arguments: ["I-4", "I", "i-2", "Categoría I-3", "SIN CATEGORÍA", ""])
  func primaryLevel(category: String) { #expect(!MethodAvailability.isHospital(category)) }

  @Test func withoutACategoryItIsTheFirstLevel() { #expect(!MethodAvailability.isHospital(nil)) }
}
