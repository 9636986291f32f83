import Foundation

extension Facility {
  /// The earth's mean radius in kilometres.
  private static let earthRadius = 6371.0088

  /// Degrees north and east; nil where the register has none, nonsense, or the 0, 0 that stands for none.
  private var position: (latitude: Double, longitude: Double)? {
    guard let latitude, let longitude, abs(latitude) <= 90, abs(longitude) <= 180,
      latitude != 0 || longitude != 0
    else { return nil }
    return (latitude * .pi / 180, longitude * .pi / 180)
  }

  /// Kilometres to another facility as the crow flies; nil where either's place is unknown.
  ///
  /// The haversine formula, 2 r arcsin √(sin²(Δφ/2) + cos φ₁ cos φ₂ sin²(Δλ/2)), on a sphere (Sinnott 1984, *Virtues of
  /// the haversine*, Sky and Telescope 68:159). Roads and rivers are longer.
  ///
  ///     // Lima (12.0464 S, 77.0428 W) to Cusco (13.5320 S, 71.9675 W): 575 km
  public func kilometres(to other: Facility) -> Double? {
    guard let from = position, let to = other.position else { return nil }
    let (north, east) = (sin((to.latitude - from.latitude) / 2), sin((to.longitude - from.longitude) / 2))
    let half = north * north + cos(from.latitude) * cos(to.latitude) * east * east
    return 2 * Self.earthRadius * asin(min(1, half.squareRoot()))
  }
}
