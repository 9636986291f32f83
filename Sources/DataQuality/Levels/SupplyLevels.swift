import SupplyModel

/// The levels at which stock and consumption are added up, the narrowest first.
public enum SupplyLevel: String, Sendable, Codable, CaseIterable, Comparable {
  /// One pharmacy of a health facility: its own (F01) or a communal post's (F02 …).
  case pharmacy
  /// One health facility (IPRESS) with all its pharmacies.
  case healthFacility = "health_facility"
  /// A micro-network (microrred).
  case microNetwork = "micro_network"
  /// A network (red).
  case network
  /// A regional health authority (DIRESA, GERESA, DIRIS).
  case regionalAuthority = "regional_authority"
  /// A warehouse: stock that no level of health facilities counts as its own.
  case warehouse

  /// In the order of the cases.
  public static func < (left: SupplyLevel, right: SupplyLevel) -> Bool { left.rank < right.rank }
  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// A place at one level, by its whole path: names of micro-networks repeat from network to network.
public struct LevelPlace: Sendable, Hashable, Codable {
  /// The level.
  public let level: SupplyLevel
  /// The code of a pharmacy, health facility or warehouse; nil above.
  public let code: String?
  /// The regional authority, nil when no register names it.
  public let regionalAuthority: String?
  /// The network; nil when unknown, and above networks.
  public let network: String?
  /// The micro-network; nil when unknown, and above micro-networks.
  public let microNetwork: String?

  /// The place of a facility at a level; nil where the facility has none, as a warehouse below its own level.
  ///
  /// Above health facilities the place of one whose register entry is missing is that of everything unknown.
  public init?(of facility: Facility, at level: SupplyLevel) {
    let kind = FacilityKind(facility.code)
    guard (kind == .warehouse) == (level == .warehouse) else { return nil }
    self.level = level
    switch (level, kind) {
    case (.pharmacy, _), (.warehouse, _): code = facility.code.text
    case (.healthFacility, .pharmacy(let healthFacility)): code = healthFacility
    case (.healthFacility, _): code = facility.code.text
    default: code = nil
    }
    regionalAuthority = facility.regionalAuthority
    network = level == .regionalAuthority ? nil : facility.network
    microNetwork = level == .regionalAuthority || level == .network ? nil : facility.microNetwork
  }
}

extension LevelPlace: Comparable {
  /// By level, then path, then code; what is unknown comes first.
  public static func < (left: LevelPlace, right: LevelPlace) -> Bool {
    left.sortKey.lexicographicallyPrecedes(right.sortKey)
  }

  private var sortKey: [String] {
    let rank = SupplyLevel.allCases.firstIndex(of: level) ?? 0
    return [String(rank), regionalAuthority ?? "", network ?? "", microNetwork ?? "", code ?? ""]
  }
}
