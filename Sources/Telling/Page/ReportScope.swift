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

  /// The scopes of parts that a facility belongs to.
  static func parts(of facility: Facility) -> [ReportScope] {
    [.microNetwork(MicroNetwork(of: facility)), .facility(facility.code)]
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
    var part = self
    part.run = ForecastRun(
      settings: run.settings, assessments: places.assessments.of(codes).map { run.assessments[$0] },
      transfers: places.transfers[scope, default: []].map { run.transfers[$0] },
      calendars: codes.reduce(into: [:]) { $0[$1] = run.calendars[$1] })
    part.findings = findings.only(at: places.findings[scope, default: []])
    let kept = places.history.of(codes)
    part.history = kept.map { history[$0] }
    part.demands = demands.count == history.count ? kept.map { demands[$0] } : []
    return part
  }
}

/// Where in a run the lines of each facility and each part lie, so that a page of one of a thousand facilities looks through none but its
/// own.
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
  /// Transfers that begin or end in a part, ascending.
  let transfers: [ReportScope: [Int]]
  /// Findings of the facilities of a part, ascending.
  let findings: [ReportScope: [Int]]
  private let codes: [ReportScope: [FacilityCode]]

  init(_ input: ReportInput, order: FacilityOrder) {
    var known: [FacilityCode: [ReportScope]] = [:]
    func parts(of code: FacilityCode) -> [ReportScope] {
      if let parts = known[code] { return parts }
      let parts = ReportScope.parts(of: input.facilities[code])
      known[code] = parts
      return parts
    }
    codes = order.codes.reduce(into: [:]) { codes, code in
      for part in parts(of: code) { codes[part, default: []].append(code) }
    }
    transfers = input.run.transfers.enumerated().reduce(into: [:]) { places, transfer in
      for part in Set(parts(of: transfer.element.from) + parts(of: transfer.element.to)) {
        places[part, default: []].append(transfer.offset)
      }
    }
    findings = input.findings.facilities.enumerated().reduce(into: [:]) { places, facility in
      guard let code = facility.element else { return }
      for part in parts(of: code) { places[part, default: []].append(facility.offset) }
    }
    assessments = Places(input.run.assessments.map(\.facility))
    history = Places(input.history.map(\.facility))
    earlier = Places(input.earlier?.assessments.map(\.facility) ?? [])
  }

  /// The facilities of a part, in order; none of one that no facility belongs to.
  func codes(of scope: ReportScope) -> [FacilityCode] { codes[scope, default: []] }
}
