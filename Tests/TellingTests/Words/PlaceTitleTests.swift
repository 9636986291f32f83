import Testing

@testable import Telling

@Suite("Micro-networks with the word for their level")
struct PlaceTitleTests {
  @Test(
    "the word stands once, however the register writes the name",
    arguments: [
      "SORITOR", "MICRORRED SORITOR", "Microred SORITOR", "MICRO RED SORITOR", "MICRO-RED SORITOR",
      "MR SORITOR",
      "M.R. SORITOR", "MICRORRED MICRORRED  SORITOR",
    ])
  func once(name: String) {
    #expect(Language.spanish.microNetwork(name) == "Microrred SORITOR")
    #expect(Language.spanish.microNetwork(name, isWithinLine: true) == "microrred SORITOR")
    #expect(Language.english.microNetwork(name) == "Micro-network SORITOR")
  }

  @Test("a name that only begins like the word, or is nothing but the word, stays")
  func whole() {
    #expect(Language.spanish.microNetwork("MICRORREDES UNIDAS") == "Microrred MICRORREDES UNIDAS")
    #expect(Language.spanish.microNetwork("MICRORRED") == "Microrred MICRORRED")
    #expect(Language.spanish.microNetwork("MR - SORITOR") == "Microrred - SORITOR")
    #expect(Language.spanish.microNetwork("RED NORTE") == "Microrred RED NORTE")
  }
}
