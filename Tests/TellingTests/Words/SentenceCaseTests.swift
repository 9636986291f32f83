import Testing

@testable import Telling

@Suite("Names without shouting")
struct SentenceCaseTests {
  @Test(
    "are those of registers in sentence case, and others as they are",
    arguments: [
      ("P.S. SANTA ROSA DE LIMA II", "P.S. Santa Rosa de Lima II"), ("MICRORRED ÑAHUI", "Microrred Ñahui"),
      ("C.S. LA UNIÓN", "C.S. La Unión"), ("P.S. Tahuishco", "P.S. Tahuishco"), ("06528F01", "06528F01"),
      ("", ""), ("DIU", "DIU"), ("CLAS SN JUAN 3", "CLAS SN Juan 3"),
      ("DIRESA CUSCO", "DIRESA Cusco"),
    ])
  func names(given: String, read: String) {
    #expect(Language.spanish.sentenceCase(given) == read)
  }
}
