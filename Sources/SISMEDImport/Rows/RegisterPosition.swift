/// Where a register says that a facility of Peru stands.
///
/// RENIPRESS holds the latitude in NORTE and the longitude in ESTE, MINSA's older IPRESS file the other way round. Peru lies
/// between 0.1 and −18.5 degrees north and between −68.5 and −81.5 east, so that the two cannot be mistaken.
struct RegisterPosition: Equatable {
  /// How the two numbers were read.
  enum Reading: Equatable {
    /// Latitude in NORTE, longitude in ESTE.
    case asWritten
    /// The other way round.
    case swapped
    /// None is stated, or the zeros that stand for none.
    case unknown
    /// Neither way lies in Peru: no distance is counted from there.
    case outside
  }

  /// Degrees north; nil where the place is unknown.
  let latitude: Double?
  /// Degrees east; nil where the place is unknown.
  let longitude: Double?
  /// How they were read.
  let reading: Reading

  private static let latitudes = -18.5...0.1
  private static let longitudes = -81.5...(-68.5)

  /// Reads the two columns, in degrees.
  ///
  ///     RegisterPosition(north: -75, east: -10)  // latitude -10, longitude -75: swapped
  init(north: Double?, east: Double?) {
    var place: (latitude: Double, longitude: Double)?
    if let north, let east {
      if Self.isInPeru(north, east) {
        (place, reading) = ((north, east), .asWritten)
      } else if Self.isInPeru(east, north) {
        (place, reading) = ((east, north), .swapped)
      } else {
        reading = north.magnitude < 0.1 && east.magnitude < 0.1 ? .unknown : .outside
      }
    } else {
      reading = .unknown
    }
    latitude = place?.latitude
    longitude = place?.longitude
  }

  private static func isInPeru(_ latitude: Double, _ longitude: Double) -> Bool {
    latitudes.contains(latitude) && longitudes.contains(longitude)
  }
}
