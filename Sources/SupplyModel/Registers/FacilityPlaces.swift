/// Where some facilities stand, looked up once, for whoever asks for many ways between them.
public struct FacilityPlaces: Sendable {
  private let positions: [FacilityCode: Facility.Position]

  /// The places that a directory knows of some facilities.
  public init(_ facilities: some Sequence<FacilityCode>, in directory: FacilityDirectory) {
    positions = facilities.reduce(into: [:]) { positions, code in
      if positions[code] == nil { positions[code] = directory[code].position }
    }
  }

  /// Kilometres as the crow flies, as `Facility.kilometres(to:)` gives them; nil where either's place is unknown or was not looked up.
  public func kilometres(from: FacilityCode, to: FacilityCode) -> Double? {
    guard let from = positions[from], let to = positions[to] else { return nil }
    return from.kilometres(to: to)
  }
}
