import SupplyModel
import Testing

@testable import Telling

@Suite("Names of methods") struct MethodNameTests {
  @Test("of the built-in table are English in English, each of its own")
  func builtIn() {
    let spanish = Set(FamilyPlanning.products.compactMap(\.type))
    let english = Set(spanish.map(Language.english.methodName))
    #expect(english.count == spanish.count && english.isDisjoint(with: spanish))
    #expect(spanish.allSatisfy { Language.spanish.methodName($0) == $0 })
  }

  @Test("of somebody's own stay as they are")
  func own() {
    #expect(Language.english.methodName("Parche 3") == "Parche 3")
    #expect(Language.english.methodName("CONDÓN MASCULINO") == "Male condom")
  }
}
