/// How far the figures of one facility in one month can be believed.
public enum QualityGrade: String, Sendable, Codable, CaseIterable {
  /// Good: 90 points or more and nothing that is wrong for certain.
  case good = "A"
  /// To be used with care: 60 points or more.
  case usable = "B"
  /// Poor: less.
  case poor = "C"
  /// No report at all.
  case notReported = "not_reported"
}
