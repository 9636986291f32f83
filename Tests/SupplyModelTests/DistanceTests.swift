import SupplyModel
import Testing

@Suite struct DistanceTests {
  @Test func limaToCusco() {
    let lima = Facility(code: "L", latitude: -12.0464, longitude: -77.0428)
    let cusco = Facility(code: "C", latitude: -13.5320, longitude: -71.9675)
    #expect(lima.kilometres(to: cusco)?.rounded() == 575)
    #expect(cusco.kilometres(to: lima) == lima.kilometres(to: cusco))
    #expect(lima.kilometres(to: lima) == 0)
  }

  @Test func anUnknownPlaceHasNoDistance() {
    let lima = Facility(code: "L", latitude: -12.0464, longitude: -77.0428)
    #expect(lima.kilometres(to: Facility(code: "X")) == nil)
    #expect(lima.kilometres(to: Facility(code: "X", latitude: 0, longitude: 0)) == nil)
    #expect(lima.kilometres(to: Facility(code: "X", latitude: -912, longitude: -77)) == nil)
  }
}
