import SupplyModel
import Testing

@testable import StockPolicy

@Suite struct TransferPolicyTests {
  private let town = TransferTown()

  /// A, B and C in one micro-network, D in another of the same network, X in none; 11 km between neighbours.
  private func policy(_ worth: TransferSettings = TransferSettings()) -> TransferPolicy {
    func facility(_ code: FacilityCode, _ micro: String?, _ network: String?, _ latitude: Double) -> Facility
    {
      Facility(
        code: code, name: code.text, microNetwork: micro, network: network, regionalAuthority: "R",
        latitude: latitude, longitude: -75)
    }
    let facilities = [
      facility("A", "M1", "N", -6), facility("B", "M1", "N", -6.1), facility("C", "M1", "N", -6.2),
      facility("D", "M2", "N", -6.05), facility("E", "M1", "OTHER", -6), Facility(code: "X"),
    ]
    return TransferPolicy(
      settings: town.settings, worth: worth, facilities: FacilityDirectory(facilities))
  }

  @Test func whatIsSpareGoesToTheEmptyShelf() throws {
    let transfers = policy().transfers([town.position("A", stock: 100), town.position("B", stock: 0)])
    let only = try #require(transfers.first)
    #expect(transfers.count == 1)
    // All of the 30 that the next three months need, at a tenth of a couple-year each.
    #expect((only.trip, only.from, only.to, only.units) == (1, "A", "B", 30))
    #expect((only.kilometres ?? 0).rounded() == 11)
    #expect(abs(only.coupleYears - 3) < 1e-9)
  }

  @Test func whatIsLeftOutTakesTheTripsAlongThatTheRestIsNotWorth() {
    func line(
      _ trip: Int, _ from: FacilityCode, _ to: FacilityCode, _ product: ProductCode, coupleYears: Double,
      expiring: Int = 0
    ) -> Transfer {
      Transfer(
        trip: trip, from: from, to: to, product: product, units: 10, kilometres: nil,
        coupleYears: coupleYears,
        expiringUnits: expiring)
    }
    // A trip of 11 km must be worth half a couple-year, one to nobody knows where .7.
    let transfers = [
      line(1, "A", "B", "P", coupleYears: 2), line(1, "A", "B", "Q", coupleYears: 0.4),
      line(2, "C", "D", "P", coupleYears: 2, expiring: 10),
      line(3, "E", "X", "P", coupleYears: 2), line(3, "E", "X", "Q", coupleYears: 0.8),
    ]
    let givers: Set<SeriesKey> = [SeriesKey("A", "P"), SeriesKey("C", "P"), SeriesKey("E", "P")]
    let left = policy().without(givers, transfers)
    // C gives only what would expire with it; what A's trip still carries is not worth it.
    #expect(left.map(\.from) == ["C", "E"])
    #expect(left.map(\.product) == ["P", "Q"])
    #expect(left.map(\.trip) == [1, 2])
    #expect(policy().without([], transfers) == transfers)
  }

  @Test func neighboursOfTheMicroNetworkComeFirst() {
    // D is nearer to A than C is, but of another micro-network; what C lacks then comes from D.
    let near = policy().transfers([
      town.position("A", stock: 0), town.position("C", stock: 45), town.position("D", stock: 100),
    ])
    #expect(near.map(\.from) == ["C", "D"])
    #expect(near.map(\.units) == [15, 15])
  }

  @Test func oneTripCarriesAllProducts() {
    let transfers = policy().transfers([
      town.position("A", "P1", stock: 100), town.position("A", "P2", stock: 100),
      town.position("B", "P1", stock: 0), town.position("B", "P2", stock: 0),
      town.position("C", "P1", stock: 100),
    ])
    #expect(transfers.map(\.trip) == [1, 1])
    #expect(transfers.map(\.product) == ["P1", "P2"])
    #expect(Set(transfers.map(\.from)) == ["A"])
  }

  @Test func whatSomebodySaidNoToComesFromElsewhereOrNotAtAll() throws {
    let positions = [
      town.position("A", "P1", stock: 100), town.position("A", "P2", stock: 100),
      town.position("B", "P1", stock: 0), town.position("B", "P2", stock: 0),
      town.position("C", "P1", stock: 100),
    ]
    let free = policy()
    let bound = TransferPolicy(
      settings: free.settings, worth: free.worth, facilities: free.facilities,
      atMost: [.init(from: "A", to: "B", product: "P1"): 0])
    let transfers = bound.transfers(positions)
    #expect(free.transfers(positions).map(\.from) == ["A", "A"])
    #expect(
      transfers.map { [$0.from.text, $0.product.text] }.sorted { $0[0] < $1[0] } == [
        ["A", "P2"], ["C", "P1"],
      ])
  }

  @Test func noMoreGoesAWayThanSomebodyWants() throws {
    let positions = [
      town.position("A", stock: 100), town.position("B", stock: 0), town.position("C", stock: 100),
    ]
    let free = policy()
    #expect(free.transfers(positions).map(\.units) == [30])
    func transfers(_ most: [TransferPolicy.Way: Int]) -> [[String]] {
      TransferPolicy(
        settings: free.settings, worth: free.worth, facilities: free.facilities, atMost: most
      ).transfers(positions).map { [$0.from.text, $0.to.text, String($0.units)] }
    }
    // The other neighbour has it all on one trip.
    #expect(transfers([.init(from: "A", to: "B", product: "P"): 12]) == [["C", "B", "30"]])
    #expect(
      transfers([
        .init(from: "A", to: "B", product: "P"): 12, .init(from: "C", to: "B", product: "P"): 7,
      ]) == [["A", "B", "12"], ["C", "B", "7"]])
    // More than is of use is not moved, whoever wants it.
    #expect(transfers([.init(from: "A", to: "B", product: "P"): 500]) == [["A", "B", "30"]])
  }

  @Test func aTripMustBeWorthIt() {
    let few = [
      town.position("A", stock: 100, coupleYears: 0.01), town.position("B", stock: 0, coupleYears: 0.01),
    ]
    #expect(policy().transfers(few).isEmpty)
    #expect(
      policy(TransferSettings(coupleYearsPerTrip: 0, coupleYearsPerKilometre: 0.001)).transfers(few).count
        == 1)
  }

  @Test func namesakesOfOtherNetworksAndTheUnplacedStayOut() {
    for other: FacilityCode in ["E", "X"] {
      #expect(policy().transfers([town.position("A", stock: 100), town.position(other, stock: 0)]).isEmpty)
      #expect(policy().transfers([town.position(other, stock: 100), town.position("A", stock: 0)]).isEmpty)
    }
  }

  @Test func theOrderOfThePositionsDoesNotMatter() {
    let positions = ["A", "B", "C", "D"].enumerated().flatMap { place, code in
      ["P1", "P2", "P3"].enumerated().map { product, name in
        town.position(code, name, stock: (place + product) % 2 == 0 ? 0 : 60 + 10 * Double(place))
      }
    }
    let transfers = policy().transfers(positions)
    #expect(!transfers.isEmpty)
    #expect(policy().transfers(positions.reversed()) == transfers)
    for transfer in transfers {
      #expect(!transfers.contains { $0.to == transfer.from && $0.product == transfer.product })
    }
  }
}
