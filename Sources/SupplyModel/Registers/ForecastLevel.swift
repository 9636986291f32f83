/// The levels above facilities at which demand is forecast.
public enum ForecastLevel: String, Sendable, CaseIterable {
  /// A micro-network (microrred).
  case microNetwork = "micro_network"
  /// A network (red).
  case network
  /// A regional health authority (DIRESA, GERESA, DIRIS).
  case regionalAuthority = "regional_authority"
  /// All facilities.
  case country

  /// From the nearest to facilities on.
  public var order: Int {
    switch self {
    case .microNetwork: 0
    case .network: 1
    case .regionalAuthority: 2
    case .country: 3
    }
  }

  /// The names under which a facility belongs to a place of this level; nil where the register does not tell.
  ///
  /// From the regional authority down, for two networks may have micro-networks of one name; empty for the country.
  public func names(of facility: Facility) -> [String]? {
    switch self {
    case .country: []
    case .regionalAuthority: facility.regionalAuthority.map { [$0] }
    case .network: facility.network.map { [facility.regionalAuthority ?? "", $0] }
    case .microNetwork:
      facility.microNetwork.map { [facility.regionalAuthority ?? "", facility.network ?? "", $0] }
    }
  }
}
