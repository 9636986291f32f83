import SupplyModel
import Testing

@Suite("Micro-networks")
struct MicroNetworkTests {
  private let places = [
    MicroNetwork(name: "SAN FERNANDO", network: "NORTE", regionalAuthority: "LIMA"),
    MicroNetwork(name: "SAN FERNANDO", network: "SUR", regionalAuthority: "LIMA"),
    MicroNetwork(name: "SORITOR", network: "SUR", regionalAuthority: "LIMA"),
  ]

  @Test("of one name are told apart by what they belong to; others keep their name")
  func homonyms() {
    #expect(places.toldApart.values.sorted() == ["SAN FERNANDO (NORTE)", "SAN FERNANDO (SUR)", "SORITOR"])
    let deeper = places + [MicroNetwork(name: "SAN FERNANDO", network: "SUR", regionalAuthority: "UCAYALI")]
    #expect(
      deeper.toldApart.values.sorted() == [
        "SAN FERNANDO (NORTE, LIMA)", "SAN FERNANDO (SUR, LIMA)", "SAN FERNANDO (SUR, UCAYALI)", "SORITOR",
      ])
    #expect(
      [MicroNetwork(name: "A"), MicroNetwork(name: "A", network: "N")].toldApart.values.sorted() == [
        "A", "A (N)",
      ])
  }

  @Test("stand by name, then by network")
  func order() { #expect(places.reversed().sorted() == places) }

  @Test("are none where the register names none")
  func none() {
    #expect(MicroNetwork(of: Facility(code: "1")) == nil)
    #expect(MicroNetwork(of: Facility(code: "1", microNetwork: "")) == nil)
    #expect(MicroNetwork(of: Facility(code: "1", microNetwork: "X"))?.name == "X")
  }
}
