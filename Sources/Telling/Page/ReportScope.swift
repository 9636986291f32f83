import StockPolicy
import SupplyModel

/// Whom a page is for: everybody of the run, or those who work in some of its facilities.
public enum ReportScope: Sendable, Hashable {
  /// The whole run, for the region's logistician.
  case region
  /// The facilities of a micro-network, for its pharmacist; nil are those without one.
  case microNetwork(String?)
  /// One facility, by code.
  case facility(String)

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
    case .microNetwork(let name): facility.microNetwork == name
    case .facility(let code): facility.code == code
    }
  }
}

extension ReportInput {
  /// The same input with what concerns the facilities of a scope: their lines, trips and calendars.
  ///
  /// Names still come from the whole run, so that a product is called the same on every page.
  func only(_ scope: ReportScope) -> ReportInput {
    guard scope != .region else { return self }
    func holds(_ code: FacilityCode) -> Bool { scope.holds(facilities[code]) }
    var part = self
    part.run = ForecastRun(
      settings: run.settings, assessments: run.assessments.filter { holds($0.facility) },
      transfers: run.transfers.filter { holds($0.from) || holds($0.to) },
      calendars: run.calendars.filter { holds($0.key) })
    part.findings = findings.only(where: holds)
    let kept = history.indices.filter { holds(history[$0].facility) }
    part.history = kept.map { history[$0] }
    part.demands = demands.count == history.count ? kept.map { demands[$0] } : []
    return part
  }
}
