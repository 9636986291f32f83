import SupplyModel

/// Which findings somebody asks for, and in which order.
public struct FindingFilter: Sendable, Equatable {
  /// What comes first.
  public enum Order: String, Sendable, CaseIterable {
    /// The gravest.
    case severity
    /// Files in the order of their import, then histories by facility and product.
    case place
    /// The earliest month; what is of none before all.
    case month
  }

  /// Only those at least as grave; a code that is asked for comes whatever its severity is.
  public var severity = Finding.Severity.warning
  /// Only those of this code.
  public var code: FindingCode?
  /// Only those of this facility.
  public var facility: FacilityCode?
  /// Only those of this product.
  public var product: ProductCode?
  /// Only those of this month.
  public var month: Month?
  /// Their order.
  public var order = Order.severity
  /// Only those that stand so.
  public var states = FindingState.allCases.filter(\.isStanding)
  /// Only this one, by its key: `FindingKey.id`.
  public var id: String?

  /// Every finding from a warning on about which something is still to be done, the gravest first.
  public init() {}

  /// Those of some findings that are asked for, in their order; what the order does not tell apart stays as it was.
  func findings(among all: [ReviewedFinding]) -> [ReviewedFinding] {
    let wanted = all.filter { one in
      (one.finding.severity >= severity || one.finding.code == code || id != nil)
        && states.contains(one.state) && (id == nil || one.id == id)
        && (code == nil || one.finding.code == code)
        && (facility == nil || one.facility == facility)
        && (product == nil || one.product == product) && (month == nil || one.month == month)
    }
    switch order {
    case .place: return wanted
    case .severity: return Self.sorted(wanted) { $0.finding.severity > $1.finding.severity }
    case .month:
      let none = Month(count: 0)
      return Self.sorted(wanted) { ($0.month ?? none) < ($1.month ?? none) }
    }
  }

  /// Sorts, and leaves what is alike in its order.
  private static func sorted(
    _ findings: [ReviewedFinding], by comesFirst: (ReviewedFinding, ReviewedFinding) -> Bool
  ) -> [ReviewedFinding] {
    findings.enumerated().sorted { left, right in
      if comesFirst(left.element, right.element) { return true }
      return !comesFirst(right.element, left.element) && left.offset < right.offset
    }.map(\.element)
  }
}

extension FindingReview {
  /// The findings that are asked for.
  ///
  /// - Throws: `ColcaError`.
  public func findings(_ filter: FindingFilter) throws -> [ReviewedFinding] {
    filter.findings(among: try findings(includingClosed: filter.states.contains(.mended)))
  }
}
