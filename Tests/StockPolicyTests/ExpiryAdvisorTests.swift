import SupplyModel
import Testing

@testable import StockPolicy

@Suite struct ExpiryAdvisorTests {
  private let town = TransferTown()

  /// A, B, C in one micro-network, D in another of the same network, E in another network.
  private let facilities = FacilityDirectory(
    [("A", "M1", "N"), ("B", "M1", "N"), ("C", "M1", "N"), ("D", "M2", "N"), ("E", "M3", "O")].map {
      Facility(code: FacilityCode($0), name: $0, microNetwork: $1, network: $2, regionalAuthority: "R")
    })

  private func uses(_ positions: [StockPosition], _ transfers: [Transfer] = []) -> [[LotUse]] {
    var advisor = ExpiryAdvisor(
      settings: town.settings, facilities: facilities, positions: positions, transfers: transfers)
    return advisor.advised(positions.map(\.assessment)).map { $0.lots.flatMap(\.uses) }
  }

  /// A has 60 that expire in four months, of which it uses 40.
  private var donor: StockPosition {
    town.position("A", stock: 60, lots: [town.lot("S", 60, months: 4)])
  }

  @Test func whoeverHasMostFreeDemandNearby() {
    // In four months B and C use 40 each; B has 35 of them, C 30, D nothing, E nothing.
    let positions = [
      donor, town.position("B", stock: 35), town.position("C", stock: 30), town.position("D", stock: 0),
      town.position("E", stock: 0),
    ]
    #expect(
      uses(positions)[0] == [
        LotUse(facility: "C", units: 10, trip: nil), LotUse(facility: "B", units: 5, trip: nil),
        LotUse(facility: "D", units: 5, trip: nil),
      ])
    // Another network is no help, nor is a count of last month.
    #expect(uses([donor, town.position("E", stock: 0), town.position("B", stock: 0, age: 1)])[0] == [])
    // In whole packs of who receives.
    #expect(
      uses([donor, town.position("B", stock: 20, packSize: 6)])[0]
        == [LotUse(facility: "B", units: 18, trip: nil)])
  }

  @Test func whatTransfersTakeComesFirstAndUsesUpFreeDemand() {
    let transfer = Transfer(
      trip: 2, from: "A", to: "B", product: "P", units: 15, kilometres: nil, coupleYears: 0,
      lots: [town.lot("S", 15, months: 4)], expiringUnits: 15)
    // B then has 37 + 15 for a demand of 40: nothing is free there.
    #expect(
      uses([donor, town.position("B", stock: 37), town.position("C", stock: 38)], [transfer])[0] == [
        LotUse(facility: "B", units: 15, trip: 2), LotUse(facility: "C", units: 2, trip: nil),
      ])
  }

  @Test func eachUnitOfFreeDemandIsOfferedOnce() {
    let other = town.position("C", stock: 50, lots: [town.lot("T", 50, months: 4)])
    let advice = uses([donor, other, town.position("B", stock: 15)])
    // B can use 25 more: 20 of A's, where more protection would be lost, then 5 of C's ten.
    #expect(advice[0] == [LotUse(facility: "B", units: 20, trip: nil)])
    #expect(advice[1] == [LotUse(facility: "B", units: 5, trip: nil)])
  }

  @Test func whatHasExpiredOrWillBeUsedNeedsNobody() {
    let gone = town.position("A", stock: 60, lots: [town.lot("S", 60, months: 0)])
    let fine = town.position("A", stock: 60, lots: [town.lot("S", 60, months: 7)])
    let nearest = town.position(
      "A", stock: 60, lots: [StockLot(expiry: .notBefore(town.settings.asOf.advanced(by: 4)), units: 60)])
    let taker = town.position("B", stock: 0)
    #expect(uses([gone, taker])[0] == [])
    #expect(uses([fine, taker])[0] == [])
    // Where only the first date is known somebody may still be asked.
    #expect(uses([nearest, taker])[0] == [LotUse(facility: "B", units: 20, trip: nil)])
  }
}
