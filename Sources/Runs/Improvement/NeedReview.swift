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
    let meant = try Self.service(service, among: names)
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

  /// The service that somebody names, in whole or in part; family planning where nobody does; nil where it is not known.
  private static func service(_ named: String?, among names: [String]) throws -> String? {
    let whole = named.map(ServiceName.of) ?? ServiceName.familyPlanning
    if names.contains(whole) { return whole }
    guard let named else { return nil }
    let found = names.filter { PlainWords.of($0).contains(PlainWords.of(named)) }
    guard found.count == 1 else {
      throw RunError.unknownService(name: named, known: found.isEmpty ? names : found)
    }
    return found[0]
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
