import Foundation

/// A place that keeps stock and reports it: a pharmacy of a health facility, or a warehouse.
///
/// `code` is the SISMED pharmacy code (`06528F01`) for SISMED data, and verbatim text for the open
/// layout. Everything but the code may be unknown: facilities are seen in reports before any register names them.
public struct Facility: Hashable, Sendable, Codable {
  /// The key: SISMED pharmacy code, warehouse code, or the open layout's own code.
  public var code: FacilityCode
  /// The name in the register, or nil when no register has been imported.
  public var name: String?
  /// MINSA category, `I-1` … `III-2`.
  public var category: String?
  /// The micro-network (microrred) that supplies the facility.
  public var microNetwork: String?
  /// The network (red) above the micro-network.
  public var network: String?
  /// The regional health authority (DIRESA, GERESA, DIRIS).
  public var regionalAuthority: String?
  /// The district where the facility stands.
  public var district: String?
  /// The executing unit (COD_UE) that the facility belongs to; its warehouse begins with the same digits.
  public var executingUnit: String?
  /// Telephone in the register, for calling those who have not reported.
  public var telephone: String?
  /// Degrees north.
  public var latitude: Double?
  /// Degrees east.
  public var longitude: Double?
  /// That the register calls it closed; nil for one that works.
  public var closure: FacilityClosure?

  /// A facility of which only the code need be known.
  public init(
    code: FacilityCode, name: String? = nil, category: String? = nil, microNetwork: String? = nil,
    network: String? = nil, regionalAuthority: String? = nil, district: String? = nil,
    telephone: String? = nil, latitude: Double? = nil, longitude: Double? = nil, executingUnit: String? = nil,
    closure: FacilityClosure? = nil
  ) {
    self.code = code
    self.name = name
    self.category = category
    self.microNetwork = microNetwork
    self.network = network
    self.regionalAuthority = regionalAuthority
    self.district = district
    self.telephone = telephone
    self.latitude = latitude
    self.longitude = longitude
    self.executingUnit = executingUnit
    self.closure = closure
  }
}

extension Facility {
  /// A place on the earth, in radians north and east.
  struct Position: Sendable {
    /// The earth's mean radius in kilometres.
    private static let earthRadius = 6371.0088

    private let latitude: Double
    private let longitude: Double
    private let cosine: Double

    fileprivate init(degreesNorth: Double, degreesEast: Double) {
      latitude = degreesNorth * .pi / 180
      longitude = degreesEast * .pi / 180
      cosine = cos(latitude)
    }

    /// Kilometres between two places; the formula stands with `Facility.kilometres(to:)`.
    func kilometres(to other: Position) -> Double {
      let (north, east) = (sin((other.latitude - latitude) / 2), sin((other.longitude - longitude) / 2))
      let half = north * north + cosine * other.cosine * east * east
      return 2 * Self.earthRadius * asin(min(1, half.squareRoot()))
    }
  }

  /// Where it stands; nil where the register has no degrees, nonsense, or the 0, 0 that stands for none.
  var position: Position? {
    guard let latitude, let longitude, abs(latitude) <= 90, abs(longitude) <= 180,
      latitude != 0 || longitude != 0
    else { return nil }
    return Position(degreesNorth: latitude, degreesEast: longitude)
  }

  /// Kilometres to another facility as the crow flies; nil where either's place is unknown.
  ///
  /// The haversine formula, 2 r arcsin √(sin²(Δφ/2) + cos φ₁ cos φ₂ sin²(Δλ/2)), on a sphere (Sinnott 1984, *Virtues of
  /// the haversine*, Sky and Telescope 68:159). Roads and rivers are longer.
  ///
  ///     // Lima (12.0464 S, 77.0428 W) to Cusco (13.5320 S, 71.9675 W): 575 km
  public func kilometres(to other: Facility) -> Double? {
    guard let from = position, let to = other.position else { return nil }
    return from.kilometres(to: to)
  }
}

/// What a facility's code says that it is.
///
/// | code | kind |
/// |---|---|
/// | `06528F02` | a pharmacy of the IPRESS `06528` |
/// | `030S05` | a warehouse |
/// | `C1004` | anything else: a place of its own, as in the open layout |
public enum FacilityKind: Sendable, Hashable {
  /// A pharmacy of an IPRESS of five digits.
  case pharmacy(healthFacility: String)
  /// A warehouse.
  case warehouse
  /// A code of another grammar, which is its own health facility.
  case other

  /// What a code says, in capitals or not: the open layout keeps codes as they are written.
  ///
  ///     FacilityKind("06528F02")  // .pharmacy(healthFacility: "06528")
  public init(_ code: FacilityCode) {
    let bytes = Array(code.text.utf8)
    func isDigits(_ range: Range<Int>) -> Bool { bytes[range].allSatisfy { (48...57).contains($0) } }
    if bytes.count == 8, bytes[5] | 0x20 == UInt8(ascii: "f"), isDigits(0..<5), isDigits(6..<8) {
      self = .pharmacy(healthFacility: String(code.text.prefix(5)))
    } else if bytes.count == 6, bytes[3] | 0x20 == UInt8(ascii: "s"), isDigits(0..<3), isDigits(4..<6) {
      self = .warehouse
    } else {
      self = .other
    }
  }
}

/// Finds what a register knows of a facility, through its IPRESS where the pharmacy itself is not listed.
public struct FacilityDirectory: Sendable {
  private let byCode: [FacilityCode: Facility]
  /// Those with a name, by whatever way of writing their code.
  private let named: CodeIndex<FacilityCode, Facility>

  /// A directory of the facilities that registers have named.
  public init(_ facilities: [Facility]) {
    byCode = Dictionary(facilities.map { ($0.code, $0) }, uniquingKeysWith: { _, later in later })
    named = CodeIndex(byCode.filter { $0.value.name != nil })
  }

  /// What is known of a facility; only its code when nothing is.
  ///
  /// The open layout keeps codes as they are written while registers mend them, so `6528` and `06528f01` are also looked for as
  /// `06528F01`. A further pharmacy (`06528F02`) that no register lists takes place and network from its IPRESS's own
  /// pharmacy (`06528F01`), and its name with the suffix added.
  public subscript(code: FacilityCode) -> Facility {
    if var known = named[code] {
      known.executingUnit = byCode[code]?.executingUnit ?? known.executingUnit
      known.code = code
      return known
    }
    let scalars = Array(code.text.unicodeScalars)
    if scalars.count == 8, scalars[5] == "F", let main = byCode["\(code.text.prefix(5))F01"],
      let name = main.name
    {
      var facility = main
      facility.code = code
      facility.executingUnit = byCode[code]?.executingUnit ?? main.executingUnit
      facility.name = name + " (" + code.text.suffix(3) + ")"
      return facility
    }
    return byCode[code] ?? Facility(code: code)
  }
}
