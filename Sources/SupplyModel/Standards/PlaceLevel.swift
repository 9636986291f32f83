/// The levels at which a service is run, and its figures are added up.
public enum PlaceLevel: String, Sendable, Codable, CaseIterable, Comparable {
  /// One facility that reports.
  case facility
  /// A micro-network (microrred).
  case microNetwork = "micro_network"
  /// A network (red).
  case network
  /// A regional health authority (DIRESA, GERESA, DIRIS).
  case regionalAuthority = "regional_authority"
  /// Everything that the database holds.
  case all

  /// The word of a level in the files of a backtest.
  public var backtestKey: String {
    switch self {
    case .facility, .microNetwork, .network, .regionalAuthority: rawValue
    case .all: "country"
    }
  }

  /// The narrowest first.
  public static func < (left: PlaceLevel, right: PlaceLevel) -> Bool { left.rank < right.rank }
  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// A place at one level, by its whole path: names of micro-networks repeat from network to network.
///
/// Facilities of which no register says where they belong have a place of their own at each level, whose name is empty.
public struct ServicePlace: Hashable, Sendable, Codable {
  /// The level.
  public let level: PlaceLevel
  /// The code of a facility; else the names from the regional authority down, empty where unknown; none of everything.
  public let path: [String]

  /// A place by its parts.
  public init(level: PlaceLevel, path: [String]) {
    self.level = level
    self.path = path
  }

  /// Everything that the database holds.
  public static let all = ServicePlace(level: .all, path: [])

  /// The place to which a facility belongs at a level.
  public init(of facility: Facility, at level: PlaceLevel) {
    let (authority, network) = (facility.regionalAuthority ?? "", facility.network ?? "")
    self.level = level
    switch level {
    case .facility: path = [facility.code.text]
    case .microNetwork: path = [authority, network, facility.microNetwork ?? ""]
    case .network: path = [authority, network]
    case .regionalAuthority: path = [authority]
    case .all: path = []
    }
  }

  /// Its own name or code; empty for everything, and where no register names it.
  public var name: String { path.last ?? "" }

  /// Whether no register says which place it is.
  public var isUnknown: Bool { level != .all && name.isEmpty }
}

extension ServicePlace: Comparable {
  /// By level, then path.
  public static func < (left: ServicePlace, right: ServicePlace) -> Bool {
    left.level != right.level ? left.level < right.level : left.path.lexicographicallyPrecedes(right.path)
  }
}
