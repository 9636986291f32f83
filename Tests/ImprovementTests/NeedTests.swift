import StockPolicy
import SupplyModel
import Testing

@testable import Improvement

/// Need and service of a few facilities, by hand.
@Suite struct NeedTests {
  private let october = Month(count: 2026 * 12 + 9)
  private let pill: ProductCode = "18102"
  private let device: ProductCode = "08068"

  private func series(
    _ facility: FacilityCode, _ product: ProductCode, _ months: [(ago: Int, used: Double, closing: Double)]
  ) -> SupplySeries {
    SupplySeries(
      facility: facility, product: product,
      reports: months.map {
        (
          month: october.advanced(by: -$0.ago),
          quantities: StockQuantities(
            opening: nil, received: nil, consumed: $0.used, adjustment: nil, closing: $0.closing)
        )
      }, through: october)
  }

  private func facility(_ code: FacilityCode, _ east: Double, microNetwork: String = "SUR") -> Facility {
    Facility(
      code: code, name: code.text, microNetwork: microNetwork, network: "UNO", regionalAuthority: "CUSCO",
      latitude: -13.5, longitude: east)
  }

  private func input(_ histories: [SupplySeries], _ facilities: [Facility] = []) -> NeedInput {
    NeedInput(
      reported: histories, directory: FacilityDirectory(facilities), products: ProductCatalogue([]))
  }

  private func month(_ facility: FacilityCode, _ ago: Int = 0, visits: Double?, hours: Double?, need: Double?)
    -> ServiceMonth
  {
    ServiceMonth(
      facility: facility, month: october.advanced(by: -ago), service: "pf", visits: visits, shiftHours: hours,
      need: need)
  }

  @Test func couplesAreUnitsOfAYearByTheFactor() throws {
    // 26 cycles in two months of a year like them: 26 ÷ 13 × 12 ÷ 2 = 12 couples; a device has no factor, and 4.6 couple-years.
    var input = input([
      series("A", pill, [(1, 13, 5), (0, 13, 0)]), series("A", device, [(1, 0, 1), (0, 1, 1)]),
    ])
    input.populations = [ServedPopulation(facility: "A", year: 2026, women: 100, couples: 48)]
    let period = october.advanced(by: -11)...october
    let own = try #require(NeedMeasurer(input).facilities(period).first)
    #expect(own.monthsReported == 2 && own.protected == 12)
    #expect(abs((own.coupleYears ?? 0) - (26 * 0.066667 + 4.6) * 6) < 1e-9)
    #expect(own.empty == Tally(met: 1, total: 4))
    let place = try #require(
      PlaceNeed.list([own], period, at: .all, directory: input.directory).first)
    #expect(place.protectedOfCouples.value(.share) == 0.25 && place.protectedOfWomen.value(.share) == 0.12)
    #expect(input.methodFactors.map(\.source) == [.common, .unknown])
    input.factors = ProtectionFactors(stated: [("dispositivo", 0.5)])
    #expect(NeedMeasurer(input).facilities(period).first?.protected == 24)
    #expect(input.unusedFactors.isEmpty)
    input.factors = ProtectionFactors(stated: [("implante", 0.4)])
    #expect(input.unusedFactors == ["implante"])
  }

  @Test func withoutADenominatorThereIsNoShare() throws {
    var input = input([series("A", pill, [(0, 13, 5)]), series("B", pill, [(0, 13, 5)])])
    input.populations = [
      ServedPopulation(facility: "A", year: 2025, women: 0),
      ServedPopulation(facility: "B", year: 2027, couples: 9),
      ServedPopulation(facility: "C", year: 2026, couples: 10),
    ]
    let places = PlaceNeed.list(
      NeedMeasurer(input).facilities(october...october), october...october, at: .all,
      directory: input.directory)
    let all = try #require(places.first)
    // B's people are of a year to come, A's are none, and C reported nothing: nobody counts on both sides.
    #expect(all.facilities == 3 && all.withPopulation == 2 && all.populationYear == 2025)
    #expect(all.protectedOfCouples.value(.share) == nil && all.protectedOfWomen.value(.share) == nil)
    #expect(all.visits == nil && all.visitsOfNeed.value(.share) == nil && all.unmetVisits == nil)
  }

  @Test func couplesByMethodAddUp() throws {
    var input = input([])
    input.populations = [
      ServedPopulation(facility: "A", year: 2026, method: "implante", couples: 40),
      ServedPopulation(facility: "A", year: 2026, method: "condón", couples: 2),
    ]
    #expect(NeedMeasurer(input).facilities(october...october).first?.couples == 42)
    input.populations.append(ServedPopulation(facility: "A", year: 2026, couples: 50))
    #expect(NeedMeasurer(input).facilities(october...october).first?.couples == 50)
  }

  @Test func visitsWithoutTheMethodFollowWhatWasNotMet() throws {
    var input = input([series("A", pill, [(1, 10, 5), (0, 30, 0)])])
    input.demands = [
      EstimatedDemand(entries: [
        .init(quantity: 10, isCorrected: false), .init(quantity: 40, isCorrected: true),
      ])
    ]
    // Ten of forty were not met: a quarter of the visits of that month; in a month without a report nobody knows.
    input.services = [
      month("A", 0, visits: 80, hours: nil, need: 100), month("A", 1, visits: 20, hours: 10, need: nil),
      month("A", 2, visits: 50, hours: nil, need: nil),
    ]
    let own = try #require(NeedMeasurer(input).facilities(october.advanced(by: -2)...october).first)
    #expect(own.withoutMethod == Tally(met: 20, total: 100))
    #expect(own.visitsOfNeed == Tally(met: 80, total: 100) && own.visitsOfHours == Tally(met: 20, total: 10))
    #expect(own.visits == 150 && own.month == nil)
  }
}

/// Which shifts move.
@Suite struct ShiftProposalTests {
  private let october = Month(count: 2026 * 12 + 9)

  private func proposal(
    _ months: [(
      code: FacilityCode, hours: Double, need: Double, visits: Double, east: Double?, place: String
    )],
    _ change: (inout ShiftRules) -> Void = { _ in }
  ) -> ShiftProposal {
    let facilities = months.map {
      Facility(
        code: $0.code, name: $0.code.text, microNetwork: $0.place, network: "UNO", regionalAuthority: "CUSCO",
        latitude: $0.east == nil ? nil : -13.5, longitude: $0.east)
    }
    var input = NeedInput(
      reported: [], directory: FacilityDirectory(facilities), products: ProductCatalogue([]))
    input.services = months.map {
      ServiceMonth(
        facility: $0.code, month: october, service: "pf", visits: $0.visits, shiftHours: $0.hours,
        need: $0.need)
    }
    var rules = ShiftRules()
    rules.visitsPerHour = 2
    change(&rules)
    return ShiftProposal(
      NeedMeasurer(input).facilities(october...october), rules: rules, directory: input.directory)
  }

  @Test func whoHasHoursToSpareGivesThemToWhoMissesMost() throws {
    // A needs 40 ÷ 2 = 20 of its 60 hours: 40 spare, six shifts of six. B misses 30 hours and 60 visits: five shifts.
    let found = proposal([
      ("A", 60, 40, 30, -72.0, "SUR"), ("B", 20, 100, 40, -72.05, "SUR"), ("C", 20, 41, 39, -72.06, "SUR"),
    ])
    #expect(found.visitsPerHour == 2 && found.unmet == 10 + 60 + 2)
    // C misses half an hour: one shift serves its two visits.
    #expect(found.moves.map { "\($0.to.facility) \($0.hours) \($0.visits)" } == ["B 30 60.0", "C 6 1.0"])
    #expect(found.served == 61)
  }

  @Test func nobodyIsSentTooFarOrToAnotherMicroNetwork() {
    let places:
      [(code: FacilityCode, hours: Double, need: Double, visits: Double, east: Double?, place: String)] = [
        ("A", 60, 40, 30, -72.0, "SUR"), ("B", 20, 100, 40, -72.5, "SUR"),
        ("C", 20, 100, 40, -72.01, "NORTE"),
        ("D", 20, 100, 40, nil, "SUR"),
      ]
    #expect(proposal(places).moves.isEmpty && proposal(places).unplaced == ["D"])
    #expect(proposal(places) { $0.within = .network }.moves.map(\.to.facility) == ["C"])
    #expect(
      proposal(places) {
        $0.within = .network
        $0.withinKilometres = 100
      }.moves.map(\.hours).reduce(0, +) == 36)
  }

  @Test func withoutHoursThereIsNoProposal() {
    let found = ShiftProposal([], rules: ShiftRules(), directory: FacilityDirectory([]))
    #expect(found.visitsPerHour == nil && found.moves.isEmpty)
    // All visits ÷ all hours where nobody says: (30 + 40) ÷ (60 + 20).
    let own = proposal([("A", 60, 40, 30, -72, "SUR"), ("B", 20, 100, 40, -72.05, "SUR")]) {
      $0.visitsPerHour = nil
    }
    #expect(own.visitsPerHour == 70.0 / 80)
  }

  @Test func methodsAreToldByCodeAndByName() {
    let catalogue = ProductCatalogue([
      Product(code: "90001", name: "PRESERVATIVO FEMENINO"), Product(code: "00143", name: "PARACETAMOL"),
    ])
    let methods = MethodNames(of: ["18102", "90001", "00143", "18102"], in: catalogue)
    #expect(
      methods["18102"] == "Anticonceptivo oral combinado" && methods["90001"] == "PRESERVATIVO FEMENINO")
    #expect(methods["00143"] == nil && methods["08068"] == nil && methods.all.count == 2)
  }
}
