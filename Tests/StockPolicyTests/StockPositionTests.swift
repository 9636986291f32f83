import DemandForecasting
import Foundation
import SupplyModel
import SupplySolving
import Testing

@testable import StockPolicy

@Suite struct StockPositionTests {
  private let town = TransferTown()

  @Test func theDonorKeepsItsLevelAndTheOfficialMinimum() {
    // 100 in stock, order-up-to level 30, two months of CPMA 10: 70 to spare.
    #expect(town.position("A", stock: 100).spare(settings: town.settings) == 70)
    // Demand has fallen to 1 a month, the official average still says 10: two months of it stay.
    #expect(town.position("A", stock: 100, demand: 1).spare(settings: town.settings) == 80)
    #expect(town.position("A", stock: 25).spare(settings: town.settings) == 0)
    #expect(town.position("A", stock: 100, packSize: 12).spare(settings: town.settings) == 5)
  }

  @Test func whatWasNotCountedThisMonthStays() {
    #expect(town.position("A", stock: 100, age: 1).spare(settings: town.settings) == 0)
    #expect(town.position("A", stock: 0, age: 1).need(settings: town.settings).isEmpty)
    #expect(town.position("A", stock: nil).need(settings: town.settings).isEmpty)
  }

  @Test func whatWouldExpireCanGoToo() {
    func offer(_ stock: Double, _ lots: [StockLot], packSize: Int = 1) -> StockPosition.Offer {
      town.position("A", stock: stock, packSize: packSize, lots: lots).offer(settings: town.settings)
    }
    // max(110 − 30, 80): of 100 that expire after two months twenty are used.
    let much = offer(110, [town.lot("S", 100, months: 2), town.lot("L", 10, months: 30)])
    #expect(much.expiring.map(\.packs) == [80] && much.surplus == 0)
    #expect(much.shelf == [town.lot("S", 20, months: 2), town.lot("L", 10, months: 30)])
    // max(100 − 30, 40): the rest of the 70 may be of any lot.
    let some = offer(100, [town.lot("S", 60, months: 2), town.lot("L", 40, months: 30)])
    #expect(some.expiring.map(\.packs) == [40] && some.surplus == 30)
    // Below its level by what it has, it still gives what it cannot use.
    let little = offer(42, [town.lot("S", 35, months: 2), town.lot("L", 7, months: 30)])
    #expect(little.expiring.map(\.packs) == [15] && little.surplus == 0)
    #expect(offer(42, [town.lot("S", 35, months: 2)], packSize: 4).expiring.map(\.packs) == [3])
    // What expires at the end of the month of the trip is of no use elsewhere, and none of it is spared.
    let soon = offer(100, [town.lot("S", 90, months: 1), town.lot("L", 10, months: 30)])
    #expect(soon.packs == 0 && soon.shelf == [town.lot("L", 10, months: 30)])
    // The first date alone moves nothing; what has expired goes nowhere.
    let nearest = StockLot(expiry: .notBefore(town.settings.asOf.advanced(by: 1)), units: 32)
    #expect(offer(32, [nearest]).packs == 2)
    #expect(offer(60, [town.lot("S", 25, months: 0), town.lot("L", 35, months: 30)]).packs == 5)
  }

  @Test func whatWasAgreedIsNeitherGivenNorMissedAgain() {
    let (given, received) = (ShelfMoves(units: -20), ShelfMoves(units: 10))
    #expect(town.position("A", stock: 100, agreed: given).spare(settings: town.settings) == 50)
    // What expires first is what was promised first: 80 would, 20 of them go.
    let lots = [town.lot("S", 100, months: 2), town.lot("L", 10, months: 30)]
    let offer = town.position("A", stock: 110, lots: lots, agreed: given).offer(settings: town.settings)
    #expect(offer.expiring.map(\.packs) == [60] && offer.surplus == 0)
    // Demand over the cover 10, 20 or 30 with equal chances, ten of which are to come.
    let spread = QuantileDistribution(levels: [0.25, 0.5, 0.75], values: [10, 20, 30])
    let need = town.position("A", stock: 0, cover: spread, coupleYears: 1, agreed: received)
      .need(settings: town.settings)
    #expect(need.map(\.units) == [10, 10])
    #expect(need.map { ($0.worth * 3).rounded() } == [2, 1])
  }

  @Test func aLotIsOfUseAsFarAsDemandAfterTheOwnLotsGoes() {
    let own = [town.lot("A", 12, months: 2), town.lot("B", 5, months: 9)]
    let position = town.position("A", stock: 17, lots: own)
    #expect(position.usable(town.lot("X", 1, months: 1), asOf: town.settings.asOf) == 10)
    #expect(position.usable(town.lot("X", 1, months: 2), asOf: town.settings.asOf) == 8)
    #expect(position.usable(town.lot("X", 1, months: 12), asOf: town.settings.asOf) == 103)
    #expect(position.usable(StockLot(units: 1), asOf: town.settings.asOf) == .max)
  }

  @Test func idleStockIsSparedOnlyWhenItHasLain() {
    #expect(town.position("A", stock: 50, used: 0, demand: 0).spare(settings: town.settings) == 50)
    #expect(town.position("A", stock: 50, used: 0, demand: 0, months: 2).spare(settings: town.settings) == 0)
  }

  @Test func unitsAreWorthWhatTheyKeepFromGoingUnmet() {
    // Demand over the cover 10, 20 or 30 with equal chances; nothing on the shelf; each unit a couple-year.
    let spread = QuantileDistribution(levels: [0.25, 0.5, 0.75], values: [10, 20, 30])
    let pieces = town.position("A", stock: 0, cover: spread, coupleYears: 1).need(settings: town.settings)
    #expect(pieces.map(\.units) == [10, 10, 10])
    #expect(pieces.map { ($0.worth * 3).rounded() } == [3, 2, 1])
  }

  @Test func onlyWhatCannotWaitForAnOrderIsMissed() {
    // 15 units last to the middle of the second month; an order arrives after the first.
    #expect(town.position("A", stock: 15).need(settings: town.settings).isEmpty)
    #expect(!town.position("A", stock: 8).need(settings: town.settings).isEmpty)
  }
}

/// Transfers that look no further than to the arrival of an order placed now, a month away.
@Suite struct NextOrderTests {
  private let town = TransferTown(reach: .nextOrder)

  @Test func theDonorKeepsWhatItNeedsUntilThenAndTheOfficialMinimum() {
    // 10 a month: it needs 10, and two months of CPMA are 20.
    #expect(town.position("A", stock: 100).spare(settings: town.settings) == 80)
    // Demand of 40 a month ahead: 40 until an order comes, which is more than the minimum.
    #expect(town.position("A", stock: 100, demand: 40).spare(settings: town.settings) == 60)
    // It will run out before the order after the next: it is to watch, and gives nothing.
    #expect(town.position("A", stock: 25).spare(settings: town.settings) == 0)
    // Five fewer than three months need: what it gives beyond that it orders.
    let one = town.position("A", stock: 35).offer(settings: town.settings)
    #expect(one.surplus == 15 && one.replaced == 10 && one.lasting == 5)
  }

  /// Three months of ten: the level is 30.
  @Test func whereTheWarehouseHasTooLittleOnlyWhatNobodyMissesGoes() {
    let offer = town.position("A", stock: 60, resupply: .short(expected: 0)).offer(settings: town.settings)
    #expect(offer.surplus == 30 && offer.replaced == 0)
  }

  /// Nothing comes: what is missed is the demand of the whole cover, not of the month until an order comes.
  @Test func whereNothingComesTheWholeCoverIsMissed() {
    func missed(_ resupply: StockPosition.Resupply) -> Int {
      town.position("A", stock: 0, resupply: resupply).need(settings: town.settings).reduce(0) {
        $0 + $1.units
      }
    }
    #expect(missed(.full) == 10)
    #expect(missed(.short(expected: 0)) == 30)
    #expect(missed(.short(expected: 15)) == 15)
    // After what comes less is missed than before it does.
    #expect(missed(.short(expected: 25)) == 10)
  }

  @Test func whoWouldRunShortGetsWhatItWouldMissUntilThen() {
    #expect(town.position("A", stock: 8).need(settings: town.settings).map(\.units) == [2])
    #expect(town.position("A", stock: 0).need(settings: town.settings).map(\.units) == [10])
    // Nothing is missed before an order comes, though something is ordered.
    #expect(town.position("A", stock: 15).need(settings: town.settings).isEmpty)
  }

  /// Demand until the order comes 10, 20 or 30 with equal chances: no more comes than the service level needs.
  @Test func noMoreComesThanTheServiceLevelNeeds() {
    let spread = QuantileDistribution(levels: [0.25, 0.5, 0.75], values: [10, 20, 30])
    let pieces = town.position("A", stock: 12, cover: spread, coupleYears: 1).need(settings: town.settings)
    #expect(pieces.map(\.units) == [8, 10])
    #expect(pieces.map { ($0.worth * 3).rounded() } == [2, 1])
  }

  /// Two shelves of 60 and 0: the second gets ten for its month, and the first orders what it gave.
  @Test func donorsOrderWhatTheyGave() throws {
    let policy = TransferPolicy(
      settings: town.settings, worth: town.settings.transfers ?? TransferSettings(),
      facilities: FacilityDirectory(
        ["A", "B"].map {
          Facility(
            code: FacilityCode($0), name: $0, microNetwork: "M", network: "N", latitude: -6, longitude: -75)
        }))
    let moved = policy.transfers([town.position("A", stock: 60), town.position("B", stock: 0)])
    #expect(moved.map(\.units) == [10] && moved.first?.from == "A")
  }
}

/// Facilities that used 10 a month for a year, with a certain demand ahead, an order a month away and two between orders.
struct TransferTown {
  let settings: ForecastRun.Settings

  /// Transfers look over the whole cover unless said otherwise.
  init(reach: TransferReach = .cover) {
    settings = ForecastRun.Settings(
      asOf: Month(count: 2026 * 12 + 9), transfers: TransferSettings(reach: reach))
  }

  func position(
    _ facility: FacilityCode, _ product: ProductCode = "P", stock: Double?, used: Double = 10,
    demand: Double = 10,
    cover: QuantileDistribution? = nil, age: Int = 0, months: Int = 12, coupleYears: Double = 0.1,
    packSize: Int = 1, lots: [StockLot] = [], agreed: ShelfMoves = .none,
    resupply: StockPosition.Resupply = .full
  ) -> StockPosition {
    let last = settings.asOf.advanced(by: -age)
    let reports = (1 - months...0).map {
      (month: last.advanced(by: $0), quantities: StockQuantities(consumed: used, closing: stock))
    }
    let series = SupplySeries(
      facility: facility, product: product, reports: reports, lots: lots, through: settings.asOf)
    let cumulative = (1...12).map {
      cover ?? QuantileDistribution(levels: QuantileLevels.cumulative, values: certain(demand * Double($0)))
    }
    let assessment = AssessmentPolicy(settings: settings).assess(
      series, monthlyDemand: [], cumulativeDemand: cumulative, terms: OrderTerms(calendar: .assumed),
      coupleYearsPerUnit: coupleYears)
    let coverDemand = AssessmentPolicy(settings: settings).coverDemand(
      series, cumulativeDemand: cumulative, calendar: .assumed)
    guard let coverDemand else {
      preconditionFailure("twelve months of demand are some")
    }
    return StockPosition(
      assessment: assessment,
      coverDemand: coverDemand,
      coupleYearsPerUnit: coupleYears, packSize: packSize, demand: CumulativeDemand(cumulative),
      agreed: agreed, resupply: resupply)
  }

  /// A lot that expires so many months after the run's month.
  func lot(_ number: String, _ units: Double, months: Int, price: Double? = nil) -> StockLot {
    StockLot(
      number: number, expiry: .endOf(settings.asOf.advanced(by: months)), units: units, priceSoles: price)
  }

  private func certain(_ units: Double) -> [Double] { QuantileLevels.cumulative.map { _ in units } }
}
