/// The rules that are compared.
public enum ReplayRule: String, Sendable, CaseIterable, Codable {
  /// What happened, as it was reported.
  case happened
  /// The mean of the last three months times the months to cover, times a factor.
  case recentAverage = "recent_average"
  /// The official average (CPMA) times the months to cover, times a factor.
  case official
  /// Nothing above two official averages, else up to six.
  case minMax = "min_max"
  /// Up to a quantile of the demand to cover.
  case colca
  /// The same, after moving what neighbours can spare.
  case colcaWithTransfers = "colca_with_transfers"
}
