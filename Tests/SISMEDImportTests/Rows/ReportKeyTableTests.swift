import TestSupport
import Testing

@testable import SISMEDImport

@Suite struct ReportKeyTableTests {
  @Test func itFindsWhatADictionaryFinds() {
    var random = SeededGenerator(seed: 12)
    var table = ReportKeyTable()
    var dictionary: [UInt64: UInt64] = [:]
    for step in 0..<40_000 {
      // Keys as reports make them: few facilities and products, many months, so that they lie close together.
      let key =
        UInt64.random(in: 0..<40, using: &random) << 40 | UInt64.random(in: 0..<30, using: &random) << 20
        | UInt64.random(in: 24_000..<24_060, using: &random)
      let value = UInt64(step)
      #expect(table.insert(value, for: key) == dictionary[key])
      if dictionary[key] == nil { dictionary[key] = value }
    }
    #expect(table.count == dictionary.count)
    #expect(dictionary.count > 20_000)
  }

  @Test func productsInTurnAreFoundWhateverTheirNumber() {
    var table = ReportKeyTable()
    func key(_ facility: UInt64, _ product: UInt64) -> UInt64 { facility << 40 | product << 20 | 24_000 }
    for facility in 0..<50 as Range<UInt64> {
      for product in 0..<401 as Range<UInt64> {
        #expect(table.insert(facility * 1000 + product, for: key(facility, product)) == nil)
      }
    }
    #expect(table.count == 50 * 401)
    #expect(table.value(of: key(49, 400)) == 49_400 && table.value(of: key(7, 3)) == 7_003)
    #expect(table.value(of: key(50, 0)) == nil)
  }
}
