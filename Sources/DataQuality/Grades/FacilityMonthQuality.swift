import SupplyModel

/// The quality grade of one facility in one month, with what led to it.
public struct FacilityMonthQuality: Sendable, Equatable, Codable {
  /// One reason: a code, how much of the month it affects, and the points it took.
  public struct Reason: Sendable, Equatable, Codable {
    /// What was found.
    public let code: FindingCode
    /// Products of the month that it affects, or findings where they name no product.
    public let count: Int
    /// Share of the month's products that it affects, 0…1.
    public let share: Double
    /// Points of 100 that it took.
    public let points: Double
  }

  /// The facility's code.
  public let facility: FacilityCode
  /// The month.
  public let month: Month
  /// The grade.
  public let grade: QualityGrade
  /// 100 less the points of all reasons, never below 0; 0 when not reported.
  public let score: Double
  /// The reasons, gravest first; empty for a spotless month and one that was not reported.
  public let reasons: [Reason]

  /// A grade with its reasons.
  public init(facility: FacilityCode, month: Month, grade: QualityGrade, score: Double, reasons: [Reason]) {
    self.facility = facility
    self.month = month
    self.grade = grade
    self.score = score
    self.reasons = reasons
  }
}
