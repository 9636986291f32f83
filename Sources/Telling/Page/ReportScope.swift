import StockPolicy
import SupplyModel

/// Whom a page is for: everybody of the run, or those who work in some of its facilities.
public enum ReportScope: Sendable, Hashable {
  /// The whole run, for the region's logistician.
  case region
  /// The facilities of a micro-network, for its pharmacist; nil are those without one.
  case microNetwork(MicroNetwork?)
  /// One facility, by code.
  case facility(FacilityCode)

  /// How pages are split.
  public enum Split: String, Sendable, CaseIterable {
    /// A page for the whole run alone.
    case region
    /// A page for each micro-network beside.
    case microNetwork = "micro-network"
    /// A page for each facility beside.
    case facility
  }

  /// Whether a facility belongs to it.
  func holds(_ facility: Facility) -> Bool {
    switch self {
    case .region: true
    case .microNetwork(let place): MicroNetwork(of: facility) == place
    case .facility(let code): facility.code == code
    }
  }
}

extension ReportInput {
  /// The same input with what concerns the facilities of a scope: their lines, trips and calendars.
  ///
  /// Names still come from the whole run, so that a product is called the same on every page.
  ///
  /// - Parameters:
  ///   - scope: whose page it is.
  ///   - codes: its facilities.
  ///   - places: where in the whole run their lines lie.
  func only(_ scope: ReportScope, codes: [FacilityCode], places: LinePlaces) -> ReportInput {
    func holds(_ code: FacilityCode) -> Bool { scope.holds(facilities[code]) }
    var part = self
    part.run = ForecastRun(
      settings: run.settings, assessments: places.assessments.of(codes).map { run.assessments[$0] },
      transfers: run.transfers.filter { holds($0.from) || holds($0.to) },
      calendars: codes.reduce(into: [:]) { $0[$1] = run.calendars[$1] })
    part.findings = findings.only(where: holds)
    let kept = places.history.of(codes)
    part.history = kept.map { history[$0] }
    part.demands = demands.count == history.count ? kept.map { demands[$0] } : []
    return part
  }
}

/// Where in a run the lines of each facility lie, so that a page of one of a thousand facilities looks through none but its own.
struct LinePlaces {
  /// The places of a list by facility.
  struct Places {
    private let places: [FacilityCode: [Int]]

    init(_ facilities: [FacilityCode]) {
      places = Dictionary(grouping: facilities.indices) { facilities[$0] }
    }

    /// The places of some facilities, ascending.
    func of(_ facilities: [FacilityCode]) -> [Int] { facilities.flatMap { places[$0] ?? [] }.sorted() }
  }

  let assessments: Places
  let history: Places
  let earlier: Places

  init(_ input: ReportInput) {
    assessments = Places(input.run.assessments.map(\.facility))
    history = Places(input.history.map(\.facility))
    earlier = Places(input.earlier?.assessments.map(\.facility) ?? [])
  }
}
