import StockPolicy
import SupplyModel

/// Whom a page is for: everybody of the run, or those who work in some of its facilities.
public enum ReportScope: Sendable, Hashable {
  /// The whole run.
  case region
  /// The facilities of a regional authority; nil are those of which no register tells it.
  case authority(String?)
  /// The facilities of a network; nil are those of an authority of which no register tells the network.
  case network(String?, authority: String?)
  /// The facilities of a micro-network, for its pharmacist; nil are those of which registers tell nothing above, and one without a name
  /// those of a network that belong to none.
  case microNetwork(MicroNetwork?)
  /// One facility, by code.
  case facility(FacilityCode)

  /// How pages are split.
  public enum Split: String, Sendable, CaseIterable {
    /// A page for the whole run alone.
    case region
    /// Pages down to each micro-network.
    case microNetwork = "micro-network"
    /// Pages down to each facility.
    case facility

    /// Pages of more facilities than this would fill a folder with half a gigabyte, night after night.
    public static let mostFacilityPages = 1000

    /// How pages are split where nobody says: to each facility, as far as those are no more than `mostFacilityPages`.
    static func usual(for run: ForecastRun) -> Split {
      Set(run.assessments.map(\.facility)).count > mostFacilityPages ? .microNetwork : .facility
    }
  }

  /// The scopes that a facility belongs to, the widest first, itself last.
  static func path(of facility: Facility) -> [ReportScope] {
    let (authority, network) = (known(facility.regionalAuthority), known(facility.network))
    let none: MicroNetwork? =
      authority == nil && network == nil
      ? nil : MicroNetwork(name: "", network: network, regionalAuthority: authority)
    return [
      .authority(authority), .network(network, authority: authority),
      .microNetwork(MicroNetwork(of: facility) ?? none), .facility(facility.code),
    ]
  }

  private static func known(_ name: String?) -> String? { name.flatMap { $0.isEmpty ? nil : $0 } }
}

extension ReportInput {
  /// The same input with what concerns the facilities of a scope: their lines, trips and calendars.
  ///
  /// Names still come from the whole run, so that a product is called the same on every page. What warehouses have is that of the
  /// whole run too: they know of no scope.
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
  /// Transfers that begin or end in a part, ascending.
  let transfers: [ReportScope: [Int]]
  /// Findings of the facilities of a part, ascending.
  let findings: [ReportScope: [Int]]

  init(_ input: ReportInput) {
    var known: [FacilityCode: [ReportScope]] = [:]
    func parts(of code: FacilityCode) -> [ReportScope] {
      if let parts = known[code] { return parts }
      let parts = ReportScope.path(of: input.facilities[code])
      known[code] = parts
      return parts
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
  }
}
