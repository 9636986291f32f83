import Improvement
import SupplyModel
import SupplyStore

/// Need and service, from everything that a database holds.
public struct NeedReview {
  /// The input of the measurer.
  public let input: NeedInput
  /// The service whose visits are looked at; nil where none is known.
  public let service: String?
  /// Need and service of each facility.
  public let facilities: [FacilityNeed]
  /// The period.
  public let period: ClosedRange<Month>
  /// Facilities with visits or people that no register names and that reported nothing: most likely a code mistyped.
  public let strangers: [FacilityCode]

  /// The service that is meant where nobody names one.
  static let usualServices = ["planificacion familiar", "family planning", "ppff", "pf"]

  /// Measures need and service over a period.
  ///
  /// - Parameters:
  ///   - service: a service's name or a part of it; nil for family planning.
  ///   - factors: units that protect a couple, by whoever asks.
  /// - Throws: `RunError.unknownService` for one that no file names; what reading the database throws.
  public init(
    database: SupplyDatabase, review: ImprovementReview, period: ClosedRange<Month>, service: String? = nil,
    factors: ProtectionFactors = ProtectionFactors()
  ) throws {
    var input = NeedInput(
      reported: try review.shared.through(period.upperBound), directory: review.facilities,
      products: try database.productCatalogue())
    input.demands = try review.shared.demands(of: input.reported)
    input.populations = try database.populations()
    let months = try database.serviceMonths()
    let names = Set(months.map(\.service)).sorted()
    let found = names.filter { name in
      let plain = PlainWords.of(name)
      guard let service else { return Self.usualServices.contains(plain) }
      return plain.contains(PlainWords.of(service))
    }
    if let service, found.isEmpty { throw RunError.unknownService(name: service, known: names) }
    if service != nil, found.count > 1, !names.contains(where: { $0 == service?.lowercased() }) {
      throw RunError.unknownService(name: service ?? "", known: found)
    }
    let meant = names.first { $0 == service?.lowercased() } ?? found.first
    input.services = months.filter { $0.service == meant }
    self.service = meant
    input.factors = factors
    self.input = input
    self.period = period
    facilities = NeedMeasurer(input).facilities(period)
    let known = Set(try database.facilities().map(\.code))
    strangers = facilities.map(\.facility).filter { code in
      !known.contains(code) && review.facilities[code].name == nil
    }
  }

  /// Need and service within a place.
  public func facilities(within place: ServicePlace) -> [FacilityNeed] {
    facilities.filter { ServicePlace(of: input.directory[$0.facility], at: place.level) == place }
  }

  /// Methods that were dispensed and count for no couple, as no factor is known.
  public var uncounted: [String] {
    input.methodFactors.filter { $0.unitsPerCouple == nil }.map(\.method)
  }
}
