import SupplyModel

/// Which facilities an account is for.
public enum AccountPlace: Hashable, Sendable, Codable {
  /// All that the database knows.
  case all
  /// Those of a regional authority.
  case authority(String)
  /// Those of a network of a regional authority; names of networks repeat from one authority to another.
  case network(String, authority: String?)
  /// Those of a micro-network.
  case microNetwork(String, network: String?, authority: String?)

  /// The place of a micro-network.
  public init(_ place: MicroNetwork) {
    self = .microNetwork(place.name, network: place.network, authority: place.regionalAuthority)
  }

  /// Its own name, as registers have it; empty of all facilities.
  public var name: String {
    switch self {
    case .all: ""
    case .authority(let name), .network(let name, _), .microNetwork(let name, _, _): name
    }
  }

  /// Whether a facility lies in it, as registers have it; one that no register places lies in `.all` alone.
  public func holds(_ facility: Facility) -> Bool {
    switch self {
    case .all: true
    case .authority(let authority): facility.regionalAuthority == authority
    case .network(let network, let authority):
      facility.network == network && facility.regionalAuthority == authority
    case .microNetwork(let name, let network, let authority):
      facility.microNetwork == name && facility.network == network && facility.regionalAuthority == authority
    }
  }

  /// The places that some facilities lie in, the whole first, then by level and name.
  public static func places(of facilities: some Sequence<Facility>) -> [AccountPlace] {
    var (authorities, networks, microNetworks): (Set<String>, Set<MicroNetwork>, Set<MicroNetwork>) = (
      [], [], []
    )
    for facility in facilities {
      let (authority, network) = (known(facility.regionalAuthority), known(facility.network))
      if let authority { authorities.insert(authority) }
      if let network { networks.insert(MicroNetwork(name: network, regionalAuthority: authority)) }
      if let place = MicroNetwork(of: facility) { microNetworks.insert(place) }
    }
    return [.all] + authorities.sorted().map { .authority($0) }
      + networks.sorted().map { .network($0.name, authority: $0.regionalAuthority) }
      + microNetworks.sorted().map { AccountPlace($0) }
  }

  private static func known(_ name: String?) -> String? { name.flatMap { $0.isEmpty ? nil : $0 } }
}
