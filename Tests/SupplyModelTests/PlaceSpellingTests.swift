import SupplyModel
import Testing

/// Networks that registers write in several ways.
@Suite struct PlaceSpellingTests {
  private func facility(_ code: FacilityCode, _ names: String?...) -> Facility {
    var facility = Facility(code: code)
    (facility.regionalAuthority, facility.network, facility.microNetwork) = (names[0], names[1], names[2])
    return facility
  }

  @Test func theSpellingOfMostIsThatOfAll() {
    let united = PlaceSpelling.united([
      facility("A", "DIRESA", "RED NORTE", "Sur"), facility("B", "Diresa ", "RED NORTE", "SUR"),
      facility("C", "DIRESA", "Red  Norte", "SÚR"), facility("D", "DIRESA", "RED NORTE", "SUR"),
    ])
    #expect(Set(united.map(\.microNetwork)) == ["SUR"] && Set(united.map(\.network)) == ["RED NORTE"])
    #expect(Set(united.map(\.regionalAuthority)) == ["DIRESA"] && united.map(\.code) == ["A", "B", "C", "D"])
  }

  @Test func whatLiesElsewhereIsAnother() {
    let facilities = [
      facility("A", "UNO", "NORTE", "SUR"), facility("B", "DOS", "NORTE", "Sur"),
      facility("C", nil, nil, "sur"),
      facility("D", "UNO", nil, "súr"), facility("E", nil, nil, nil), facility("F", "UNO", "NORTE", "SUR 2"),
    ]
    #expect(PlaceSpelling.united(facilities) == facilities)
  }

  @Test func ofSpellingsAsFrequentTheFirstStands() {
    let pair = [facility("A", "X", "Y", "sur"), facility("B", "X", "Y", "SUR")]
    #expect(PlaceSpelling.united(pair).map(\.microNetwork) == ["SUR", "SUR"])
    #expect(PlaceSpelling.united(pair.reversed()).map(\.microNetwork) == ["SUR", "SUR"])
  }
}
