import SupplyModel

/// All that need and service of facilities are measured from.
public struct NeedInput: Sendable {
  /// The histories as they were reported, of health facilities alone.
  public var reported: [SupplySeries]
  /// Their demand, in the same order; empty where nobody has worked it out.
  public var demands: [EstimatedDemand] = []
  /// Names, categories and places.
  public var directory: FacilityDirectory
  /// Names, methods and couple-years.
  public var products: ProductCatalogue
  /// Who is served.
  public var populations: [ServedPopulation] = []
  /// What was done, of one service alone.
  public var services: [ServiceMonth] = []
  /// Units that protect a couple.
  public var factors = ProtectionFactors()

  /// An input of histories; what else is known is set afterwards.
  public init(reported: [SupplySeries], directory: FacilityDirectory, products: ProductCatalogue) {
    self.reported = reported.filter { FacilityKind($0.facility) != .warehouse }
    self.directory = directory
    self.products = products
  }

  /// The methods of the products that were reported.
  var methods: MethodNames { MethodNames(of: reported.lazy.map(\.product), in: products) }

  /// The factor of every method that was reported, by its name; a method of several products has the couple-years of the first.
  public var methodFactors: [ProtectionFactor] {
    let methods = methods
    var years: [String: Double?] = [:]
    for code in Set(reported.map(\.product)).sorted() {
      guard let method = methods[code] else { continue }
      if years[method] == nil { years[method] = .some(products[code].coupleYearsPerUnit) }
    }
    return years.sorted { $0.key < $1.key }.map {
      factors.factor(of: $0.key, coupleYearsPerUnit: $0.value)
    }
  }

  /// Factors that somebody states of methods that nobody reported.
  public var unusedFactors: [String] { factors.unused(among: methodFactors.map(\.method)) }
}
