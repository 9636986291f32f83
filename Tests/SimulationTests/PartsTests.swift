import Testing

@testable import Simulation

/// The parts whose mistakes a whole network would hide.
struct PartsTests {
  @Test(arguments: [(0.3, 3), (5, 4), (48, 25), (300, 5)] as [(Double, Int)])
  func countsHaveTheMeanAndVarianceOfTheirName(_ mean: Double, _ dispersion: Int) {
    var stream = RandomStream(seed: 3, .demand, 1)
    let count = 20_000
    let draws = (0..<count).map { _ in Double(stream.negativeBinomial(mean: mean, dispersion: dispersion)) }
    let average = draws.reduce(0, +) / Double(count)
    let variance = draws.reduce(0) { $0 + ($1 - average) * ($1 - average) } / Double(count)
    let expected = mean + mean * mean / Double(dispersion)
    #expect(abs(average - mean) < 5 * (expected / Double(count)).squareRoot())
    #expect(abs(variance / expected - 1) < 0.08)
  }

  @Test func streamsOfDifferentPlacesDiffer() {
    var first = RandomStream(seed: 1, .demand, 1, 2)
    var swapped = RandomStream(seed: 1, .demand, 2, 1)
    var purpose = RandomStream(seed: 1, .supply, 1, 2)
    var again = RandomStream(seed: 1, .demand, 1, 2)
    let value = first.next()
    #expect(value == again.next())
    #expect(Set([value, swapped.next(), purpose.next()]).count == 3)
  }

  @Test func wholeNumbersCoverTheirRange() {
    var stream = RandomStream(seed: 8, .places)
    let seen = (0..<600).map { _ in stream.integer(-2...3) }
    #expect(Set(seen) == [-2, -1, 0, 1, 2, 3])
  }

  @Test func lotsLeaveInOrderOfExpiry() {
    var lots = LotStore()
    lots.add(LotStore.Lot(quantity: 5, expiryMonth: 20))
    lots.add(LotStore.Lot(quantity: 3, expiryMonth: 8))
    lots.add(LotStore.Lot(quantity: 4, expiryMonth: 8))
    lots.add(LotStore.Lot(quantity: 0, expiryMonth: 1))
    #expect(lots.nearestExpiry == 8 && lots.quantity == 12)
    let taken = lots.take(9)
    #expect(taken.map(\.quantity) == [7, 2] && taken.map(\.expiryMonth) == [8, 20])
    #expect(lots.takeExpired(endOf: 19) == 0)
    #expect(lots.takeExpired(endOf: 20) == 3)
    #expect(lots.quantity == 0 && lots.nearestExpiry == nil)
    #expect(lots.take(1).isEmpty)
  }

  @Test func charactersTakeOneByteInWindows1252() {
    var text = TextBytes(.windows1252)
    text.append("DISEÑO µ→")
    #expect(text.bytes == [0x44, 0x49, 0x53, 0x45, 0xD1, 0x4F, 0x20, 0xB5, 0x3F])
    #expect(TextBytes.decimal(millionths: -10_800_007) == "-10.800007")
    #expect(TextBytes.decimal(millionths: 148_000) == "0.148000")
  }

  @Test func theOfficialAverageDividesByMonthsWithConsumption() throws {
    let settings = SyntheticSettings()
    let place = try #require(FacilityLayout.facilities(settings).first)
    let product = SyntheticProduct.catalogue[0]
    let profile = try #require(
      DemandProfile(place, product, placeIndex: 0, productIndex: 0, settings: settings))
    var shelf = ShelfHistory(placeIndex: 0, productIndex: 0, profile: profile, product: product, seed: 1)
    #expect(shelf.officialCover(months: 3) == 0)
    for consumed in [900, 10, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0] { shelf.remember(consumed: consumed) }
    // The 900 are older than twelve months: 15 units in two active months, 7.5 each, 22.5 for three.
    #expect(shelf.officialCover(months: 3) == 23)
  }
}
