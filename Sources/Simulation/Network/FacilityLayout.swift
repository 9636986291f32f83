import SupplyModel

/// Lays out the facilities: micro-networks of six to nine around one health centre each, in two networks; where there are more than
/// one region can have, in networks of about twenty micro-networks and regions of four networks.
enum FacilityLayout {
  /// Up to so many facilities are one region of two networks, whose IPRESS codes have the form `99nnn`.
  private static let mostOfOneRegion = 900
  /// Micro-networks of a network, and networks of a region, where there are several regions.
  private static let (microNetworksOfNetwork, networksOfRegion) = (20, 4)

  /// How many networks there are.
  static func networkCount(_ settings: SyntheticSettings) -> Int {
    guard settings.facilities > mostOfOneRegion else { return 2 }
    return (microNetworkCount(settings) + microNetworksOfNetwork - 1) / microNetworksOfNetwork
  }

  private static func microNetworkCount(_ settings: SyntheticSettings) -> Int {
    max(1, (settings.facilities * 2 + 7) / 15)
  }

  private static let places = [
    "QUEBRADA", "LOMA", "CAÑADA", "PUQUIO", "PEÑA", "PAMPA", "CERRO", "LAGUNA", "RÍO", "MOLINO", "SEÑAL",
    "BAJÍO", "CAÑÓN", "PORTÓN",
  ]

  /// The facilities, in rising order of their code.
  static func facilities(_ settings: SyntheticSettings) -> [SyntheticFacility] {
    let (microNetworkCount, networkCount) = (microNetworkCount(settings), networkCount(settings))
    let isOneRegion = settings.facilities <= mostOfOneRegion
    let origin = isOneRegion ? 99_000 : 90_000
    var facilities: [SyntheticFacility] = []
    var ipressNumber = origin
    for microNetwork in 0..<microNetworkCount {
      let first = settings.facilities * microNetwork / microNetworkCount
      let end = settings.facilities * (microNetwork + 1) / microNetworkCount
      let hasCommunalPost = microNetwork % 2 == 1 && end - first >= 4
      for position in 0..<(end - first) {
        let isCommunal = hasCommunalPost && position == 1
        if !isCommunal { ipressNumber += 1 }
        let seat = Seat(
          microNetwork: microNetwork, network: microNetwork * networkCount / microNetworkCount,
          isOneRegion: isOneRegion,
          isCentre: position == 0, isCommunal: isCommunal,
          // The last third of a micro-network lies far out.
          isRemote: position >= 3 && (position + 1) * 3 > (end - first) * 2)
        facilities.append(facility(seat, ipressNumber: ipressNumber, origin: origin, seed: settings.seed))
      }
    }
    return facilities
  }

  /// Where a facility stands in its micro-network.
  private struct Seat {
    let microNetwork: Int
    let network: Int
    /// Whether all facilities belong to one region.
    let isOneRegion: Bool
    let isCentre: Bool
    let isCommunal: Bool
    let isRemote: Bool
  }

  private static func facility(
    _ seat: Seat, ipressNumber: Int, origin: Int, seed: UInt64
  ) -> SyntheticFacility {
    var stream = RandomStream(seed: seed, .places, ipressNumber, seat.isCommunal ? 2 : 1)
    let kind: SyntheticFacility.Kind =
      if seat.isCentre { .centre } else if seat.isCommunal { .communal } else if seat.isRemote {
        .post
      } else { stream.happens(0.55) ? .postWithPhysician : .post }
    let isLargeCentre = seat.isCentre && seat.microNetwork % 3 == 0
    let size: Double =
      switch kind {
      case .centre: isLargeCentre ? stream.number(1.3...1.7) : stream.number(0.8...1.2)
      case .postWithPhysician: stream.number(0.22...0.5)
      case .post: stream.number(0.07...0.25)
      case .communal: stream.number(0.08...0.16)
      }
    let number = ipressNumber - origin
    let place = places[(number - 1) % places.count]
    let title =
      switch kind {
      case .centre: "C.S. SINTÉTICO"
      case .communal: "BOTIQUÍN COMUNAL SINTÉTICO"
      case .postWithPhysician, .post: "P.S. SINTÉTICO"
      }
    let described = Facility(
      code: "\(ipressNumber)F0\(seat.isCommunal ? 2 : 1)",
      name: "\(title) \(place) " + TextBytes.padded(number, to: 2, with: "0"),
      category: kind == .centre
        ? (isLargeCentre ? "I-4" : "I-3") : (kind == .postWithPhysician ? "I-2" : "I-1"),
      microNetwork:
        "MICRORRED SINTÉTICA \(seat.microNetwork + 1) \(places[seat.microNetwork % places.count])",
      network: seat.isOneRegion
        ? (seat.network == 0 ? "RED SINTÉTICA NORTE" : "RED SINTÉTICA SUR")
        : "RED SINTÉTICA \(seat.network + 1)",
      regionalAuthority: "DIRESA SINTÉTICA"
        + (seat.isOneRegion ? "" : " \(seat.network / networksOfRegion + 1)"),
      district: "DISTRITO SINTÉTICO \(seat.microNetwork + 1)",
      telephone: nil,
      // A square of about 60 km that has no places of ours in it: invented, like everything here.
      latitude: coordinate(-10_800_000, seat.microNetwork % 6, spread: seat.isRemote ? 90 : 40, &stream),
      longitude: coordinate(-74_900_000, seat.microNetwork / 6, spread: seat.isRemote ? 90 : 40, &stream))
    return SyntheticFacility(
      facility: described, kind: kind, calendar: calendar(seat),
      statesCalendar: seat.isCentre || seat.isRemote,
      microNetworkIndex: seat.microNetwork, networkIndex: seat.network,
      executingUnitCode: String((seat.isOneRegion ? 990 : 900) + seat.network), size: size)
  }

  private static func calendar(_ seat: Seat) -> SupplyCalendar {
    if seat.isCentre { return SupplyCalendar(leadTimeMonths: 1, reviewPeriodMonths: 1) }
    if seat.isRemote { return SupplyCalendar(leadTimeMonths: 2, reviewPeriodMonths: 3) }
    return .assumed
  }

  /// Degrees, to six decimals: thousandths of a degree around the micro-network's own place.
  private static func coordinate(
    _ originMicroDegrees: Int, _ step: Int, spread: Int, _ stream: inout RandomStream
  ) -> Double {
    let offset = stream.integer(-(spread * 1000)...(spread * 1000))
    return Double(originMicroDegrees + step * 130_000 + offset) / 1_000_000
  }
}
