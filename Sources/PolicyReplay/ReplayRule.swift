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
  /// Up to a quantile of the demand to cover as Colca forecasts it, and nothing else.
  case quantile
  /// The same, after moving what neighbours can spare.
  case quantileWithTransfers = "quantile_with_transfers"
  /// Orders as Colca makes them: service levels by substitute, floor and ceiling, packs.
  case colca
  /// The same, after moving what neighbours can spare.
  case colcaWithTransfers = "colca_with_transfers"

  /// Those of Colca, the fuller after the plainer.
  public static let own: [ReplayRule] = [.quantile, .quantileWithTransfers, .colca, .colcaWithTransfers]
}
