import SupplyModel
import TestSupport
import Testing

@testable import StockPolicy

/// Transfers that know what expires: by hand, and what must hold of every plan.
@Suite struct LotTransferTests {
  private let town = TransferTown()
  private var asOf: Month { town.settings.asOf }

  /// Facilities of one micro-network, eleven kilometres apart.
  private func policy(
    _ codes: [FacilityCode] = ["A", "B", "C"], _ worth: TransferSettings = TransferSettings()
  ) -> TransferPolicy {
    let facilities = codes.enumerated().map { place, code in
      Facility(
        code: code, name: code.text, microNetwork: "M", network: "N", regionalAuthority: "R",
        latitude: -6 - Double(place) / 10, longitude: -75)
    }
    return TransferPolicy(
      settings: town.settings, worth: worth, facilities: FacilityDirectory(facilities))
  }

  @Test func shortDatedLotsGoFirstAsFarAsTheyAreOfUse() throws {
    let lots = [town.lot("S", 50, months: 2), town.lot("L", 60, months: 20)]
    let transfers = policy().transfers([
      town.position("A", stock: 110, lots: lots), town.position("B", stock: 0),
    ])
    let only = try #require(transfers.first)
    #expect(transfers.count == 1)
    // Twenty of the lot that expires in two months can be used there by then; the other ten are of the later one.
    #expect(only.units == 30)
    #expect(only.lots == [town.lot("S", 20, months: 2), town.lot("L", 10, months: 20)])
    #expect(only.expiringUnits == 20)
    #expect(abs(only.coupleYears - 3) < 1e-9)
  }

  @Test func whatWouldExpireHasTheRoomThatSomebodyLeavesFirst() throws {
    let lots = [town.lot("S", 50, months: 2), town.lot("L", 60, months: 20)]
    let free = policy()
    for (most, loaded) in [
      (24, [town.lot("S", 20, months: 2), town.lot("L", 4, months: 20)]), (8, [town.lot("S", 8, months: 2)]),
    ] {
      let bound = TransferPolicy(
        settings: free.settings, worth: free.worth, facilities: free.facilities,
        atMost: [.init(from: "A", to: "B", product: "P"): most])
      let only = try #require(
        bound.transfers([town.position("A", stock: 110, lots: lots), town.position("B", stock: 0)]).first)
      #expect(only.units == most && only.lots == loaded)
    }
  }

  @Test func whatExpiresAtTheEndOfTheMonthOfTheTripStaysWhereItIs() throws {
    // The run knows October and is acted on in November: what expires at November's end may have expired before it arrives.
    let short = [town.lot("S", 110, months: 1)]
    #expect(
      policy().transfers([town.position("A", stock: 110, lots: short), town.position("B", stock: 0)]).isEmpty)
    let both = short + [town.lot("L", 60, months: 20)]
    let only = try #require(
      policy().transfers([town.position("A", stock: 170, lots: both), town.position("B", stock: 0)]).first)
    #expect(only.lots == [town.lot("L", 30, months: 20)] && only.expiringUnits == 0)
  }

  @Test func whoWouldOrderTakesWhatWouldExpire() throws {
    // B has half of what it needs: no trip is worth it for B's sake, but 20 of A's implants would expire.
    let lots = [town.lot("S", 60, months: 4, price: 98.5)]
    let donor = town.position("A", stock: 60, coupleYears: 2.5, lots: lots)
    let receiver = town.position("B", stock: 15, coupleYears: 2.5)
    #expect(receiver.assessment.order.decision == .order)
    let only = try #require(policy().transfers([donor, receiver]).first)
    #expect((only.units, only.expiringUnits) == (15, 15))
    #expect(only.coupleYears == 0)
    #expect(only.lots == [town.lot("S", 15, months: 4, price: 98.5)])
    #expect(abs(only.expiringSoles - 15 * 98.5) < 1e-9)
    // Without the rate, without a price, or for cheap units, nobody drives.
    #expect(policy(["A", "B"], TransferSettings(coupleYearsPerSol: 0)).transfers([donor, receiver]).isEmpty)
    for price in [nil, 2.25] {
      let lots = [town.lot("S", 60, months: 4, price: price)]
      let cheap = town.position("A", stock: 60, coupleYears: 2.5, lots: lots)
      #expect(policy().transfers([cheap, receiver]).isEmpty)
    }
    // What is merely above the level does not move for it.
    #expect(policy().transfers([town.position("A", stock: 60, coupleYears: 2.5), receiver]).isEmpty)
  }

  @Test func aDonorThatOrdersGivesOnlyWhatItCannotUse() throws {
    let lots = [town.lot("S", 35, months: 2), town.lot("L", 7, months: 30)]
    let donor = town.position("A", stock: 42, coupleYears: 1, lots: lots)
    #expect(donor.assessment.order.decision == .order)
    let transfers = policy().transfers([donor, town.position("B", stock: 0, coupleYears: 1)])
    #expect(transfers.map(\.units) == [15])
    #expect(transfers.first?.lots == [town.lot("S", 15, months: 2)])
  }

  @Test func ordersAfterwardsReckonWithTheLotsThatMoved() {
    // A orders twelve because fifteen of its lot expire; giving ten of them away leaves its order as it was.
    let lots = [town.lot("S", 25, months: 1), town.lot("L", 8, months: 20)]
    var moves = ShelfMoves.none
    let transfer = Transfer(
      trip: 1, from: "A", to: "B", product: "P", units: 10, kilometres: nil, coupleYears: 1,
      lots: [town.lot("S", 10, months: 1)], expiringUnits: 10)
    moves.add(transfer, isGiving: true)
    let after = ShelfLots(lots, stock: 33).after(moves)
    #expect(after.lots == [town.lot("S", 15, months: 1), town.lot("L", 8, months: 20)])
    // Given without a lot: those that expire first. Received: known lots, and a rest of which nothing is known.
    #expect(
      ShelfLots(lots, stock: 33).after(ShelfMoves(units: -27)).lots == [town.lot("L", 6, months: 20)])
    var received = ShelfMoves(units: 4)
    received.add(transfer, isGiving: false)
    #expect(
      ShelfLots([], stock: 3).after(received).lots == [
        town.lot("S", 10, months: 1), StockLot(units: 3), StockLot(units: 4),
      ])
  }

  @Test func wholePacksOfOneLotComeFirst() throws {
    let lots = [town.lot("S", 25, months: 10), town.lot("L", 75, months: 30)]
    let transfers = policy().transfers([
      town.position("A", stock: 100, packSize: 10, lots: lots),
      town.position("B", stock: 0, packSize: 10),
    ])
    let only = try #require(transfers.first)
    #expect(only.units == 30)
    #expect(only.lots.reduce(0) { $0 + $1.units } == 30)
    #expect(only.lots.allSatisfy { $0.units.truncatingRemainder(dividingBy: 10) == 0 })
  }

  private static let codes: [FacilityCode] = ["A", "B", "C", "D", "E"]

  /// Three products at five facilities, with stocks, lots and demands by chance.
  private func chance(seed: Int) -> (positions: [StockPosition], packSize: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    let packSize = [1, 1, 6][number(0...2)]
    let positions = Self.codes.flatMap { code in
      ["P", "Q", "R"].map { (product: ProductCode) -> StockPosition in
        let stock = [0, 0, 8, 25, 60, 120][number(0...5)]
        var lots: [StockLot] = []
        var rest = stock
        while rest > 0, number(0...4) > 0 {
          let units = min(rest, number(1...50))
          lots.append(
            town.lot("\(code)\(product)\(lots.count)", Double(units), months: number(0...15), price: 20))
          rest -= units
        }
        return town.position(
          code, product, stock: Double(stock), demand: [5, 10, 20][number(0...2)], coupleYears: 0.5,
          packSize: packSize, lots: lots)
      }
    }
    return (positions, packSize)
  }

  @Test func chanceMovesEverySortOfThing() {
    let all = (1...40).flatMap { policy(Self.codes).transfers(chance(seed: $0).positions) }
    #expect(all.count { $0.expiringUnits > 0 && $0.coupleYears > 0 } > 20)
    #expect(all.count { $0.expiringUnits > 0 && $0.coupleYears == 0 } > 5)
    #expect(all.count { $0.expiringUnits < $0.units && $0.lots.count > 1 } > 5)
  }

  /// Whatever the stocks and lots, every plan keeps to the rules.
  @Test(arguments: 1...40) func everyPlanKeepsToTheRules(seed: Int) throws {
    let codes = Self.codes
    let (positions, packSize) = chance(seed: seed)
    let policy = policy(codes)
    let transfers = policy.transfers(positions)
    func position(_ code: FacilityCode, _ product: ProductCode) -> StockPosition? {
      positions.first { $0.assessment.facility == code && $0.assessment.product == product }
    }
    for transfer in transfers {
      #expect(transfer.units > 0 && transfer.units % packSize == 0)
      #expect(transfer.lots.reduce(0) { $0 + $1.units } <= Double(transfer.units))
      #expect((0...transfer.units).contains(transfer.expiringUnits))
      #expect(abs(transfer.expiringSoles - 20 * Double(transfer.expiringUnits)) < 1e-9)
      #expect(!transfers.contains { $0.to == transfer.from && $0.product == transfer.product })
      #expect(transfer.lots.allSatisfy { ($0.expiry.month ?? asOf) > asOf || $0.expiry == .unknown })
    }
    let keys = codes.flatMap { code in ["P", "Q", "R"].map { SeriesKey(code, $0) } }
    for (code, product) in keys.map({ ($0.facility, $0.product) }) {
      guard let position = position(code, product) else { continue }
      let given = transfers.filter { $0.from == code && $0.product == product }
      let offer = position.offer(settings: town.settings)
      #expect(given.reduce(0) { $0 + $1.units } <= offer.packs * packSize)
      // No more of a lot leaves than there is of it.
      for lot in position.assessment.lots.map(\.lot) where lot.number != nil {
        let left = given.flatMap(\.lots).filter { $0.number == lot.number }.reduce(0) { $0 + $1.units }
        #expect(left <= lot.units)
      }
      // What is received of dated lots can be used in time, after the own lots.
      let received = transfers.filter { $0.to == code && $0.product == product }.flatMap(\.lots)
      for lot in received {
        let until = received.filter { ($0.expiry.month ?? asOf) <= (lot.expiry.month ?? asOf) }
        #expect(until.reduce(0) { $0 + $1.units } <= Double(position.usable(lot, asOf: asOf)))
      }
    }
    for (trip, lines) in Dictionary(grouping: transfers, by: \.trip) {
      // All that goes from one to another goes on one trip, which is a round that can be driven in a day.
      let round = try #require(TripRound(lines, facilities: policy.facilities), "trip \(trip)")
      #expect(
        round.legs.count == 1
          || (round.kilometres ?? .infinity) <= policy.worth.longestRoundKilometres)
      // Each trip by itself is worth its way.
      let gain = lines.reduce(0) { $0 + $1.coupleYears + 0.01 * $1.expiringSoles }
      #expect(gain >= policy.worth.charge(kilometres: round.kilometres.map { $0 / 2 }) - 1e-9)
    }
    #expect(
      Set(transfers.map { [$0.from.text, $0.to.text, String($0.trip)] }).count
        == Set(transfers.map { [$0.from, $0.to] }).count)
    #expect(policy.transfers(positions.reversed()) == transfers)
  }
}
