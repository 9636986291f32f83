import SupplyModel

/// The quality grade of every facility in every month, for whoever weighs months by how far they can be believed.
///
///     let quality = try FindingReview(database: database, latestMonth: origin).grades(through: origin)
///     let weight = (quality["06528F01", month]?.score ?? 0) / 100
public struct NetworkQuality: Sendable, Equatable {
  /// The grades of each facility by its code: every month from its first report or finding to the last month asked
  /// for, in order, months without a report among them.
  public let months: [FacilityCode: [FacilityMonthQuality]]

  /// Grades the months of all facilities.
  ///
  /// - Parameters:
  ///   - histories: which products each facility reported when; each facility once.
  ///   - findings: of any facility, in any order.
  ///   - lastMonth: the last month to grade.
  ///   - grader: the weights and limits.
  /// - Complexity: O(months of all facilities + findings).
  public init(
    histories: [FacilityHistory], findings: [Finding], through lastMonth: Month,
    grader: QualityGrader = QualityGrader()
  ) {
    let ofFacility = Dictionary(grouping: findings) { $0.subject?.facility ?? "" }
    months = histories.reduce(into: [:]) { months, history in
      let own = ofFacility[history.facility] ?? []
      months[history.facility] = grader.grades(of: history, findings: own, through: lastMonth)
    }
  }

  /// The grade of a facility in a month; nil before its first report, after the last month, and for a code unknown.
  ///
  /// - Complexity: O(1).
  public subscript(facility: FacilityCode, month: Month) -> FacilityMonthQuality? {
    guard let graded = months[facility], let first = graded.first?.month else { return nil }
    let index = first.distance(to: month)
    return graded.indices.contains(index) ? graded[index] : nil
  }
}
