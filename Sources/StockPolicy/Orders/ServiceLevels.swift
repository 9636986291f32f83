import SupplyModel

/// Chooses the service level of every product at every facility: higher where nothing can stand in for it.
///
/// A product has a substitute at a facility if another product of its `substituteGroup` has stock on the shelf there. What
/// the catalogue states for a product wins. Where no product of the catalogue belongs to a group, nothing is known
/// of substitutes, and all are ordered at the run's level: not knowing of one is not having none.
public struct ServiceLevels: Sendable {
  private let settings: ForecastRun.Settings
  private let products: ProductCatalogue
  private let knowsSubstitutes: Bool
  /// The products with stock, by facility and group of substitutes, by code.
  private var stocked: [FacilityCode: [String: [ProductCode]]] = [:]

  /// The levels of a run.
  ///
  /// - Parameters:
  ///   - series: histories up to the run's month; what was counted too long ago stands in for nothing.
  ///   - products: the catalogue.
  ///   - settings: the run's settings.
  public init(_ series: [SupplySeries], products: ProductCatalogue, settings: ForecastRun.Settings) {
    self.settings = settings
    self.products = products
    var knowsSubstitutes = false
    for one in series {
      guard let group = products[one.product].substituteGroupWords else { continue }
      knowsSubstitutes = true
      guard let last = one.lastReported, (last.quantities?.closing ?? 0) >= 1,
        last.month.distance(to: settings.asOf) < AssessmentPolicy.staleAfterMonths
      else { continue }
      stocked[one.facility, default: [:]][group, default: []].append(one.product)
    }
    self.knowsSubstitutes = knowsSubstitutes
  }

  /// The level of a product at a facility.
  public func level(facility: FacilityCode, product code: ProductCode) -> ServiceLevel {
    let product = products[code]
    let substitute = product.substituteGroupWords.flatMap { group in
      stocked[facility]?[group]?.filter { $0 != code }.min()
    }
    if let stated = product.serviceLevel {
      return ServiceLevel(stated, basis: .catalogue, substitute: substitute)
    }
    guard knowsSubstitutes, substitute == nil else {
      return ServiceLevel(settings.serviceLevel, substitute: substitute)
    }
    let higher = max(settings.serviceLevel, settings.orders.serviceLevelWithoutSubstitute)
    return ServiceLevel(higher, basis: .withoutSubstitute)
  }
}
