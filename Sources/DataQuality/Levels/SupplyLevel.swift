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
