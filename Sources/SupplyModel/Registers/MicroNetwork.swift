/// A micro-network by its whole path: names repeat from network to network, and from region to region.
///
///     // two places, though both are called SAN FERNANDO
///     MicroNetwork(name: "SAN FERNANDO", network: "NORTE") == MicroNetwork(name: "SAN FERNANDO", network: "SUR")  // false
public struct MicroNetwork: Hashable, Comparable, Sendable {
  /// Its name.
  public let name: String
  /// The network that it belongs to; nil when no register says.
  public let network: String?
  /// The regional authority above; nil when no register says.
  public let regionalAuthority: String?

  /// A micro-network.
  public init(name: String, network: String? = nil, regionalAuthority: String? = nil) {
    self.name = name
    self.network = network
    self.regionalAuthority = regionalAuthority
  }

  /// The one that a facility belongs to; nil where it belongs to none, or no register says.
  public init?(of facility: Facility) {
    guard let name = facility.microNetwork, !name.isEmpty else { return nil }
    self.init(name: name, network: facility.network, regionalAuthority: facility.regionalAuthority)
  }

  /// By name, then by what it belongs to.
  public static func < (left: MicroNetwork, right: MicroNetwork) -> Bool {
    (left.name, left.network ?? "", left.regionalAuthority ?? "")
      < (right.name, right.network ?? "", right.regionalAuthority ?? "")
  }
}

extension Collection where Element == MicroNetwork {
  /// The name of each, with what it belongs to where several have the same: `SAN FERNANDO (RED SUR)`.
  public var toldApart: [MicroNetwork: String] {
    Dictionary(grouping: Set(self), by: \.name).reduce(into: [:]) { names, homonyms in
      let networks = Set(homonyms.value.map(\.network))
      for place in homonyms.value {
        // The network says enough where each has its own.
        let above = networks.count == homonyms.value.count ? place.network : nil
        let path =
          above ?? [place.network, place.regionalAuthority].compactMap { $0 }.joined(separator: ", ")
        names[place] = homonyms.value.count > 1 && !path.isEmpty ? "\(place.name) (\(path))" : place.name
      }
    }
  }
}
